// SPDX-License-Identifier: MIT
'use strict';

// Numbers survive being written and read, in every width and both orders, and agree with DataView.
const assert = require('node:assert');

const buffer = Buffer.alloc(16);
const view = new DataView(buffer.buffer, buffer.byteOffset, 16);
const values = {
  UInt8: [0, 255], Int8: [-128, 127, -1],
  UInt16: [0, 0x1234, 0xffff], Int16: [-32768, 32767, -2],
  UInt32: [0, 0x12345678, 0xffffffff], Int32: [-2147483648, 2147483647, -3],
  Float: [0.5, -1.25, Infinity], Double: [Math.PI, -0, NaN, 1e300],
  BigInt64: [-(2n ** 63n), 2n ** 63n - 1n, -1n], BigUInt64: [0n, 2n ** 64n - 1n],
};
const viewNames = { Float: 'Float32', Double: 'Float64', BigUInt64: 'BigUint64' };

for (const [type, list] of Object.entries(values)) {
  const viewName = viewNames[type] ?? type.replace('UInt', 'Uint');
  for (const order of type.endsWith('8') && type.length < 6 ? [''] : ['LE', 'BE']) {
    for (const value of list) {
      const end = buffer[`write${type}${order}`](value, 3);
      assert(Object.is(buffer[`read${type}${order}`](3), value));
      assert(Object.is(view[`get${viewName}`](3, order === 'LE'), value));
      assert(Object.is(buffer[`read${type.replace('UInt', 'Uint')}${order}`](3), value));
      assert.throws(() => buffer[`read${type}${order}`](16 - (end - 3) + 1), { code: 'ERR_OUT_OF_RANGE' });
    }
  }
}

for (let width = 1; width <= 6; width++) {
  for (const order of ['LE', 'BE']) {
    const max = 2 ** (8 * width) - 1;
    buffer[`writeUInt${order}`](max - 1, 1, width);
    assert.strictEqual(buffer[`readUInt${order}`](1, width), max - 1);
    assert.strictEqual(buffer[`readInt${order}`](1, width), -2);
    buffer[`writeInt${order}`](-(2 ** (8 * width - 1)), 1, width);
    assert.strictEqual(buffer[`readInt${order}`](1, width), -(2 ** (8 * width - 1)));
    assert.throws(() => buffer[`writeUInt${order}`](max + 1, 0, width), { code: 'ERR_OUT_OF_RANGE' });
  }
}
assert.throws(() => buffer.readUInt8('0'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Buffer.alloc(1).readUInt16LE(0), { code: 'ERR_BUFFER_OUT_OF_BOUNDS' });
