// SPDX-License-Identifier: MIT
// However a text is cut, the same characters come out.
'use strict';
const assert = require('node:assert');
const { StringDecoder } = require('node:string_decoder');

const text = 'aé€\u{1f600}z';
for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1']) {
  const bytes = Buffer.from(text, encoding === 'utf16le' ? encoding : 'utf8');
  for (let size = 1; size <= bytes.length; size++) {
    const decoder = new StringDecoder(encoding);
    let out = '';
    for (let i = 0; i < bytes.length; i += size) out += decoder.write(bytes.subarray(i, i + size));
    assert.strictEqual(out + decoder.end(), bytes.toString(encoding), `${encoding} by ${size}`);
  }
}
const decoder = new StringDecoder();
assert.strictEqual(decoder.write(Buffer.from([0xe2, 0x82])), '');
assert.strictEqual(decoder.lastNeed, 1);
assert.strictEqual(decoder.lastTotal, 3);
assert.strictEqual(decoder.end(), '\ufffd');
assert.strictEqual(decoder.write(Buffer.from([0xf0, 0x9f, 0x41])), '\ufffdA');
assert.strictEqual(decoder.write('as it is'), 'as it is');
assert.throws(() => decoder.write(1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new StringDecoder('nope'), { code: 'ERR_UNKNOWN_ENCODING' });
