// SPDX-License-Identifier: MIT
'use strict';

// write() writes whole characters only, and never past the end.
const assert = require('node:assert');

assert.strictEqual(Buffer.alloc(2).write('\u20ac'), 0);
assert.strictEqual(Buffer.alloc(5).write('\u20ac\u20ac'), 3);
assert.strictEqual(Buffer.alloc(3).write('\u{1f600}'), 0);
assert.strictEqual(Buffer.alloc(5).write('a\u{1f600}'), 5);
assert.strictEqual(Buffer.alloc(3).write('\u00e9\u00e9'), 2);
assert.strictEqual(Buffer.alloc(3).write('abc', 'utf16le'), 2);
assert.strictEqual(Buffer.alloc(5).write('61zz', 'hex'), 1);
assert.strictEqual(Buffer.alloc(2).write('YWJj', 'base64'), 2);

const buffer = Buffer.alloc(8, '.');
assert.strictEqual(buffer.write('hello', 2, 3), 3);
assert.strictEqual(buffer.latin1Slice(), '..hel...');
assert.throws(() => buffer.write('a', 9), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => buffer.write(5), { message: 'argument must be a string' });
assert.throws(() => buffer.utf8Write('a', 9), { code: 'ERR_BUFFER_OUT_OF_BOUNDS' });
assert.throws(() => buffer.utf8Slice(0, 9), { message: 'Index out of range' });
