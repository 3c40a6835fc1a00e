// SPDX-License-Identifier: MIT
// Event and EventTarget of the DOM.
'use strict';
const assert = require('node:assert');

const target = new EventTarget();
const event = new Event('a', { cancelable: true });
const seen = [];
target.addEventListener('a', function(e) {
  seen.push(this === target, e.target === target, e.currentTarget === target, e.eventPhase,
            e.composedPath().length);
  e.preventDefault();
  assert.throws(() => target.dispatchEvent(e), { code: 'ERR_EVENT_RECURSION' });
}, { once: true });
target.addEventListener('a', { handleEvent: (e) => seen.push(e.defaultPrevented) });
assert.strictEqual(target.dispatchEvent(event), false);
assert.deepStrictEqual(seen, [true, true, true, Event.AT_TARGET, 1, true]);
assert.strictEqual(event.eventPhase, Event.NONE);
assert.strictEqual(event.currentTarget, null);
assert.strictEqual(event.isTrusted, false);

const passive = new Event('p', { cancelable: true });
target.addEventListener('p', (e) => e.preventDefault(), { passive: true });
assert.strictEqual(target.dispatchEvent(passive), true);

const order = [];
target.addEventListener('s', (e) => {
  order.push(1);
  e.stopImmediatePropagation();
});
target.addEventListener('s', () => order.push(2));
target.dispatchEvent(new Event('s'));
assert.deepStrictEqual(order, [1]);

const controller = new AbortController();
let count = 0;
target.addEventListener('n', () => count++, { signal: controller.signal });
target.dispatchEvent(new Event('n'));
controller.abort();
target.dispatchEvent(new Event('n'));
assert.strictEqual(count, 1);

assert.strictEqual(new CustomEvent('c', { detail: 5 }).detail, 5);
assert.throws(() => new Event(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => target.addEventListener('a', 1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Event.prototype.type, { code: 'ERR_INVALID_THIS' });
assert.throws(() => EventTarget.prototype.dispatchEvent.call({}, event),
              { code: 'ERR_INVALID_THIS' });

// An exception in a listener is an uncaught one, and the others still run.
const uncaught = [];
process.once('uncaughtException', (error) => uncaught.push(error.message));
target.addEventListener('t', () => {
  throw new Error('listener');
});
target.addEventListener('t', () => uncaught.push('next'));
target.dispatchEvent(new Event('t'));
setImmediate(() => assert.deepStrictEqual(uncaught, ['next', 'listener']));
