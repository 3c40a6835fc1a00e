// SPDX-License-Identifier: MIT
// ErrorEvent, CloseEvent and MessageEvent.
'use strict';
const assert = require('node:assert');

const error = new ErrorEvent('error', { message: 5, filename: 'f', lineno: '7', error: null, cancelable: true });
assert.deepStrictEqual([error.message, error.filename, error.lineno, error.colno, error.error], ['5', 'f', 7, 0, null]);
assert.strictEqual(error.cancelable, true);
const close = new CloseEvent('close', { wasClean: 1, code: 70000, reason: 'r' });
assert.deepStrictEqual([close.wasClean, close.code, close.reason], [true, 4464, 'r']);
const message = new MessageEvent('message', { data: { a: 1 }, origin: 'o' });
assert.deepStrictEqual([message.data, message.origin, message.lastEventId, message.source], [{ a: 1 }, 'o', '', null]);
assert.ok(Object.isFrozen(message.ports));
assert.throws(() => new MessageEvent('x', { source: 5 }), TypeError);
assert.throws(() => new CloseEvent(), TypeError);
assert.throws(() => ErrorEvent.prototype.message, { code: 'ERR_INVALID_THIS' });
const target = new EventTarget();
let seen;
target.addEventListener('message', (event) => seen = event);
target.dispatchEvent(message);
assert.strictEqual(seen, message);
