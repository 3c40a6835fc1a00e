// SPDX-License-Identifier: MIT
// AbortController and AbortSignal.
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

const controller = new AbortController();
const events = [];
controller.signal.onabort = function(event) {
  events.push(event.type, event.isTrusted, this === controller.signal);
};
controller.signal.addEventListener('abort', () => events.push('listener'));
controller.signal.throwIfAborted();
controller.abort();
controller.abort('again');
assert.deepStrictEqual(events, ['abort', true, true, 'listener']);
assert.strictEqual(controller.signal.reason.name, 'AbortError');
assert.strictEqual(controller.signal.reason.message, 'This operation was aborted');
assert.throws(() => controller.signal.throwIfAborted(), (e) => e === controller.signal.reason);
assert.strictEqual(inspect(controller.signal), 'AbortSignal { aborted: true }');

assert.strictEqual(AbortSignal.abort(5).reason, 5);
assert.throws(() => new AbortSignal(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
assert.throws(() => AbortSignal.timeout(-1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => AbortSignal.any([1]), { code: 'ERR_INVALID_ARG_TYPE' });

// A composite follows its sources, in the order of creation.
const [a, b] = [new AbortController(), new AbortController()];
const either = AbortSignal.any([a.signal, b.signal]);
const nested = AbortSignal.any([either, b.signal]);
const order = [];
nested.onabort = () => order.push('nested');
either.onabort = () => order.push('either');
b.signal.onabort = () => order.push('source');
b.abort('b');
assert.deepStrictEqual(order, ['source', 'either', 'nested']);
assert.strictEqual(nested.reason, 'b');
assert.strictEqual(AbortSignal.any([AbortSignal.abort(3), a.signal]).reason, 3);

// A timeout does not keep the process alive by itself.
const timeout = AbortSignal.timeout(1);
const keepAlive = setTimeout(() => assert.fail('no abort'), 10000);
timeout.addEventListener('abort', () => {
  assert.strictEqual(timeout.reason.name, 'TimeoutError');
  clearTimeout(keepAlive);
});
AbortSignal.timeout(100000);
