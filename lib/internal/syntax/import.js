// SPDX-License-Identifier: MIT
//
// import() as rewritten code calls it where it is no ES module: bound to the file it stands in.
'use strict';

/**
 * The import() of a source.
 * @param {string|undefined} filename absolute, or undefined for code that belongs to no file: what
 *   it imports is looked for from the current directory
 * @returns {(specifier: *, options: *, phase: string) => Promise<object>}
 */
function importFrom(filename) {
  return (specifier, options, phase) => require('internal/modules/esm/dynamic_import')
    .importModule(filename, specifier, options, phase);
}

module.exports = { importFrom };
