// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
process.noDeprecation = true;
const punycode = require('node:punycode');

const samples = [
  ['mañana', 'maana-pta'], ['☃-⌘', '--dqo34k'], ['abc', 'abc-'],
  ['他们为什么不说中文', 'ihqwcrb4cv8a8dqg056pqjye'], ['\u{1f600}x', 'x-iv3s'],
];
for (const [text, encoded] of samples) {
  assert.strictEqual(punycode.encode(text), encoded);
  assert.strictEqual(punycode.decode(encoded), text);
}
assert.strictEqual(punycode.toASCII('me@mañana.com'), 'me@xn--maana-pta.com');
assert.strictEqual(punycode.toUnicode('xn--maana-pta.com'), 'mañana.com');
assert.strictEqual(punycode.toASCII('mañana。com'), 'xn--maana-pta.com');
assert.deepStrictEqual(punycode.ucs2.decode('a\u{1f600}\ud800'), [0x61, 0x1f600, 0xd800]);
assert.strictEqual(punycode.ucs2.encode([0x61, 0x1f600]), 'a\u{1f600}');
assert.throws(() => punycode.decode('99999999'), RangeError);
assert.throws(() => punycode.decode('\x80'), RangeError);
