// SPDX-License-Identifier: MIT
// Serializer and Deserializer piece by piece, and with hooks.
'use strict';
const assert = require('node:assert');
const v8 = require('node:v8');

const serializer = new v8.Serializer();
serializer.writeHeader();
serializer.writeUint32(300);
serializer.writeUint64(1, 2);
serializer.writeDouble(-0.25);
serializer.writeRawBytes(Buffer.from('xy'));
assert.strictEqual(serializer.writeValue([1]), true);
const buffer = serializer.releaseBuffer();
assert.ok(Buffer.isBuffer(buffer));
assert.strictEqual(serializer.releaseBuffer().length, 0);

const deserializer = new v8.Deserializer(buffer);
assert.strictEqual(deserializer.readHeader(), true);
assert.strictEqual(deserializer.getWireFormatVersion(), 15);
assert.strictEqual(deserializer.readUint32(), 300);
assert.deepStrictEqual(deserializer.readUint64(), [1, 2]);
assert.strictEqual(deserializer.readDouble(), -0.25);
assert.strictEqual(deserializer.readRawBytes(2).toString(), 'xy');
assert.deepStrictEqual(deserializer.readValue(), [1]);

// A transferred buffer crosses as its id.
const moved = new ArrayBuffer(3);
const writer = new v8.Serializer();
writer.writeHeader();
writer.transferArrayBuffer(7, moved);
writer.writeValue({ moved, view: new Uint8Array(moved, 1, 2) });
const reader = new v8.Deserializer(writer.releaseBuffer());
reader.readHeader();
reader.transferArrayBuffer(7, moved);
const value = reader.readValue();
assert.strictEqual(value.moved, moved);
assert.deepStrictEqual([value.view.buffer, value.view.byteOffset, value.view.length], [moved, 1, 2]);

// So does shared memory, if a hook gives it one.
const sharing = new v8.Serializer();
assert.throws(() => sharing.writeValue(new SharedArrayBuffer(1)), /could not be cloned/);
const withHook = new v8.Serializer();
withHook._getSharedArrayBufferId = () => 9;
withHook.writeValue(new SharedArrayBuffer(1));
assert.strictEqual(withHook.releaseBuffer().toString('hex'), '7509');

class Marked extends v8.DefaultSerializer {
  _getDataCloneError(message) { return new RangeError(`mine: ${message}`); }
}
assert.throws(() => new Marked().writeValue(() => {}), /^RangeError: mine: \(\) => \{\} could not/);
assert.throws(() => v8.Serializer(), { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
assert.throws(() => new v8.Deserializer('x'), { code: 'ERR_INVALID_ARG_TYPE' });
