// SPDX-License-Identifier: MIT
'use strict';

// Text becomes bytes and comes back, in every encoding, for narrow and wide strings.
const assert = require('node:assert');

const cases = [
  ['utf8', 'h\u00e9llo \u20ac \u{1f600}', '68c3a96c6c6f20e282ac20f09f9880'],
  ['utf8', '\ud800x', 'efbfbd78'],
  ['utf16le', 'a\u20ac', '6100ac20'],
  ['latin1', '\u00e9\u0222', 'e922'],
  ['ascii', 'az', '617a'],
  ['hex', '0aFFzz00', '0aff'],
  ['hex', '616', '61'],
  ['base64', 'YWJj ZA', '61626364'],
  ['base64', 'YW=Jj', '61'],
  ['base64', 'Y\u0222WJj', '616263'],
  ['base64url', '-_+/', 'fbffbf'],
];
for (const [encoding, text, hex] of cases) {
  assert.strictEqual(Buffer.from(text, encoding).toString('hex'), hex, `${encoding} ${text}`);
}

for (const length of [0, 1, 2, 3, 255, 256, 257, 40000, 70000]) {
  const text = 'ab\u00e7'.repeat(length / 3 + 1).slice(0, length);
  for (const encoding of ['utf8', 'utf16le', 'latin1']) {
    const buffer = Buffer.from(text, encoding);
    assert.strictEqual(buffer.length, Buffer.byteLength(text, encoding));
    assert.strictEqual(buffer.toString(encoding), text);
    for (const outer of ['hex', 'base64', 'base64url']) {
      assert(Buffer.from(buffer.toString(outer), outer).equals(buffer));
    }
  }
}

const lines = Buffer.alloc(300, 7).toString('base64').replace(/.{76}/g, '$&\r\n');
assert(Buffer.from(lines, 'base64').equals(Buffer.alloc(300, 7)));
assert.throws(() => Buffer.from('a', 'nope'), { code: 'ERR_UNKNOWN_ENCODING' });
