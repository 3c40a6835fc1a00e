// SPDX-License-Identifier: MIT
//
// Modules of the library as ES modules: `default` is the module, and its properties are exports,
// copied when they are first read and again by module.syncBuiltinESMExports().
'use strict';

const { builtinId, loadBuiltin } = require('internal/modules/builtins');
const { SyntheticRecord } = require('internal/modules/esm/record');

const records = new Map(); // id -> record

function define(values, name, descriptor) {
  Object.defineProperty(values, name, { __proto__: null, enumerable: true, configurable: true,
                                        ...descriptor });
}

// Accessors load parts of the library, or open streams: they are read when somebody wants them.
function copy(values, name, module) {
  if (Object.getOwnPropertyDescriptor(module, name)?.get === undefined) {
    define(values, name, { value: module[name], writable: true });
    return;
  }
  define(values, name, {
    get() {
      const value = module[name];
      define(values, name, { value, writable: true });
      return value;
    },
    set(value) {
      define(values, name, { value, writable: true });
    },
  });
}

/**
 * The record of a module of the library.
 * @param {string} url `node:` and its id
 * @returns {SyntheticRecord}
 */
function makeBuiltinRecord(url) {
  const id = builtinId(url);
  const known = records.get(id);
  if (known !== undefined) return known;
  const module = loadBuiltin(id, url);
  const names = Object.keys(module);
  const record = new SyntheticRecord(url, names.includes('default') ? names : [...names, 'default'],
                                     () => {});
  for (const name of names) copy(record.values, name, module);
  record.values.default = module;
  record.format = 'builtin';
  record.module = module;
  records.set(id, record);
  return record;
}

/** module.syncBuiltinESMExports. */
function syncBuiltinESMExports() {
  for (const { values, module } of records.values()) {
    for (const name of Object.keys(values)) {
      if (name === 'default') continue;
      if (Object.hasOwn(module, name)) copy(values, name, module);
      else define(values, name, { value: undefined, writable: true });
    }
  }
}

module.exports = { makeBuiltinRecord, syncBuiltinESMExports };
