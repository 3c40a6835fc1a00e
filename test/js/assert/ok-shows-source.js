// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');

const expression = (fn) => {
  try {
    fn();
  } catch (error) {
    assert.strictEqual(error.generatedMessage, true);
    return error.message.split('\n\n  ')[1].trimEnd();
  }
  return undefined;
};
const holder = { assert };
assert.strictEqual(expression(() => assert(0)), 'assert(0)');
assert.strictEqual(expression(() => assert.ok(typeof 1 === 'string')),
                   "assert.ok(typeof 1 === 'string')");
assert.strictEqual(expression(() => { holder.assert.ok('a)b' === 'x('); }),
                   "holder.assert.ok('a)b' === 'x(')");
assert.strictEqual(expression(() => assert(/\)/.test(`${1}`), undefined)),
                   'assert(/\\)/.test(`${1}`), undefined)');
assert.throws(() => assert.ok(), { message: 'No value argument passed to `assert.ok()`' });
assert.throws(() => assert(false, 'text'), { message: 'text', generatedMessage: false });
