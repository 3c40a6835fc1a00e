// SPDX-License-Identifier: MIT
//
// What is said of an import that cannot be resolved, and where.
'use strict';

const { AMBIGUOUS, CIRCULAR } = require('internal/modules/esm/record');
const { placeInStack } = require('internal/modules/esm/place');

const isIdentifier = (name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

// The names between the braces of the line, as the pattern that takes them from an object.
function patternOfLine(record, line) {
  const source = require('internal/stacks/source').sourceLine(record.url, line) ?? '';
  const inside = /(?:import|export)\b[^{]*(\{[^}]*\})/.exec(source)?.[1];
  return inside?.replaceAll(/\s+as\s+/g, ': ');
}

function commonjsHint(record, entry, name) {
  const { specifier } = record.requests[entry.request];
  const pattern = patternOfLine(record, entry.line);
  return `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS ` +
    'module, which may not support all module.exports as named exports.\n' +
    'CommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\n${pattern === undefined ? '' : `const ${pattern} = pkg;\n`}`;
}

function messageOf(record, entry, binding) {
  const { specifier } = record.requests[entry.request];
  const name = entry.importName ?? entry.name;
  if (binding === AMBIGUOUS) {
    return `The requested module '${specifier}' contains conflicting star exports for name ` +
      `'${name}'`;
  }
  if (binding === CIRCULAR) {
    return `Detected cycle while resolving name '${name}' in '${specifier}'`;
  }
  if (record.dependencies[entry.request].format === 'commonjs') {
    return commonjsHint(record, entry, name);
  }
  return `The requested module '${specifier}' does not provide an export named '${name}'`;
}

// What is marked: the imported name, or an exported one with its alias.
function widthOf({ name, local, importName }) {
  if (importName !== undefined) {
    return importName.length + (importName === name ? 0 : ' as '.length + name.length);
  }
  if (name === 'default') return local.length;
  return name.length + (isIdentifier(name) ? 0 : 2);
}

/**
 * The error for an import or export that cannot be resolved.
 * @param {SourceTextRecord} record that imports
 * @param {object} entry of its imports or indirect exports
 * @param {null|symbol} binding what resolveExport said
 * @returns {SyntaxError}
 */
function unresolved(record, entry, binding) {
  const error = new SyntaxError(messageOf(record, entry, binding));
  return placeInStack(error, record.url, entry.line, entry.column, widthOf(entry));
}

module.exports = { unresolved };
