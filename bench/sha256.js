// SPDX-License-Identifier: MIT
'use strict';

const crypto = require('crypto');
const measure = require('./support/measure');

const small = Buffer.alloc(1024, 'x');
const large = Buffer.alloc(100 << 20, 'y');

measure.sync('sha256 of 1 kB', (n) => {
  while (n-- > 0) crypto.createHash('sha256').update(small).digest('hex');
});
measure.sync('randomUUID', (n) => {
  while (n-- > 0) crypto.randomUUID();
});
measure.once('sha256 of 100 MB', () => { crypto.createHash('sha256').update(large).digest('hex'); });
