// SPDX-License-Identifier: MIT
// Too many listeners cause one warning per event.
'use strict';
const assert = require('node:assert');
const EventEmitter = require('node:events');

const warnings = [];
process.on('warning', (warning) => warnings.push(warning));
const emitter = new EventEmitter();
for (let i = 0; i < 13; i++) emitter.on('leak', () => {});
const target = new EventTarget();
EventEmitter.setMaxListeners(1, target);
for (let i = 0; i < 3; i++) target.addEventListener('leak', () => {});
setImmediate(() => {
  assert.deepStrictEqual(warnings.map((w) => [w.name, w.type, w.count]), [
    ['MaxListenersExceededWarning', 'leak', 11],
    ['MaxListenersExceededWarning', 'leak', 2],
  ]);
  assert.strictEqual(warnings[0].emitter, emitter);
  assert.match(warnings[0].message, /11 leak listeners added to \[EventEmitter\]\. MaxListeners is 10/);
  assert.match(warnings[1].message, /2 leak listeners added to EventTarget\. MaxListeners is 1/);
});
