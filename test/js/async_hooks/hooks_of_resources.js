// SPDX-License-Identifier: MIT
//
// createHook: init, before, after and destroy of timers, ticks, immediates and AsyncResource.
'use strict';

const assert = require('node:assert');
const {
  AsyncResource, createHook, executionAsyncId, executionAsyncResource, triggerAsyncId,
} = require('node:async_hooks');

const types = ['Timeout', 'Immediate', 'TickObject', 'Microtask', 'Custom'];
const events = new Map();
const record = (name) => (id) => events.get(id)?.events.push(name);

const hook = createHook({
  init(id, type, trigger, resource) {
    if (types.includes(type)) events.set(id, { type, trigger, resource, events: ['init'] });
  },
  before: record('before'),
  after: record('after'),
  destroy: record('destroy'),
});
assert.strictEqual(hook.enable(), hook);

const main = executionAsyncId();
const check = (type) => () => {
  const seen = events.get(executionAsyncId());
  assert.strictEqual(seen.type, type);
  assert.strictEqual(seen.trigger, main);
  assert.strictEqual(triggerAsyncId(), main);
  assert.strictEqual(executionAsyncResource(), seen.resource);
  assert.deepStrictEqual(seen.events, ['init', 'before']);
};
setTimeout(check('Timeout'), 1);
setImmediate(check('Immediate'));
process.nextTick(check('TickObject'));
queueMicrotask(check('Microtask'));
const resource = new AsyncResource('Custom');
resource.runInAsyncScope(check('Custom'));
assert.strictEqual(executionAsyncId(), main);
assert.strictEqual(resource.triggerAsyncId(), main);
assert.strictEqual(resource.emitDestroy(), resource);

// The first immediate runs, and is destroyed, before this timer, however late the timers are.
setTimeout(() => setImmediate(() => setTimeout(() => {
  hook.disable();
  const before = events.size;
  setImmediate(() => {});
  assert.strictEqual(events.size, before);
  const seen = [...events.values()].filter(({ events: list }) => list.length === 4);
  assert.deepStrictEqual(new Set(seen.map(({ type }) => type)), new Set(types));
  for (const { events: list } of seen) {
    assert.deepStrictEqual(list, ['init', 'before', 'after', 'destroy']);
  }
}, 1)), 1);

assert.throws(() => createHook({ init: 5 }), { code: 'ERR_ASYNC_CALLBACK' });
assert.throws(() => new AsyncResource(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new AsyncResource('x', { triggerAsyncId: -3 }), { code: 'ERR_INVALID_ASYNC_ID' });
