// SPDX-License-Identifier: MIT
// Hosts: IPv4 in every notation, IPv6, domains in Unicode, and what is refused.
'use strict';
const assert = require('node:assert');

const valid = [
  ['0x7f.1', '127.0.0.1'], ['017700000001', '127.0.0.1'], ['1.2.3', '1.2.0.3'],
  ['256', '0.0.1.0'], ['1.2.3.4.', '1.2.3.4'], ['[1:0:0:2::3]', '[1:0:0:2::3]'],
  ['[::ffff:1.2.3.4]', '[::ffff:102:304]'], ['b\u00fccher.DE', 'xn--bcher-kva.de'],
  ['fa\u00df.de', 'xn--fa-hia.de'], ['\u65e5\u672c\u3002jp', 'xn--wgv71a.jp'],
  ['a%41', 'aa'], ['\uff21.b', 'a.b'], ['xn--a', 'xn--a'], ['a_b', 'a_b'],
];
for (const [host, expected] of valid) {
  assert.strictEqual(new URL(`http://${host}/`).hostname, expected, host);
}

const invalid = [
  '', '1.2.3.256', '1.2.3.4.5', '09.1', '4294967296', '[::1', '[1::2::3]', '[1:2:3:4:5:6:7]',
  '[::1.2.3]', '[::01.2.3.4]', 'a b', 'a%00', 'a%zz<', 'a^b', 'a|b', '\u00ad', 'xn--i\u00f1valid',
];
for (const host of invalid) assert.strictEqual(URL.canParse(`http://${host}/`), false, host);

// Without a special scheme a host is opaque: it is only percent-encoded.
assert.strictEqual(new URL('foo://A%41\u00e9').host, 'A%41%C3%A9');
assert.strictEqual(new URL('foo://1.2').host, '1.2');
