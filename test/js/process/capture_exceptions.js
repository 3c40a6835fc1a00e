// SPDX-License-Identifier: MIT
//
// Uncaught exceptions: the monitor sees them first, then the capture callback takes them.
'use strict';

const assert = require('node:assert');

const seen = [];
process.on('uncaughtExceptionMonitor', (error, origin) => seen.push(['monitor', error, origin]));
process.on('uncaughtException', (error, origin) => seen.push(['listener', error, origin]));

process.setUncaughtExceptionCaptureCallback((error) => {
  seen.push(['captured', error]);
  process.setUncaughtExceptionCaptureCallback(null);
});
assert.strictEqual(process.hasUncaughtExceptionCaptureCallback(), true);
assert.throws(() => process.setUncaughtExceptionCaptureCallback(() => {}),
              { code: 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET' });

setTimeout(() => { throw 'first'; }, 1);
setTimeout(() => { throw 'second'; }, 5);
queueMicrotask(() => { Promise.reject(new Error('third')); });
process.on('exit', () => {
  const [third, ...rest] = [seen.slice(0, 2), ...seen.slice(2)];
  assert.strictEqual(third[0][2], 'unhandledRejection');
  assert.strictEqual(third[1][0], 'captured');
  assert.deepStrictEqual(rest, [
    ['monitor', 'first', 'uncaughtException'], ['listener', 'first', 'uncaughtException'],
    ['monitor', 'second', 'uncaughtException'], ['listener', 'second', 'uncaughtException'],
  ]);
});
