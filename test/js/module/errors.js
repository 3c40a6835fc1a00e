// SPDX-License-Identifier: MIT
//
// Errors of require(): the require stack, the place of a syntax error, what failed is not cached.
'use strict';

const assert = require('node:assert');
const path = require('node:path');

assert.throws(() => require('./absent'), {
  code: 'MODULE_NOT_FOUND',
  message: `Cannot find module './absent'\nRequire stack:\n- ${__filename}`,
  requireStack: [__filename],
});

const file = path.resolve(__dirname, '../../fixtures/module/syntax.js');
assert.throws(() => require(file), (error) => {
  assert.ok(error instanceof SyntaxError);
  assert.ok(error.stack.startsWith(`${file}:2\nconst = 5;\n`), error.stack);
  return true;
});
assert.strictEqual(require.cache[file], undefined);
assert.strictEqual(module.children.length, 0);

const hashbang = require('../../fixtures/module/hashbang.js');
assert.match(hashbang.stack.split('\n')[1], /hashbang\.js:2:7\)$/);
