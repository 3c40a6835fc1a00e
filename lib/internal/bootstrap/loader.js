// SPDX-License-Identifier: MIT
//
// The library's own module loader, and the first module that runs.  C calls it with
// (undefined, compile, has, undefined, internalBinding): here `require` is the C function that
// compiles a module of the library, or returns undefined where there is none, and `module` the one
// that says whether there is such a module.
'use strict';

const compile = require;
const modules = new Map();
const whenLoaded = new Map();
const processObject = {};

/**
 * Loads a library module, once.
 * @param {string} id such as 'fs' or 'internal/errors'
 * @returns {*} its exports
 */
function requireBuiltin(id) {
  const loaded = modules.get(id);
  if (loaded !== undefined) return loaded.exports;
  const fn = compile(id);
  if (fn === undefined) throw new Error(`No such built-in module: ${id}`);
  const record = { id, exports: {} };
  modules.set(id, record);
  try {
    fn(record.exports, requireBuiltin, record, processObject, internalBinding);
    whenLoaded.get(id)?.(record.exports);
  } catch (error) {
    modules.delete(id);
    throw error;
  }
  return record.exports;
}

// Which modules were loaded so far: `make bench` counts them.
requireBuiltin.loaded = modules;
// id -> function called with the exports once the module has been loaded, by whoever needs it.
requireBuiltin.whenLoaded = whenLoaded;
// Whether an id names a module of the library, without loading it.
requireBuiltin.has = module;

return () => requireBuiltin('internal/main')();
