// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const dc = require('node:diagnostics_channel');

const channel = dc.tracingChannel('test');
const events = [];
const handlers = {};
for (const name of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
  handlers[name] = (context, channelName) => {
    assert.strictEqual(channelName, `tracing:test:${name}`);
    events.push(name);
  };
}
channel.subscribe(handlers);
const take = () => events.splice(0).join(' ');

assert.strictEqual(channel.traceSync((a) => a + 1, {}, null, 1), 2);
assert.strictEqual(take(), 'start end');
assert.throws(() => channel.traceSync(() => { throw new Error('x'); }), /x/);
assert.strictEqual(take(), 'start error end');

const context = {};
channel.traceCallback((callback) => callback(null, 'result'), -1, context, null, () => {});
assert.strictEqual(take(), 'start asyncStart asyncEnd end');
assert.strictEqual(context.result, 'result');

(async () => {
  assert.strictEqual(await channel.tracePromise(async () => 5), 5);
  assert.strictEqual(take(), 'start end asyncStart asyncEnd');
  await assert.rejects(channel.tracePromise(async () => { throw new Error('y'); }), /y/);
  assert.strictEqual(take(), 'start end error asyncStart asyncEnd');
  assert.strictEqual(channel.unsubscribe(handlers), true);
  assert.strictEqual(channel.hasSubscribers, false);
})();
