// SPDX-License-Identifier: MIT
//
// import(): what rewritten sources call, bound to who imports.
'use strict';

const { readAttributes } = require('internal/modules/esm/attributes');
const { toURL } = require('internal/modules/esm/urls');

function currentURL() {
  const cwd = process.cwd();
  return toURL(cwd.endsWith('/') ? cwd : `${cwd}/`);
}

/**
 * The import() of one importer.
 * @param {(specifier: string, attributes: object, phase: string) => Promise<object>} load
 * @returns {(specifier: *, options: *, phase?: string) => Promise<object>}
 */
function makeImporter(load) {
  return (specifier, options, phase = 'evaluation') => {
    try {
      return load(`${specifier}`, readAttributes(options), phase);
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

function load(specifier, parentURL, attributes, phase) {
  return require('internal/modules/esm/loader')
    .importModule(specifier, parentURL, attributes, phase);
}

/**
 * The import() of a module.
 * @param {ModuleRecord} record
 * @returns {Function} see makeImporter
 */
function importerOf(record) {
  const { url, scope } = record;
  if (scope !== undefined) return makeImporter(scope.load);
  return makeImporter((specifier, attributes, phase) => load(specifier, url, attributes, phase));
}

/**
 * import() of code that is no module.
 * @param {string|undefined} filename of the code, absolute; undefined: what it imports is looked
 *   for from the current directory
 * @param {*} specifier
 * @param {*} [options]
 * @param {string} [phase]
 * @returns {Promise<object>}
 */
function importModule(filename, specifier, options, phase) {
  try {
    const parentURL = filename === undefined ? currentURL() : toURL(filename);
    return load(`${specifier}`, parentURL, readAttributes(options), phase);
  } catch (error) {
    return Promise.reject(error);
  }
}

module.exports = { makeImporter, importerOf, importModule, currentURL };
