// SPDX-License-Identifier: MIT
//
// A timer that a promise job starts after the last referenced timer, while an empty list of a longer
// delay is still there.
'use strict';

const assert = require('node:assert');

let count = 0;
new Promise((resolve) => {
  const long = setTimeout(assert.fail, 100);
  setTimeout(() => {
    clearTimeout(long);
    resolve();
  }, 5);
}).then(() => {
  setTimeout(() => {
    count++;
    process.nextTick(() => setTimeout(() => count++, 1));
  }, 10);
});
process.on('exit', () => assert.strictEqual(count, 2));
