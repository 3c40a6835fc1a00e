// SPDX-License-Identifier: MIT
//
// process.env: values are strings, and it behaves as an object otherwise.
'use strict';

const assert = require('node:assert');

process.env.NUMBER = 42;
assert.strictEqual(process.env.NUMBER, '42');
process.env.NOTHING = undefined;
assert.strictEqual(process.env.NOTHING, 'undefined');
assert.strictEqual('NUMBER' in process.env, true);
assert.ok(Object.keys(process.env).includes('NUMBER'));
assert.strictEqual(delete process.env.NUMBER, true);
assert.strictEqual(delete process.env.NUMBER, true);
assert.strictEqual('NUMBER' in process.env, false);
assert.strictEqual(process.env.NUMBER, undefined);
assert.strictEqual(typeof process.env.toString, 'function');

assert.throws(() => { process.env.X = Symbol('s'); }, TypeError);
assert.throws(() => { process.env[Symbol('s')] = 1; }, TypeError);
assert.strictEqual(Symbol('s') in process.env, false);
assert.strictEqual(process.env[Symbol.iterator], undefined);

const code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
assert.throws(() => Object.defineProperty(process.env, 'X', { value: 'x' }), { code });
assert.throws(() => Object.defineProperty(process.env, 'X', { get() {} }), { code });
Object.defineProperty(process.env, 'X', {
  value: 1, writable: true, enumerable: true, configurable: true,
});
assert.strictEqual(process.env.X, '1');
assert.strictEqual({ ...process.env }.X, '1');
