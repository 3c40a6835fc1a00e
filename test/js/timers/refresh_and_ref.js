// SPDX-License-Identifier: MIT
//
// Timeout objects: refresh, unref, intervals that clear themselves.
'use strict';

const assert = require('node:assert');

const endless = setInterval(() => assert.fail('keeps nothing alive'), 2 ** 30);
assert.strictEqual(endless.hasRef(), true);
assert.strictEqual(endless.unref(), endless);
assert.strictEqual(endless.hasRef(), false);
setImmediate(() => {}).unref().ref();

let runs = 0;
const interval = setInterval(() => {
  if (++runs === 3) clearInterval(interval);
}, 1);

let refreshed = 0;
const timer = setTimeout(() => {
  if (++refreshed === 1) timer.refresh();
}, 1);

// A timer that throws does not stop the others.
const errors = [];
process.once('uncaughtException', (error) => errors.push(error.message));
setTimeout(() => { throw new Error('thrown'); }, 1);
let after = false;
setTimeout(() => { after = true; }, 1);

process.on('exit', () => {
  assert.deepStrictEqual([runs, refreshed, after, errors], [3, 2, true, ['thrown']]);
});
