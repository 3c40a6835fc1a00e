// SPDX-License-Identifier: MIT
//
// What is said of a ReferenceError where the name is one that CommonJS modules have.
'use strict';

const { toPath } = require('internal/modules/esm/urls');
const binding = internalBinding('module');

const PACKAGE_MODULE = 2; // what binding.packageType says

const name = '(require|exports|module|__filename|__dirname)';
const missing = new RegExp(`^(?:${name} is not defined|Can't find variable: ${name})$`);

function hintOf(url) {
  const { extensionOf } = require('internal/modules/esm/format');
  if (!url.startsWith('file:') || extensionOf(url) !== '.js') return '';
  const path = toPath(url);
  if (binding.packageType(path) !== PACKAGE_MODULE) return '';
  const file = require('internal/modules/resolve').fileOf(binding.packageScope(path)[0]);
  return "\nThis file is being treated as an ES module because it has a '.js' file extension and " +
    `'${file}' contains "type": "module". To treat it as a CommonJS script, rename it to use the ` +
    "'.cjs' file extension.";
}

/**
 * Completes the message.
 * @param {ReferenceError} error
 * @param {ModuleRecord} record that was evaluated
 */
function explain(error, record) {
  require('internal/stacks').fix(error);
  const match = missing.exec(error.message);
  if (match === null) return;
  const found = match[1] ?? match[2];
  const old = `${found} is not defined`;
  const advice = found === 'require' ? ', you can use import instead' : '';
  const text = `${old} in ES module scope${advice}${hintOf(record.url)}`;
  const { stack } = error;
  error.message = text;
  if (typeof stack === 'string') error.stack = stack.replace(old, () => text);
}

module.exports = { explain };
