// SPDX-License-Identifier: MIT
//
// node:module: the Module class, with the functions that the loader itself does not need.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { Module } = require('internal/modules/cjs');
const { deprecate, emitExperimentalWarning, getLazy } = require('internal/util');
const { listBuiltins } = require('internal/modules/builtins');
const { validateObject, validateOneOf, validateString } = require('internal/validators');

const compileCacheStatus = {
  __proto__: null, FAILED: 0, ENABLED: 1, ALREADY_ENABLED: 2, DISABLED: 3,
};

const emitRegisterWarning = deprecate(
  () => {}, '`module.register()` is deprecated. Use `module.registerHooks()` instead.', 'DEP0205');

/** Gives the exports that ES modules import from library modules their present values. */
Module.syncBuiltinESMExports = function syncBuiltinESMExports() {
  if (!require.loaded.has('internal/modules/esm/builtin')) return; // nobody has imported any
  require('internal/modules/esm/builtin').syncBuiltinESMExports();
};

/** See internal/modules/hooks. */
Module.registerHooks = function registerHooks(hooks) {
  return require('internal/modules/hooks').registerHooks(hooks);
};

Module.builtinModules = listBuiltins();

/** See internal/modules/esm/hooks. */
Module.register = function register(specifier, parentURL = undefined, options) {
  emitRegisterWarning();
  require('internal/modules/esm/hooks').register(specifier, parentURL, options);
};

Module.constants = Object.freeze({
  __proto__: null,
  compileCacheStatus: Object.freeze(compileCacheStatus),
});

/**
 * The engine's compiled code cannot be stored, so there is no cache to enable.
 * @param {string|{ directory?: string, portable?: boolean }} [options]
 * @returns {{ status: number, message: string }} status is always FAILED
 */
Module.enableCompileCache = function enableCompileCache(options) {
  const directory = typeof options === 'object' && options !== null ? options.directory : options;
  if (directory !== undefined && typeof directory !== 'string') {
    const error = new TypeError('cacheDir should be a string');
    error.code = new ERR_INVALID_ARG_TYPE('cacheDir', 'string', directory).code;
    throw error;
  }
  return {
    status: compileCacheStatus.FAILED,
    message: 'The JavaScript engine cannot store compiled code',
  };
};

/** See internal/modules/package. */
Module.findPackageJSON = function findPackageJSON(specifier, base = 'data:') {
  return Reflect.apply(require('internal/modules/package').findPackageJSON, undefined, arguments);
};

/** Writes the compile cache: there is never anything to write. */
Module.flushCompileCache = function flushCompileCache() {};

/** @returns {undefined} no compile cache is ever enabled */
Module.getCompileCacheDir = function getCompileCacheDir() {
  return undefined;
};

/**
 * Erases the types of a TypeScript source.
 * @param {string} code
 * @param {{ mode?: 'strip', sourceUrl?: string, sourceMap?: false }} [options]
 * @returns {string}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_TYPESCRIPT_SYNTAX,
 *   ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX
 */
Module.stripTypeScriptTypes = function stripTypeScriptTypes(code, options = { __proto__: null }) {
  emitExperimentalWarning('stripTypeScriptTypes');
  validateString(code, 'code');
  validateObject(options, 'options');
  const { mode = 'strip', sourceUrl = '', sourceMap = false } = options;
  validateOneOf(mode, 'options.mode', ['strip']);
  validateString(sourceUrl, 'options.sourceUrl');
  validateOneOf(sourceMap, 'options.sourceMap', [false, undefined]);
  const text = require('internal/modules/esm/front_end').stripTypes(code);
  return sourceUrl === '' ? text : `${text}\n\n//# sourceURL=${sourceUrl}`;
};

const sourceMaps = getLazy(() => require('internal/modules/source_map'));

Module.findSourceMap = function findSourceMap(path) {
  return sourceMaps().findSourceMap(path);
};

Object.defineProperty(Module, 'SourceMap', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: () => sourceMaps().SourceMap,
  set(value) {
    Object.defineProperty(Module, 'SourceMap', { value, writable: true });
  },
});

Module.getSourceMapsSupport = function getSourceMapsSupport() {
  return sourceMaps().getSourceMapsSupport();
};

Module.setSourceMapsSupport = function setSourceMapsSupport(enabled, options = undefined) {
  sourceMaps().setSourceMapsSupport(enabled, options);
};

module.exports = Module;
