// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

assert.strictEqual(inspect(new Map([['k', { v: 1 }]])), "Map(1) { 'k' => { v: 1 } }");
assert.strictEqual(inspect(new Set([1, 'a'])), "Set(2) { 1, 'a' }");
assert.strictEqual(inspect(new WeakMap()), 'WeakMap { <items unknown> }');
assert.strictEqual(inspect(new Date(0)), '1970-01-01T00:00:00.000Z');
assert.strictEqual(inspect(/a\/b/gi), '/a\\/b/gi');
assert.strictEqual(inspect(/a/dgimsuy), '/a/dgimsuy');
assert.strictEqual(inspect(/[a]/v), '/[a]/v');
assert.strictEqual(inspect(Object.defineProperty(/a/g, 'flags', { value: 'own' })), '/a/own');
assert.strictEqual(inspect(new (class Loud extends RegExp { get flags() { return '!'; } })('a')),
                   'Loud /a/!');
assert.strictEqual(inspect(new Uint8Array([1, 2])), 'Uint8Array(2) [ 1, 2 ]');
assert.strictEqual(inspect(new ArrayBuffer(2)),
                   'ArrayBuffer { [Uint8Contents]: <00 00>, [byteLength]: 2 }');
assert.strictEqual(inspect(Object('abc')), "[String: 'abc']");
assert.strictEqual(inspect(Object(1n)), '[BigInt: 1n]');
assert.strictEqual(inspect(Object(Symbol('x'))), '[Symbol: Symbol(x)]');
assert.strictEqual(inspect(new Proxy({ a: 1 }, {})), 'Proxy({ a: 1 })');
assert.match(inspect(new Proxy({ a: 1 }, {}), { showProxy: true }), /^Proxy \[ { a: 1 }, /);
assert.strictEqual(inspect((function() { return arguments; })(1)), "[Arguments] { '0': 1 }");

// Long lists go into columns, numbers aligned on the right.
assert.strictEqual(inspect(Array.from({ length: 30 }, (_, i) => i)),
                   '[\n' +
                   '   0,  1,  2,  3,  4,  5,  6,  7,  8,\n' +
                   '   9, 10, 11, 12, 13, 14, 15, 16, 17,\n' +
                   '  18, 19, 20, 21, 22, 23, 24, 25, 26,\n' +
                   '  27, 28, 29\n' +
                   ']');
// What is too long for a line is split.
assert.strictEqual(inspect({ a: 'x'.repeat(40), b: 'y'.repeat(40) }),
                   `{\n  a: '${'x'.repeat(40)}',\n  b: '${'y'.repeat(40)}'\n}`);
