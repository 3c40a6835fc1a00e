// SPDX-License-Identifier: MIT
// What URLSearchParams writes it reads back: every short text over the characters that matter.
'use strict';
const assert = require('node:assert');

const characters = ['a', '=', '&', '+', '%', ' ', '?', '#', '~', '\u00e9', '\u{1f600}', '4', '*'];
const texts = [''];
for (const a of characters) {
  for (const b of ['', ...characters]) {
    for (const c of ['', ...characters]) texts.push(a + b + c);
  }
}

for (const text of texts) {
  const written = new URLSearchParams([[text, text], ['', text]]).toString();
  assert.match(written, /^[\w%*\-.+=&]*$/);
  assert.deepStrictEqual([...new URLSearchParams(written)], [[text, text], ['', text]]);
  assert.strictEqual(new URLSearchParams(`?${written}`).toString(), written);

  const read = new URLSearchParams(text);
  assert.deepStrictEqual([...new URLSearchParams(read.toString())], [...read]);
  assert.strictEqual(read.size, text.replace(/^\?/, '').split('&').filter(Boolean).length);
}
