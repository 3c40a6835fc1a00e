// SPDX-License-Identifier: MIT
// Labels find their encoding, and every legacy encoding decodes.
'use strict';
const assert = require('node:assert');

const labels = {
  'unicode-1-1-utf-8': 'utf-8', 'UTF8': 'utf-8', ' utf8\n': 'utf-8', 'ascii': 'windows-1252',
  'latin1': 'windows-1252', 'utf-16': 'utf-16le', 'ucs-2': 'utf-16le', 'unicodefffe': 'utf-16be',
  'sjis': 'shift_jis', 'gb2312': 'gbk', 'big5-hkscs': 'big5', 'ks_c_5601-1987': 'euc-kr',
  'logical': 'iso-8859-8-i', 'l9': 'iso-8859-15', 'koi8-ru': 'koi8-u', 'cp866': 'ibm866',
  'tis-620': 'windows-874', 'x-mac-roman': 'macintosh', 'x-user-defined': 'x-user-defined',
};
for (const [label, name] of Object.entries(labels)) {
  assert.strictEqual(new TextDecoder(label).encoding, name);
}
for (const label of ['', 'nope', 'replacement', 'utf8\u00a0', 'utf\0', 'x'.repeat(99)]) {
  assert.throws(() => new TextDecoder(label), {
    name: 'RangeError', code: 'ERR_ENCODING_NOT_SUPPORTED',
    message: `The "${label}" encoding is not supported`,
  });
}

assert.throws(() => new TextDecoder('iso-2022-kr'), /The "replacement" encoding is not supported/);

const samples = [
  ['windows-1252', [0x80, 0x81, 0xe9], '\u20ac\x81\u00e9'], ['iso-8859-16', [0xa4, 0xaa, 0xfe], '\u20ac\u0218\u021b'],
  ['koi8-u', [0xae, 0xc1], '\u045e\u0430'], ['windows-1253', [0xaa, 0xe1], '\ufffd\u03b1'],
  ['windows-874', [0xa1, 0xdb], '\u0e01\ufffd'], ['windows-1255', [0xca, 0xe0], '\u05ba\u05d0'],
  ['macintosh', [0x80, 0xdb], '\u00c4\u20ac'], ['ibm866', [0x80, 0xf0], '\u0410\u0401'],
  ['x-user-defined', [0x41, 0x80, 0xff], 'A\uf780\uf7ff'],
  ['shift_jis', [0x82, 0xa0, 0xb1, 0x81, 0x20], '\u3042\uff71\ufffd '],
  ['euc-jp', [0xa4, 0xa2, 0x8e, 0xb1], '\u3042\uff71'], ['euc-kr', [0xb0, 0xa1], '\uac00'],
  ['gbk', [0x80, 0xb0, 0xa1, 0xff, 0x41], '\u20ac\u554a\ufffdA'], ['big5', [0xa4, 0x40], '\u4e00'],
  ['utf-16be', [0x00, 0x41, 0xd8, 0x00, 0x00], 'A\ufffd'],
];
for (const [encoding, bytes, expected] of samples) {
  assert.strictEqual(new TextDecoder(encoding).decode(Uint8Array.from(bytes)), expected, encoding);
}
assert.throws(() => new TextDecoder('windows-1253', { fatal: true }).decode(Uint8Array.of(0xaa)),
              { code: 'ERR_ENCODING_INVALID_ENCODED_DATA' });
