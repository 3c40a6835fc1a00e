// SPDX-License-Identifier: MIT
// Whatever bytes are deserialised, the outcome is a value or an error.
'use strict';
const assert = require('node:assert');
const v8 = require('node:v8');

const read = (hex) => v8.deserialize(Buffer.from(hex, 'hex'));
const failure = { message: 'Unable to deserialize cloned data.' };
for (const body of ['', '7a', '6f', '6f2201', '22ff', '63036161', '4102', '41ffffffff0f', '5e00', '6f7b05',
                    '4201', '7e0201', '5a7f00', '44', '5b', '74ff01', '72', '72ff', '3b4902',
                    '4200563f0001' + '00', '420056420500', 'ffffffff', '5a01ff']) {
  assert.throws(() => read(`ff0f${body}`), failure, body);
}
for (const header of ['', '0f', 'ff', 'ff7f', 'ff01']) {
  assert.throws(() => read(header), /invalid or unsupported version/, header);
}
assert.throws(() => new v8.Deserializer(Buffer.alloc(0)).readDouble(), /ReadDouble\(\) failed/);
assert.throws(() => new v8.Deserializer(Buffer.alloc(1)).readRawBytes(2), /ReadRawBytes\(\) failed/);

// Every prefix of a good message, and the message with each byte changed.
const good = v8.serialize({ a: [1, 'x', /r/g], b: new Map([[1, new Set(['y'])]]), c: new Error('e') });
for (let i = 0; i < good.length; i++) {
  assert.throws(() => v8.deserialize(good.subarray(0, i)));
  const changed = Buffer.from(good);
  changed[i] ^= 0x41;
  try {
    v8.deserialize(changed);
  } catch (error) {
    assert.ok(error instanceof Error);
  }
}
