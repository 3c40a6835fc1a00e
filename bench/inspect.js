// SPDX-License-Identifier: MIT
'use strict';

const util = require('util');
const measure = require('./support/measure');

const value = {
  id: 7, name: 'name', list: [1, 2, 3, [4, 5]], nested: { deep: { deeper: { deepest: 1 } } }, map: new Map([['k', { v: 1 }]]),
  set: new Set([1, 'two']), date: new Date(0), fn: function named() {}, regexp: /x/g, error: null, bytes: new Uint8Array(20),
};
let sink = 0;

measure.sync('util.inspect', (n) => {
  while (n-- > 0) sink += util.inspect(value).length;
});
measure.sync('util.inspect, array of 100 objects', (n) => {
  const list = Array.from({ length: 100 }, (_, i) => ({ i, s: `s${i}` }));
  while (n-- > 0) sink += util.inspect(list).length;
});
measure.sync('util.format', (n) => {
  while (n-- > 0) sink += util.format('%s is %d years and %j', 'Ann', 42, { a: 1 }).length;
});
measure.sync('util.isDeepStrictEqual', (n) => {
  const other = { ...value, nested: { deep: { deeper: { deepest: 1 } } } };
  while (n-- > 0) sink += util.isDeepStrictEqual(value, other) ? 1 : 0;
});
