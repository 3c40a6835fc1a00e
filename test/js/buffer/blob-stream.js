// SPDX-License-Identifier: MIT
'use strict';

// A Blob's stream gives its parts, to readers of either kind, and its text decodes across them.
const assert = require('node:assert');
const { Blob } = require('node:buffer');

(async () => {
  const blob = new Blob(['abc', new Uint8Array(70000), 'd']);
  const lengths = [];
  for await (const chunk of blob.stream()) lengths.push(chunk.length);
  assert.deepStrictEqual(lengths, [3, 70000, 1]);

  const reader = blob.stream().getReader({ mode: 'byob' });
  const { value, done } = await reader.read(new Uint8Array(5));
  assert.strictEqual(done, false);
  assert.strictEqual(Buffer.from(value).toString(), 'abc');
  await reader.cancel();

  // The memory of a chunk is the reader's: writing to it leaves the Blob alone.
  for await (const chunk of blob.slice(0, 3).stream()) chunk.fill(0);
  assert.strictEqual(await blob.slice(0, 3).text(), 'abc');

  const euro = Buffer.from('\u20ac');
  let text = '';
  for await (const chunk of new Blob([euro.subarray(0, 1), euro.subarray(1)]).textStream()) text += chunk;
  assert.strictEqual(text, '\u20ac');
  for await (const chunk of new Blob([]).stream()) assert.fail(`${chunk}`);
})();
