// SPDX-License-Identifier: MIT
//
// "Did you mean to import ...": what require() would have found for a specifier that import does
// not take, as the specifier to write instead.
'use strict';

const { toPath } = require('internal/modules/esm/urls');

const relative = /^\.\.?\//;

function findForRequire(specifier, basePath) {
  const { Module } = require('internal/modules/cjs');
  const request = specifier.startsWith('file:') ? toPath(specifier) : specifier;
  const parent = new Module(basePath);
  parent.filename = basePath;
  parent.paths = Module._nodeModulePaths(parent.path);
  try {
    return Module._resolveFilename(request, parent, false);
  } catch {
    return undefined; // there is nothing to suggest
  }
}

// The file as the importing module would name it.
function asSpecifier(file, specifier, basePath) {
  const { relative: relativePath, dirname, sep } = require('path');
  if (relative.test(specifier)) {
    const path = relativePath(dirname(basePath), file);
    return path.startsWith('.') ? path : `./${path}`;
  }
  const marker = `${sep}node_modules${sep}`;
  const at = file.lastIndexOf(marker);
  return at === -1 || specifier.startsWith('/') || specifier.startsWith('file:') ?
    require('internal/modules/esm/urls').toURL(file) : file.slice(at + marker.length);
}

/**
 * Completes an error about a specifier.
 * @param {Error} error
 * @param {string} specifier as it was written
 * @param {string|undefined} basePath of the importing file
 * @returns {Error} the same
 */
function suggest(error, specifier, basePath) {
  if (basePath === undefined || !basePath.startsWith('/') || specifier === '' ||
      specifier.startsWith('file:') || specifier.startsWith('/')) return error;
  const file = findForRequire(specifier, basePath);
  if (file === undefined || !file.startsWith('/')) return error;
  error.message += `\nDid you mean to import ${
    JSON.stringify(asSpecifier(file, specifier, basePath))}?`;
  return error;
}

module.exports = { suggest };
