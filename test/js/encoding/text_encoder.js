// SPDX-License-Identifier: MIT
// TextEncoder: UTF-8 from strings, into new or given memory.
'use strict';
const assert = require('node:assert');

const encoder = new TextEncoder();
assert.strictEqual(encoder.encoding, 'utf-8');
const bytes = (text) => Buffer.from(encoder.encode(text)).toString('hex');
assert.strictEqual(bytes('a\u00e9\u20ac\u{1f600}'), '61c3a9e282acf09f9880');
assert.strictEqual(bytes('\ud800x\udc00'), 'efbfbd78efbfbd');
assert.strictEqual(bytes(undefined), '');
assert.strictEqual(bytes(null), '6e756c6c');
const own = encoder.encode('abc');
assert.strictEqual(own.buffer.byteLength, 3);

// Long texts take another way.
for (const [c, size] of [['x', 1], ['\u00e9', 2], ['\u65e5', 3]]) {
  const long = encoder.encode(c.repeat(3000));
  assert.strictEqual(long.length, 3000 * size);
  assert.strictEqual(new TextDecoder().decode(long), c.repeat(3000));
}

const cases = [
  ['a\u20ac\u{1f600}b', 8, { read: 4, written: 8 }], ['a\u20ac', 3, { read: 1, written: 1 }],
  ['\u{1f600}', 3, { read: 0, written: 0 }], ['\u00e9\u00e9', 3, { read: 1, written: 2 }],
  ['\ud800', 3, { read: 1, written: 3 }], ['', 0, { read: 0, written: 0 }],
];
for (const [text, room, expected] of cases) {
  assert.deepStrictEqual(encoder.encodeInto(text, new Uint8Array(room)), expected);
}
assert.throws(() => encoder.encodeInto(1, new Uint8Array(1)), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => encoder.encodeInto('', new Uint16Array(1)), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => encoder.encode(Symbol('s')), TypeError);
