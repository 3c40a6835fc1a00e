// SPDX-License-Identifier: MIT
'use strict';

// A Blob is its parts in a row, whatever they were made of, and so are its slices.
const assert = require('node:assert');
const { Blob, File, resolveObjectURL } = require('node:buffer');

const bytes = new Uint8Array([99, 100]);
const blob = new Blob(['ab', bytes, new Blob(['efg']).slice(0, 2), new Uint8Array([103]).buffer],
                      { type: 'Text/Plain' });
bytes[0] = 0;
assert.strictEqual(blob.size, 7);
assert.strictEqual(blob.type, 'text/plain');
assert.throws(() => new Blob('text'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Blob.prototype.slice.call({}), { code: 'ERR_INVALID_THIS' });

const file = new File(['x'], 'a/b.txt', { lastModified: 5 });
assert(file instanceof Blob);
assert.deepStrictEqual([file.name, file.lastModified, file.size], ['a/b.txt', 5, 1]);
assert.strictEqual(Object.prototype.toString.call(file), '[object File]');

const url = URL.createObjectURL(blob);
assert.strictEqual(resolveObjectURL(url).size, 7);
URL.revokeObjectURL(url);
assert.strictEqual(resolveObjectURL(url), undefined);

(async () => {
  assert.strictEqual(await blob.text(), 'abcdefg');
  assert.strictEqual(await blob.slice(1, -1).text(), 'bcdef');
  assert.strictEqual(await blob.slice(3).slice(1, 3).text(), 'ef');
  assert.strictEqual((await blob.arrayBuffer()).byteLength, 7);
  assert.strictEqual(await new Blob(['a\r\nb\rc'], { endings: 'native' }).text(), 'a\nb\nc');
  assert.strictEqual(await new Blob(['\ud800']).text(), '\ufffd');
})();
