// SPDX-License-Identifier: MIT
// Views on resizable buffers keep to themselves whether they follow their buffer's length.
'use strict';
const assert = require('node:assert');

function makeView(Class, size, max, ...place) {
  const buffer = new ArrayBuffer(size, { maxByteLength: max });
  new Uint8Array(buffer).forEach((_, i, all) => { all[i] = i + 1; });
  return new Class(buffer, ...place);
}

for (const [Class, size, max, place, follows] of [
  [Uint8Array, 4, 8, [], true], [Uint8Array, 4, 8, [0, 4], false], [Uint8Array, 4, 8, [2], true],
  [Uint8Array, 4, 8, [1, 2], false], [Uint8Array, 4, 8, [4], true], [Uint8Array, 4, 8, [4, 0], false],
  [Uint8Array, 0, 8, [], true], [Uint16Array, 5, 8, [], true], [Uint16Array, 5, 8, [0, 2], false],
  [DataView, 4, 8, [1], true], [DataView, 4, 8, [1, 3], false],
]) {
  const view = makeView(Class, size, max, ...place);
  const bytes = [...new Uint8Array(view.buffer)];
  const copy = structuredClone(view);
  assert.deepStrictEqual(copy, view);
  assert.deepStrictEqual([...new Uint8Array(view.buffer)], bytes); // untouched
  assert.strictEqual(view.buffer.byteLength, size);
  const before = copy.byteLength;
  copy.buffer.resize(max);
  assert.strictEqual(copy.byteLength > before, follows, `${Class.name} ${place}`);
}
assert.ok(structuredClone(makeView(Uint8Array, 4, 4)).buffer.resizable);

const outside = makeView(Uint8Array, 8, 8, 4, 4);
outside.buffer.resize(2);
assert.throws(() => structuredClone(outside), { name: 'DataCloneError', message: '[object Object] could not be cloned.' });
const outsideToo = makeView(DataView, 8, 8, 4, 4);
outsideToo.buffer.resize(2);
assert.throws(() => structuredClone(outsideToo), { message: '#<DataView> could not be cloned.' });
