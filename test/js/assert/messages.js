// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');

const messageOf = (fn) => {
  try {
    fn();
  } catch (error) {
    assert.ok(error instanceof assert.AssertionError);
    assert.strictEqual(error.code, 'ERR_ASSERTION');
    return error.message;
  }
  throw new Error('nothing was thrown');
};
assert.strictEqual(messageOf(() => assert.strictEqual(1, 2)),
                   'Expected values to be strictly equal:\n\n1 !== 2\n');
assert.strictEqual(messageOf(() => assert.equal(1, 2)), '1 == 2');
assert.strictEqual(messageOf(() => assert.notStrictEqual(1, 1)),
                   'Expected "actual" to be strictly unequal to: 1');
assert.strictEqual(messageOf(() => assert.strictEqual([1], [1])),
                   'Values have same structure but are not reference-equal:\n\n[\n  1\n]\n');
assert.strictEqual(messageOf(() => assert.deepStrictEqual({ a: 1, b: 2 }, { a: 1, b: 3 })),
                   'Expected values to be strictly deep-equal:\n+ actual - expected\n\n' +
                   '  {\n    a: 1,\n+   b: 2\n-   b: 3\n  }\n');
assert.strictEqual(messageOf(() => assert.strictEqual('hello world', 'hello there')),
                   'Expected values to be strictly equal:\n+ actual - expected\n\n' +
                   "+ 'hello world'\n- 'hello there'\n         ^\n");
assert.strictEqual(messageOf(() => assert.match('abc', /x/)),
                   'The input did not match the regular expression /x/. Input:\n\n\'abc\'\n');
assert.strictEqual(messageOf(() => assert.fail()), 'Failed');
assert.strictEqual(messageOf(() => assert.ifError(new Error('inner'))),
                   'ifError got unwanted exception: inner');
// Messages of one's own: texts, functions and errors.
assert.strictEqual(messageOf(() => assert.equal(1, 2, 'mine')), 'mine');
assert.strictEqual(messageOf(() => assert.equal(1, 2, (a, b) => `${a} and ${b}`)), '1 and 2');
assert.throws(() => assert.equal(1, 2, new RangeError('own')), RangeError);
assert.throws(() => assert.equal(1, 2, 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => assert.equal(1), { code: 'ERR_MISSING_ARGS' });
