// SPDX-License-Identifier: MIT
// A decoder keeps the beginning of a sequence until the next call.
'use strict';
const assert = require('node:assert');

/** Decodes byte by byte. */
function trickle(encoding, bytes, options) {
  const decoder = new TextDecoder(encoding, options);
  let text = '';
  for (const byte of bytes) text += decoder.decode(Uint8Array.of(byte), { stream: true });
  return text + decoder.decode();
}

const text = '\ufeffa\u00e9\u20ac\u{1f600}z';
assert.strictEqual(trickle('utf-8', Buffer.from(text)), text.slice(1));
assert.strictEqual(trickle('utf-8', Buffer.from(text), { ignoreBOM: true }), text);
assert.strictEqual(trickle('utf-16le', Buffer.from(text, 'utf16le')), text.slice(1));
assert.strictEqual(trickle('utf-16be', Buffer.from(text, 'utf16le').swap16()), text.slice(1));
assert.strictEqual(trickle('utf-8', [0x61, 0xf0, 0x9f]), 'a\ufffd');
assert.strictEqual(trickle('utf-16le', [0x61, 0, 0x3d, 0xd8]), 'a\ufffd');
assert.strictEqual(trickle('shift_jis', [0x82, 0xa0, 0x61]), '\u3042a');
assert.strictEqual(trickle('iso-2022-jp', [0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42, 0x41]), '\u3042A');
assert.strictEqual(trickle('gb18030', [0x81, 0x30, 0x81, 0x30, 0xb0, 0xa1]), '\x80\u554a');

// The mark is dropped once a stream; flushing begins a new one.
const decoder = new TextDecoder();
assert.strictEqual(decoder.decode(Uint8Array.of(0xef, 0xbb), { stream: true }), '');
assert.strictEqual(decoder.decode(Uint8Array.of(0xbf, 0x41, 0xef, 0xbb, 0xbf), { stream: true }), 'A\ufeff');
assert.strictEqual(decoder.decode(), '');
assert.strictEqual(decoder.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x42)), 'B');

const fatal = new TextDecoder('utf-8', { fatal: true });
assert.strictEqual(fatal.decode(Uint8Array.of(0xe2), { stream: true }), '');
assert.throws(() => fatal.decode(Uint8Array.of(0x20), { stream: true }), TypeError);
assert.strictEqual(fatal.decode(Uint8Array.of(0x41)), 'A');
