// SPDX-License-Identifier: MIT
'use strict';

// indexOf() and lastIndexOf() agree with a search by hand.
const assert = require('node:assert');

function byHand(hay, needle, from, step) {
  for (let at = from; at >= 0 && at <= hay.length - needle.length; at += step) {
    if (hay.subarray(at, at + needle.length).equals(needle)) return at;
  }
  return -1;
}

let seed = 1;
const random = (n) => (seed = seed * 48271 % 0x7fffffff) % n;
for (let round = 0; round < 300; round++) {
  const hay = Buffer.from(Array.from({ length: random(800) + 1 }, () => random(2)));
  const needle = Buffer.from(Array.from({ length: random(12) + 1 }, () => random(2)));
  const from = random(hay.length);
  assert.strictEqual(hay.indexOf(needle, from), byHand(hay, needle, from, 1));
  assert.strictEqual(hay.lastIndexOf(needle, from),
                     byHand(hay, needle, Math.min(from, hay.length - needle.length), -1));
}

const wide = Buffer.from('abcabc', 'utf16le');
assert.strictEqual(wide.indexOf('b', 3, 'utf16le'), 2);
assert.strictEqual(wide.lastIndexOf('b', 9, 'utf16le'), 8);
assert.strictEqual(Buffer.from([0, 97, 0, 98]).indexOf(Buffer.from([97, 0]), 0, 'utf16le'), -1);
assert.strictEqual(Buffer.from('abc').indexOf('', 10), 3);
assert.strictEqual(Buffer.from('abc').indexOf(99 + 256), 2);
assert(Buffer.from('abc').includes('YmM=', 'base64'));
