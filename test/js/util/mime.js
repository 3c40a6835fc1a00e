// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { MIMEType, MIMEParams } = require('node:util');

const mime = new MIMEType('Text/HTML; Charset="utf-8"; q=a b; x="a\\"b"; q=2');
assert.strictEqual(mime.essence, 'text/html');
assert.strictEqual(mime.params.get('charset'), 'utf-8');
assert.strictEqual(String(mime), 'text/html;charset=utf-8;q="a b";x="a\\"b"');
mime.type = 'APPLICATION';
mime.subtype = 'json';
mime.params.delete('q');
mime.params.set('New', 'v');
assert.strictEqual(JSON.stringify(mime), '"application/json;charset=utf-8;x=\\"a\\\\\\"b\\";new=v"');
for (const text of ['', 'text', 'text/', '/x', 'te xt/x', 'text/x y']) {
  assert.throws(() => new MIMEType(text), { code: 'ERR_INVALID_MIME_SYNTAX' });
}
assert.throws(() => mime.params.set('a b', ''), { code: 'ERR_INVALID_MIME_SYNTAX' });
assert.deepStrictEqual([...new MIMEParams()], []);
