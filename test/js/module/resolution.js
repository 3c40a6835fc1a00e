// SPDX-License-Identifier: MIT
//
// require(): files, folders, packages, "exports" and "imports".
'use strict';

const assert = require('node:assert');
const { createRequire } = require('node:module');
const path = require('node:path');

const folder = path.resolve(__dirname, '../../fixtures/module');
const load = createRequire(path.join(folder, 'x.js'));

const found = {
  './own': 'own.js',
  './own.js': 'own.js',
  'fixtures': 'own.js',
  '#own': 'own.js',
  '#files/own': 'own.js',
  '#plain': 'node_modules/plain/index.js',
  'plain': 'node_modules/plain/index.js',
  'plain/': 'node_modules/plain/index.js',
  'plain/sub': 'node_modules/plain/sub/index.json',
  'main': 'node_modules/main/lib/start.js',
  'exporting': 'node_modules/exporting/require.js',
  'exporting/list': 'node_modules/exporting/require.js',
  'exporting/node': 'node_modules/exporting/require.js',
  'exporting/files/a': 'node_modules/exporting/files/a.js',
  './cycle/../own': 'own.js',
};
for (const request of Object.keys(found)) {
  assert.strictEqual(load.resolve(request), path.join(folder, found[request]), request);
}
assert.strictEqual(load('own'.padStart(5, './')), 'own');
assert.strictEqual(load('exporting').name, 'exporting');
assert.strictEqual(load('./bom.json').bom, true);

const failures = {
  './absent': 'MODULE_NOT_FOUND',
  './own.js/': 'MODULE_NOT_FOUND',
  'absent': 'MODULE_NOT_FOUND',
  'a\0b': 'MODULE_NOT_FOUND',
  'badmain': 'MODULE_NOT_FOUND',
  'exporting/gone': 'MODULE_NOT_FOUND',
  'exporting/require.js': 'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'exporting/files/private/a': 'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'fixtures/other': 'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'exporting/outside': 'ERR_INVALID_PACKAGE_TARGET',
  'exporting/bare': 'ERR_INVALID_PACKAGE_TARGET',
  '#out': 'ERR_INVALID_PACKAGE_TARGET',
  'exporting/files/../require': 'ERR_INVALID_MODULE_SPECIFIER',
  '#': 'ERR_INVALID_MODULE_SPECIFIER',
  '#off': 'ERR_PACKAGE_IMPORT_NOT_DEFINED',
  '#absent': 'ERR_PACKAGE_IMPORT_NOT_DEFINED',
  'broken': 'ERR_INVALID_PACKAGE_CONFIG',
  'mixed': 'ERR_INVALID_PACKAGE_CONFIG',
  'node:absent': 'ERR_UNKNOWN_BUILTIN_MODULE',
  '': 'ERR_INVALID_ARG_VALUE',
};
for (const request of Object.keys(failures)) {
  assert.throws(() => load(request), { code: failures[request] }, request);
}
for (const value of [undefined, null, 5, {}]) {
  assert.throws(() => load(value), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => load('./bad.json'), (error) => {
  return error instanceof SyntaxError && error.message.startsWith(path.join(folder, 'bad.json: '));
});
