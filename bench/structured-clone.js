// SPDX-License-Identifier: MIT
'use strict';

const measure = require('./support/measure');

const plain = { id: 1, list: Array.from({ length: 50 }, (_, i) => ({ i, text: `item ${i}` })) };
const rich = { map: new Map([[1, new Set(['a'])]]), date: new Date(0), regexp: /x/, bytes: new Uint8Array(1024), error: new Error('e') };

measure.sync('structuredClone, plain', (n) => {
  while (n-- > 0) structuredClone(plain);
});
measure.sync('structuredClone, rich', (n) => {
  while (n-- > 0) structuredClone(rich);
});
