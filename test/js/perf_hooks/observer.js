// SPDX-License-Identifier: MIT
//
// PerformanceObserver: delivery, buffered entries and misuse.
'use strict';

const assert = require('node:assert');
const { performance, PerformanceObserver } = require('node:perf_hooks');

const silent = new PerformanceObserver(() => assert.fail('was disconnected'));
silent.observe({ entryTypes: ['mark'] });
performance.mark('d', { startTime: 5 });
assert.strictEqual(silent.takeRecords().length, 1);
silent.disconnect();
performance.clearMarks('d');


const calls = [];
const observer = new PerformanceObserver((list, self) => {
  assert.strictEqual(self, observer);
  calls.push(list.getEntries().map(({ name }) => name));
  assert.strictEqual(list.getEntriesByType('mark').length, 2);
  assert.strictEqual(list.getEntriesByName('a').length, 1);
  observer.disconnect();
});
observer.observe({ entryTypes: ['mark', 'measure'] });
assert.throws(() => observer.observe({ type: 'mark' }), { name: 'InvalidModificationError' });
performance.mark('b', { startTime: 2 });
performance.mark('a', { startTime: 1 });
performance.measure('c', { start: 3, end: 4 });

new PerformanceObserver((list, self) => {
  calls.push(list.getEntries().map(({ name }) => name));
  self.disconnect();
}).observe({ type: 'mark', buffered: true });

const timed = performance.timerify(function add(a, b) { return a + b; });
new PerformanceObserver((list, self) => {
  const [entry] = list.getEntries();
  assert.strictEqual(entry.name, 'add');
  assert.strictEqual(entry.entryType, 'function');
  calls.push([...entry.detail]);
  self.disconnect();
}).observe({ type: 'function' });
assert.strictEqual(timed(1, 2), 3);
assert.strictEqual(timed.name, 'timerified add');

assert.throws(() => new PerformanceObserver(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => silent.observe({}), { code: 'ERR_MISSING_ARGS' });

process.on('exit', () => {
  assert.deepStrictEqual(calls.map((names) => names.join()).sort(), ['1,2', 'a,b', 'a,b,c'].sort());
});
