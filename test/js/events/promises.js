// SPDX-License-Identifier: MIT
// events.once() and events.on().
'use strict';
const assert = require('node:assert');
const EventEmitter = require('node:events');
const { once, on } = EventEmitter;

async function main() {
  const emitter = new EventEmitter();
  const waiting = once(emitter, 'a');
  emitter.emit('a', 1, 2);
  assert.deepStrictEqual(await waiting, [1, 2]);
  assert.strictEqual(emitter.listenerCount('error'), 0);

  const failing = once(emitter, 'a');
  emitter.emit('error', new Error('no'));
  await assert.rejects(failing, { message: 'no' });

  const controller = new AbortController();
  const aborted = once(emitter, 'a', { signal: controller.signal });
  controller.abort('why');
  await assert.rejects(aborted, { name: 'AbortError', code: 'ABORT_ERR', cause: 'why' });
  assert.strictEqual(emitter.listenerCount('a'), 0);

  const iterator = on(emitter, 'b', { close: ['end'] });
  emitter.emit('b', 1);
  emitter.emit('b', 2, 3);
  emitter.emit('end');
  const events = [];
  for await (const event of iterator) events.push(event);
  assert.deepStrictEqual(events, [[1], [2, 3]]);
  assert.deepStrictEqual(emitter.eventNames(), []);

  // Readers that came first are served first; an error ends the iteration.
  const other = on(emitter, 'c');
  const [first, second] = [other.next(), other.next()];
  emitter.emit('c', 'x');
  emitter.emit('error', new Error('over'));
  assert.deepStrictEqual(await first, { done: false, value: ['x'] });
  await assert.rejects(second, { message: 'over' });
  assert.deepStrictEqual(await other.next(), { done: true, value: undefined });

  // Backpressure on a source that can pause.
  class Source extends EventEmitter {
    paused = false;
    pause() {
      this.paused = true;
    }
    resume() {
      this.paused = false;
    }
  }
  const source = new Source();
  const slow = on(source, 'd', { highWaterMark: 2, lowWaterMark: 1 });
  for (let i = 0; i < 3; i++) source.emit('d', i);
  assert.strictEqual(source.paused, true);
  for (let i = 0; i < 3; i++) await slow.next();
  assert.strictEqual(source.paused, false);
}
main().then(() => process.exitCode = 0);
