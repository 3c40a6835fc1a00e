// SPDX-License-Identifier: MIT
//
// Warns once for each package.json without "type" whose files are ES modules.
'use strict';

const { toPath } = require('internal/modules/esm/urls');
const binding = internalBinding('module');

const warned = new Set();

/**
 * @param {string} url of an ES module that was found out by its syntax
 */
function warn(url) {
  const path = toPath(url);
  if (path.includes('/node_modules/') || /\.[cm]?tsx?$/.test(path)) return;
  const directory = binding.packageScope(path)?.[0];
  if (directory === undefined) return;
  const { fileOf } = require('internal/modules/resolve');
  const file = fileOf(directory);
  if (warned.has(file)) return;
  warned.add(file);
  process.emitWarning(
    `Module type of ${url} is not specified and it doesn't parse as CommonJS.\n` +
    'Reparsing as ES module because module syntax was detected. This incurs a performance ' +
    `overhead.\nTo eliminate this warning, add "type": "module" to ${file}.`,
    { type: 'Warning', code: 'MODULE_TYPELESS_PACKAGE_JSON' });
}

module.exports = { warn };
