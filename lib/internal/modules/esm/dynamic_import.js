// SPDX-License-Identifier: MIT
//
// import(): what rewritten sources call, bound to who imports.
'use strict';

const { readAttributes } = require('internal/modules/esm/attributes');

/**
 * import() from a module, file or URL of its own.
 * @param {string} parentURL
 * @param {*} specifier
 * @param {*} [options]
 * @param {string} [phase]
 * @returns {Promise<object>}
 */
function importFrom(parentURL, specifier, options, phase) {
  let text;
  let attributes;
  try {
    text = `${specifier}`;
    attributes = readAttributes(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return require('internal/modules/esm/loader').importModule(text, parentURL, attributes, phase);
}

/**
 * The import() of a module.
 * @param {ModuleRecord} record
 * @returns {(specifier: *, options: *) => Promise<object>}
 */
function importerOf(record) {
  if (record.scope !== undefined) {
    return (specifier, options, phase) => record.scope.importFrom(specifier, options, phase);
  }
  const { url } = record;
  return (specifier, options, phase) => importFrom(url, specifier, options, phase);
}

module.exports = { importFrom, importerOf };
