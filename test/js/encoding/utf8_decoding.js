// SPDX-License-Identifier: MIT
// TextDecoder for UTF-8: invalid bytes, byte order marks, fatal mode.
'use strict';
const assert = require('node:assert');

const decode = (hex, options) => new TextDecoder('utf8', options).decode(Buffer.from(hex, 'hex'));
const cases = [
  ['', ''], ['61c3a9e282acf09f9880', 'a\u00e9\u20ac\u{1f600}'], ['61ff62', 'a\ufffdb'],
  ['e282', '\ufffd'], ['e28261', '\ufffda'], ['f09f98', '\ufffd'], ['c0af', '\ufffd\ufffd'],
  ['eda080', '\ufffd\ufffd\ufffd'], ['efbbbf61', 'a'], ['efbbbfefbbbf61', '\ufeffa'],
  ['f4908080', '\ufffd\ufffd\ufffd\ufffd'],
];
for (const [hex, expected] of cases) assert.strictEqual(decode(hex), expected, hex);
assert.strictEqual(decode('efbbbf61', { ignoreBOM: true }), '\ufeffa');

const fatal = new TextDecoder('utf-8', { fatal: true });
for (const hex of ['ff', 'e282', 'c0af', 'eda080']) {
  assert.throws(() => fatal.decode(Buffer.from(hex, 'hex')), {
    name: 'TypeError', code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
    message: 'The encoded data was not valid for encoding utf-8',
  });
}
assert.strictEqual(fatal.decode(Buffer.from('ok')), 'ok');

const memory = new Uint8Array([0x61, 0x62, 0x63]);
const decoder = new TextDecoder();
assert.strictEqual(decoder.decode(memory.buffer), 'abc');
assert.strictEqual(decoder.decode(memory.subarray(1)), 'bc');
assert.strictEqual(decoder.decode(new DataView(memory.buffer, 2)), 'c');
assert.strictEqual(decoder.decode(), '');
assert.throws(() => decoder.decode('abc'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => decoder.decode(memory, 5), { code: 'ERR_INVALID_ARG_TYPE' });
