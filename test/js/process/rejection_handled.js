// SPDX-License-Identifier: MIT
//
// 'rejectionHandled': a handler that comes after 'unhandledRejection' is noticed.
'use strict';

const assert = require('node:assert');

// Without its accelerators the engine does not tell whether a promise has a handler.
if (process.config.variables.nodus_engine_accelerators === 'none') process.exit();

const seen = [];
process.on('unhandledRejection', (reason, promise) => seen.push(['unhandled', reason, promise]));
process.on('rejectionHandled', (promise) => seen.push(['handled', promise]));

const first = Promise.reject(1);
const second = Promise.reject(2);
const inTime = Promise.reject(3);
process.nextTick(() => inTime.catch(() => {}));
setTimeout(() => first.catch(() => {}), 1);
process.on('exit', () => {
  assert.deepStrictEqual(seen, [['unhandled', 1, first], ['unhandled', 2, second],
                                ['handled', first]]);
});
