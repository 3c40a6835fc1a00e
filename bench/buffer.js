// SPDX-License-Identifier: MIT
'use strict';

const measure = require('./support/measure');

const text = 'The quick brown fox jumps over the lazy dog. '.repeat(23);
const wide = 'Gr\u00fc\u00dfe \u4f60\u597d \u{1f600} '.repeat(64);
const bytes = Buffer.from(text);
const base64 = bytes.toString('base64');
const hex = bytes.toString('hex');
const wideBytes = Buffer.from(wide);
let sink;

const operations = {
  'Buffer.alloc 1 kB': () => Buffer.alloc(1024),
  'Buffer.allocUnsafe 64 B': () => Buffer.allocUnsafe(64),
  'Buffer.from 1 kB ASCII': () => Buffer.from(text),
  'Buffer.from 1 kB wide': () => Buffer.from(wide),
  'Buffer.from base64': () => Buffer.from(base64, 'base64'),
  'Buffer.from hex': () => Buffer.from(hex, 'hex'),
  'toString 1 kB ASCII': () => bytes.toString(),
  'toString 1 kB wide': () => wideBytes.toString(),
  'toString base64': () => bytes.toString('base64'),
  'toString hex': () => bytes.toString('hex'),
  'toString latin1': () => bytes.toString('latin1'),
  'Buffer.concat 4 x 1 kB': () => Buffer.concat([bytes, bytes, bytes, bytes]),
  'indexOf': () => bytes.indexOf('lazy cat'),
  'equals': () => bytes.equals(bytes),
  'readUInt32LE': () => bytes.readUInt32LE(100),
  'Buffer.byteLength wide': () => Buffer.byteLength(wide),
  'subarray': () => bytes.subarray(10, 20),
};
for (const [label, operation] of Object.entries(operations)) {
  measure.sync(label, (n) => {
    while (n-- > 0) sink = operation();
  });
}
if (sink === undefined) throw new Error('nothing was done');
