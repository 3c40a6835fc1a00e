// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { format, formatWithOptions } = require('node:util');

assert.strictEqual(format('%s %d %i %f', 'a', '42', 42.9, '1.5x'), 'a 42 42 1.5');
assert.strictEqual(format('%j %%', { a: [1] }), '{"a":[1]} %');
assert.strictEqual(format('%s', { a: { b: 1 } }), '{ a: [Object] }');
assert.strictEqual(format('%s', -0), '-0');
assert.strictEqual(format('%d', 10n), '10n');
assert.strictEqual(format('%O', { a: { b: { c: {} } } }), '{ a: { b: { c: {} } } }');
assert.strictEqual(format('%o', [1]), '[ 1, [length]: 1 ]');
assert.strictEqual(format('%c%s', 'css', 'x'), 'x');
assert.strictEqual(format('%s'), '%s');
assert.strictEqual(format('a', 'b', { c: 1 }), 'a b { c: 1 }');
assert.strictEqual(format(1, 'b'), '1 b');
const circular = {};
circular.self = circular;
assert.strictEqual(format('%j', circular), '[Circular]');
assert.strictEqual(formatWithOptions({ colors: true }, 'x', 1), 'x \u001b[33m1\u001b[39m');
assert.throws(() => formatWithOptions(null, 'x'), { code: 'ERR_INVALID_ARG_TYPE' });
// A toString that the program wrote is used, a built-in one is not.
class Named { toString() { return 'named'; } }
assert.strictEqual(format('%s', new Named()), 'named');
assert.strictEqual(format('%s', [1, [2]]), '[ 1, [Array] ]');
