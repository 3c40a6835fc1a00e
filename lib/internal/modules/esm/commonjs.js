// SPDX-License-Identifier: MIT
//
// CommonJS modules as ES modules see them: `default` and 'module.exports' are what the module
// exports as a whole, and the names that its text shows are exports of their own.
'use strict';

const { errorCodes } = require('internal/lazy');
const { extensionOf } = require('internal/modules/esm/format');
const { cjsExports, erase, languageOfExtension } = require('internal/modules/esm/front_end');
const { SyntheticRecord } = require('internal/modules/esm/record');
const { toPath } = require('internal/modules/esm/urls');
const { isBuiltin } = require('internal/modules/builtins');
const binding = internalBinding('module');

const namesOf = new Map(); // file -> names

// File -> what a module exported when its loading had ended, where require() loads it before the
// import that waits for it is evaluated.
const loadedEarly = new Map();

const loader = () => require('internal/modules/cjs');

function reexportedNames(request, filename) {
  const { Module } = loader();
  const parent = new Module(filename);
  parent.filename = filename;
  parent.paths = Module._nodeModulePaths(parent.path);
  let target;
  try {
    target = Module._resolveFilename(request, parent, false);
  } catch {
    return []; // require() will say so
  }
  const extension = extensionOf(target);
  if (isBuiltin(target) || (extension !== '.js' && extension !== '.cjs' && extension !== '')) {
    return [];
  }
  if (extension === '.js' && binding.packageType(target) === 2) return [];
  return exportedNames(target, binding.readText(target));
}

// TypeScript without its types.
function toJavaScript(filename, source) {
  const language = languageOfExtension[extensionOf(filename)];
  return language === undefined ? source : erase(source, filename, language);
}

/** The names that the text of a file exports, those of the modules it passes on included. */
function exportedNames(filename, source) {
  const known = namesOf.get(filename);
  if (known !== undefined) return known;
  const names = new Set();
  namesOf.set(filename, names);
  let found;
  try {
    found = cjsExports(toJavaScript(filename, source));
  } catch {
    return names; // it does not parse; loading it will say so
  }
  for (const name of found.exports) names.add(name);
  for (const request of found.reexports) {
    for (const name of reexportedNames(request, filename)) names.add(name);
  }
  return names;
}

// Runs a file whose source the hooks gave.
function loadSource(filename, source) {
  const { Module } = loader();
  const module = new Module(filename);
  module.filename = filename;
  module.paths = Module._nodeModulePaths(module.path);
  Module._cache[filename] = module;
  try {
    module._compile(source, filename, 'commonjs');
  } catch (error) {
    delete Module._cache[filename];
    throw error;
  }
  module.loaded = true;
  return module.exports;
}

function exportsOf(filename, isMain, hookedSource) {
  const { Module } = loader();
  const cached = Module._cache[filename];
  const early = loadedEarly.get(filename);
  loadedEarly.delete(filename);
  if (early !== undefined && early.module === cached) return early.exports;
  if (cached?.loaded) return cached.exports;
  if (hookedSource !== undefined) return loadSource(filename, hookedSource);
  return Module._load(filename, undefined, isMain);
}

function setExports(record, exports) {
  const { values } = record;
  const isObject = typeof exports === 'object' ? exports !== null : typeof exports === 'function';
  if (isObject) {
    for (const name in values) {
      if (name === 'default' || name === 'module.exports') continue;
      if (!Object.hasOwn(exports, name)) continue;
      try {
        values[name] = exports[name];
      } catch {
        // A getter that throws leaves its export undefined.
      }
    }
  }
  values.default = exports;
  values['module.exports'] = exports;
}

/**
 * The record of a CommonJS module.
 * @param {string} url
 * @param {string} source
 * @param {{ isMain?: boolean, isHooked?: boolean }} [options] isHooked: the source is from hooks
 * @returns {SyntheticRecord}
 */
function makeCommonJSRecord(url, source, { isMain = false, isHooked = false } = {}) {
  const filename = url.startsWith('file:') ? toPath(url) : url;
  const names = new Set([...exportedNames(filename, source), 'default', 'module.exports']);
  const record = new SyntheticRecord(url, [...names], () => {
    setExports(record, exportsOf(filename, isMain, isHooked ? source : undefined));
  });
  record.format = 'commonjs';
  loadedEarly.set(filename, undefined);
  return record;
}

/** A module has been loaded by require(). */
function noteLoaded(module) {
  const { filename, exports } = module;
  if (loadedEarly.has(filename)) loadedEarly.set(filename, { module, exports });
}

/**
 * A module that is being required must not be imported by what it requires.
 * @throws ERR_REQUIRE_CYCLE_MODULE
 */
function checkCycle(record, specifier, parentURL) {
  const { Module } = loader();
  const cached = Module._cache[toPath(record.url)];
  if (cached === undefined || cached.loaded) return;
  throw new (errorCodes().ERR_REQUIRE_CYCLE_MODULE)(
    `Cannot import CommonJS Module ${specifier} in a cycle. (from ${toPath(parentURL)})`);
}

module.exports = { makeCommonJSRecord, noteLoaded, checkCycle };
