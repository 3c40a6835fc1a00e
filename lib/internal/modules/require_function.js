// SPDX-License-Identifier: MIT
//
// The `require` that each module gets.
'use strict';

const { checkString, errorCodes } = require('internal/lazy');

// Whatever programs do to prototypes.
function setOwnProperty(target, name, value) {
  Object.defineProperty(target, name, {
    value, writable: true, enumerable: true, configurable: true,
  });
}

/**
 * Makes the require function of a module.
 * @param {object} mod
 * @param {Function} Module
 * @returns {Function}
 */
function makeRequireFunction(mod, Module) {
  // Goes through the module's own method, which programs replace.
  const require = function require(path) {
    return mod.require(path);
  };

  /** The file that require() would load. */
  function resolve(request, options) {
    checkString(request, 'request');
    return Module._resolveFilename(request, mod, false, options);
  }

  /** The folders that would be searched; null for a module of the library. */
  function paths(request) {
    checkString(request, 'request');
    return Module._resolveLookupPaths(request, mod);
  }

  resolve.paths = paths;
  require.resolve = resolve;
  setOwnProperty(require, 'main', process.mainModule);
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function toFilename(value) {
  try {
    return require('url').fileURLToPath(value);
  } catch {
    return undefined;
  }
}

/**
 * module.createRequire.
 * @param {string|URL} filename absolute path or file URL; one with a trailing slash is a folder
 * @param {Function} Module
 * @returns {Function}
 * @throws ERR_INVALID_ARG_VALUE
 */
function createRequire(filename, Module) {
  const path = typeof filename === 'string' && filename.startsWith('/') ? filename :
    toFilename(filename);
  if (path === undefined) {
    throw new (errorCodes().ERR_INVALID_ARG_VALUE)(
      'filename', filename, 'must be a file URL object, file URL string, or absolute path string');
  }
  const file = path.endsWith('/') ? `${path}noop.js` : path;
  const mod = new Module(file);
  mod.filename = file;
  mod.paths = Module._nodeModulePaths(mod.path);
  return makeRequireFunction(mod, Module);
}

module.exports = { makeRequireFunction, createRequire };

