// SPDX-License-Identifier: MIT
'use strict';

const { EventEmitter } = require('events');
const measure = require('./support/measure');

const emitter = new EventEmitter();
let sum = 0;
emitter.on('one', (a, b) => { sum += a + b; });
for (let i = 0; i < 5; i++) emitter.on('five', (a) => { sum += a; });

measure.sync('emit, 1 listener', (n) => {
  while (n-- > 0) emitter.emit('one', n, 1);
});
measure.sync('emit, 5 listeners', (n) => {
  while (n-- > 0) emitter.emit('five', n);
});
measure.sync('on and off', (n) => {
  const listener = () => {};
  while (n-- > 0) emitter.on('x', listener).off('x', listener);
});
measure.sync('once and emit', (n) => {
  while (n-- > 0) {
    emitter.once('y', () => {});
    emitter.emit('y');
  }
});
