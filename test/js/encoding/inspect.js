// SPDX-License-Identifier: MIT
// How util.inspect shows the encoder and the decoder.
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

assert.strictEqual(inspect(new TextEncoder()), "{ encoding: 'utf-8' }");
assert.strictEqual(inspect(new TextDecoder('latin1', { fatal: true })),
                   "TextDecoder { encoding: 'windows-1252', fatal: true, ignoreBOM: false }");
assert.strictEqual(inspect(new TextDecoder(), { depth: -1 }), '[TextDecoder]');
assert.strictEqual(String(new TextDecoder()), '[object TextDecoder]');
assert.throws(() => TextDecoder.prototype.encoding, { code: 'ERR_INVALID_THIS' });
assert.throws(() => TextEncoder.prototype.encoding, TypeError);
