// SPDX-License-Identifier: MIT
//
// The global object: which names are enumerable, and that lazily loaded ones can be replaced.
'use strict';

const assert = require('node:assert');

const functions = [
  'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout',
  'queueMicrotask', 'structuredClone', 'atob', 'btoa',
];
const keys = Object.keys(globalThis);
assert.deepStrictEqual(keys.slice(0, 12), ['global', ...functions, 'performance']);
for (const name of functions) {
  assert.strictEqual(typeof globalThis[name], 'function');
  const { value, writable, enumerable, configurable } =
    Object.getOwnPropertyDescriptor(globalThis, name);
  assert.strictEqual(value.name, name);
  assert.deepStrictEqual([writable, enumerable, configurable], [true, true, true]);
}
for (const name of ['URL', 'AbortController', 'EventTarget', 'TextEncoder', 'Blob', 'DOMException',
                    'PerformanceObserver', 'Navigator', 'QuotaExceededError', 'WebAssembly']) {
  assert.ok(globalThis[name], name);
  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name);
  assert.deepStrictEqual([writable, enumerable, configurable], [true, false, true], name);
}
assert.strictEqual(global, globalThis);
assert.strictEqual(Object.prototype.toString.call(globalThis), '[object global]');

globalThis.AbortSignal = 5;
assert.strictEqual(AbortSignal, 5);
globalThis.performance = 6;
assert.strictEqual(performance, 6);
const saved = process;
globalThis.process = 7;
assert.strictEqual(process, 7);
globalThis.process = saved;

assert.ok(navigator instanceof Navigator);
assert.ok(navigator.hardwareConcurrency >= 1);
assert.match(navigator.userAgent, /^Node\.js\/\d+$/);
assert.deepStrictEqual(navigator.languages, [navigator.language]);
assert.throws(() => new Navigator(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });

const error = new QuotaExceededError('full', { quota: 5, requested: 7 });
assert.ok(error instanceof DOMException);
assert.deepStrictEqual([error.name, error.code, error.quota, error.requested],
                       ['QuotaExceededError', 22, 5, 7]);
assert.throws(() => new QuotaExceededError('', { quota: -1 }), RangeError);
