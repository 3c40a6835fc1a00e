// SPDX-License-Identifier: MIT
//
// Where require() looks: lookup paths, createRequire, findPackageJSON, the list of builtins.
'use strict';

const assert = require('node:assert');
const Module = require('node:module');
const path = require('node:path');

assert.deepStrictEqual(Module._nodeModulePaths('/a/node_modules/b'),
                       ['/a/node_modules/b/node_modules', '/a/node_modules', '/node_modules']);
assert.deepStrictEqual(Module._nodeModulePaths('/'), ['/node_modules']);
assert.deepStrictEqual(require.resolve.paths('./x'), [__dirname]);
assert.strictEqual(require.resolve.paths('fs'), null);
assert.deepStrictEqual(require.resolve.paths('x').slice(0, module.paths.length), module.paths);
assert.strictEqual(require.main, process.mainModule);
assert.strictEqual(require.main, module);
assert.deepStrictEqual([module.id, module.parent, module.isPreloading], ['.', null, false]);

const folder = path.resolve(__dirname, '../../fixtures/module');
assert.strictEqual(require.resolve('plain', { paths: [path.join(folder, 'cycle')] }),
                   path.join(folder, 'node_modules/plain/index.js'));
assert.strictEqual(require.resolve('./own', { paths: [folder] }), path.join(folder, 'own.js'));
assert.throws(() => require.resolve('./own', { paths: 5 }), { code: 'ERR_INVALID_ARG_VALUE' });

const { createRequire, findPackageJSON } = Module;
assert.strictEqual(createRequire(`${folder}/`).resolve('./own'), path.join(folder, 'own.js'));
assert.strictEqual(createRequire(new URL(`file://${folder}/x.js`)).resolve('plain'),
                   path.join(folder, 'node_modules/plain/index.js'));
for (const value of ['relative', 5]) {
  assert.throws(() => createRequire(value), { code: 'ERR_INVALID_ARG_VALUE' });
}

assert.strictEqual(findPackageJSON('./own.js', path.join(folder, 'x.js')),
                   path.join(folder, 'package.json'));
assert.strictEqual(findPackageJSON('exporting', path.join(folder, 'x.js')),
                   path.join(folder, 'node_modules/exporting/package.json'));
assert.throws(() => findPackageJSON('absent', path.join(folder, 'x.js')),
              { code: 'ERR_MODULE_NOT_FOUND' });

assert.ok(Module.builtinModules.includes('module') && Object.isFrozen(Module.builtinModules));
assert.deepStrictEqual(['fs', 'node:fs', 'fs/', 'absent', 'test'].map(Module.isBuiltin),
                       [true, true, false, false, false]);
