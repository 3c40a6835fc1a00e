// SPDX-License-Identifier: MIT
'use strict';

const measure = require('./support/measure');

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const ascii = 'x'.repeat(1024);
const wide = 'Gr\u00fc\u00dfe \u4f60\u597d '.repeat(100);
const asciiBytes = encoder.encode(ascii);
const wideBytes = encoder.encode(wide);
let sink = 0;

measure.sync('decode 1 kB ASCII', (n) => {
  while (n-- > 0) sink += decoder.decode(asciiBytes).length;
});
measure.sync('decode 1 kB wide', (n) => {
  while (n-- > 0) sink += decoder.decode(wideBytes).length;
});
measure.sync('encode 1 kB ASCII', (n) => {
  while (n-- > 0) sink += encoder.encode(ascii).length;
});
measure.sync('encode 1 kB wide', (n) => {
  while (n-- > 0) sink += encoder.encode(wide).length;
});
measure.sync('encodeInto', (n) => {
  const target = new Uint8Array(4096);
  while (n-- > 0) sink += encoder.encodeInto(wide, target).written;
});
