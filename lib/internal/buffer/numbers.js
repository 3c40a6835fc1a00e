// SPDX-License-Identifier: MIT
//
// The read* and write* methods of Buffer: numbers of 1 to 8 bytes in either byte order.
//
// Integers are put together from bytes in plain JavaScript, which the JIT turns into loads; floats
// and BigInts go through eight bytes that typed arrays of both kinds share.  Every method first
// assumes that its arguments are good: a bad offset shows as an `undefined` byte.
'use strict';

const {
  codes: { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE },
} = require('internal/errors');

const scratch = new ArrayBuffer(8);
const bytes = new Uint8Array(scratch);
const float32 = new Float32Array(scratch);
const float64 = new Float64Array(scratch);
const bigUint64 = new BigUint64Array(scratch);
const bigInt64 = new BigInt64Array(scratch);

// ---- Errors ------------------------------------------------------------------------------

function checkNumber(value, name) {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
}

// Why `width` bytes at offset are not there.
function badOffset(buffer, offset, width) {
  checkNumber(offset, 'offset');
  const last = buffer.length - width;
  if (Math.floor(offset) !== offset) throw new ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (last < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  throw new ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${last}`, offset);
}

function badByteLength(byteLength) {
  checkNumber(byteLength, 'byteLength');
  if (Math.floor(byteLength) !== byteLength) {
    throw new ERR_OUT_OF_RANGE('byteLength', 'an integer', byteLength);
  }
  throw new ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', byteLength);
}

function badValue(value, width, signed) {
  const bits = width * 8;
  if (width > 4) {
    const n = typeof value === 'bigint' ? 'n' : '';
    const low = signed ? `-(2${n} ** ${bits - 1}${n})` : `0${n}`;
    const high = `2${n} ** ${signed ? bits - 1 : bits}${n}`;
    throw new ERR_OUT_OF_RANGE('value', `>= ${low} and < ${high}`, value);
  }
  const low = signed ? -(2 ** (bits - 1)) : 0;
  const high = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  throw new ERR_OUT_OF_RANGE('value', `>= ${low} and <= ${high}`, value);
}

// Before a write of `width` bytes.
function checkRoom(buffer, offset, width) {
  if (typeof offset !== 'number' || buffer[offset] === undefined ||
      buffer[offset + width - 1] === undefined) {
    badOffset(buffer, offset, width);
  }
}

// ---- Integers of a given length ----------------------------------------------------------

function checkVariable(buffer, offset, byteLength) {
  if (!(byteLength >= 1 && byteLength <= 6) || Math.floor(byteLength) !== byteLength ||
      typeof byteLength !== 'number') {
    badByteLength(byteLength);
  }
  checkRoom(buffer, offset, byteLength);
}

function readUIntLE(offset, byteLength) {
  checkVariable(this, offset, byteLength);
  let value = 0;
  for (let i = byteLength - 1; i >= 0; i--) value = value * 256 + this[offset + i];
  return value;
}

function readUIntBE(offset, byteLength) {
  checkVariable(this, offset, byteLength);
  let value = 0;
  for (let i = 0; i < byteLength; i++) value = value * 256 + this[offset + i];
  return value;
}

function toSigned(value, byteLength) {
  const half = 2 ** (byteLength * 8 - 1);
  return value < half ? value : value - 2 * half;
}

function readIntLE(offset, byteLength) {
  checkVariable(this, offset, byteLength);
  let value = 0;
  for (let i = byteLength - 1; i >= 0; i--) value = value * 256 + this[offset + i];
  return toSigned(value, byteLength);
}

function readIntBE(offset, byteLength) {
  checkVariable(this, offset, byteLength);
  let value = 0;
  for (let i = 0; i < byteLength; i++) value = value * 256 + this[offset + i];
  return toSigned(value, byteLength);
}

function checkVariableWrite(buffer, value, offset, byteLength, signed) {
  if (!(byteLength >= 1 && byteLength <= 6) || Math.floor(byteLength) !== byteLength ||
      typeof byteLength !== 'number') {
    badByteLength(byteLength);
  }
  const high = 2 ** (byteLength * 8 - (signed ? 1 : 0));
  if (value > high - 1 || value < (signed ? -high : 0)) badValue(value, byteLength, signed);
  checkRoom(buffer, offset, byteLength);
}

// Byte i of a number is its floored quotient by 256^i, modulo 256; so for negative ones too.
function storeLE(buffer, value, offset, byteLength) {
  value = Math.trunc(value);
  for (let i = 0; i < byteLength; i++) {
    buffer[offset + i] = value;
    value = Math.floor(value / 256);
  }
  return offset + byteLength;
}

function storeBE(buffer, value, offset, byteLength) {
  value = Math.trunc(value);
  for (let i = byteLength - 1; i >= 0; i--) {
    buffer[offset + i] = value;
    value = Math.floor(value / 256);
  }
  return offset + byteLength;
}

function writeUIntLE(value, offset, byteLength) {
  value = +value;
  checkVariableWrite(this, value, offset, byteLength, false);
  return storeLE(this, value, offset, byteLength);
}

function writeUIntBE(value, offset, byteLength) {
  value = +value;
  checkVariableWrite(this, value, offset, byteLength, false);
  return storeBE(this, value, offset, byteLength);
}

function writeIntLE(value, offset, byteLength) {
  value = +value;
  checkVariableWrite(this, value, offset, byteLength, true);
  return storeLE(this, value, offset, byteLength);
}

function writeIntBE(value, offset, byteLength) {
  value = +value;
  checkVariableWrite(this, value, offset, byteLength, true);
  return storeBE(this, value, offset, byteLength);
}

// ---- Integers of 1, 2 and 4 bytes --------------------------------------------------------

function readUInt8(offset = 0) {
  const value = this[offset];
  if (value === undefined || typeof offset !== 'number') badOffset(this, offset, 1);
  return value;
}

function readInt8(offset = 0) {
  const value = this[offset];
  if (value === undefined || typeof offset !== 'number') badOffset(this, offset, 1);
  return value << 24 >> 24;
}

function readUInt16LE(offset = 0) {
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined || typeof offset !== 'number') {
    badOffset(this, offset, 2);
  }
  return first | last << 8;
}

function readUInt16BE(offset = 0) {
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined || typeof offset !== 'number') {
    badOffset(this, offset, 2);
  }
  return first << 8 | last;
}

function readInt16LE(offset = 0) {
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined || typeof offset !== 'number') {
    badOffset(this, offset, 2);
  }
  return (first | last << 8) << 16 >> 16;
}

function readInt16BE(offset = 0) {
  const first = this[offset];
  const last = this[offset + 1];
  if (first === undefined || last === undefined || typeof offset !== 'number') {
    badOffset(this, offset, 2);
  }
  return (first << 8 | last) << 16 >> 16;
}

function readUInt32LE(offset = 0) {
  return readInt32LE.call(this, offset) >>> 0;
}

function readUInt32BE(offset = 0) {
  return readInt32BE.call(this, offset) >>> 0;
}

function readInt32LE(offset = 0) {
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined || typeof offset !== 'number') {
    badOffset(this, offset, 4);
  }
  return first | this[offset + 1] << 8 | this[offset + 2] << 16 | last << 24;
}

function readInt32BE(offset = 0) {
  const first = this[offset];
  const last = this[offset + 3];
  if (first === undefined || last === undefined || typeof offset !== 'number') {
    badOffset(this, offset, 4);
  }
  return first << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | last;
}

function writeUInt8(value, offset = 0) {
  value = +value;
  checkNumber(offset, 'offset');
  if (value > 0xff || value < 0) badValue(value, 1, false);
  checkRoom(this, offset, 1);
  this[offset] = value;
  return offset + 1;
}

function writeInt8(value, offset = 0) {
  value = +value;
  checkNumber(offset, 'offset');
  if (value > 0x7f || value < -0x80) badValue(value, 1, true);
  checkRoom(this, offset, 1);
  this[offset] = value;
  return offset + 1;
}

function store16LE(buffer, value, offset) {
  checkRoom(buffer, offset, 2);
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  return offset + 2;
}

function store16BE(buffer, value, offset) {
  checkRoom(buffer, offset, 2);
  buffer[offset] = value >>> 8;
  buffer[offset + 1] = value;
  return offset + 2;
}

function store32LE(buffer, value, offset) {
  checkRoom(buffer, offset, 4);
  buffer[offset] = value;
  buffer[offset + 1] = value >>> 8;
  buffer[offset + 2] = value >>> 16;
  buffer[offset + 3] = value >>> 24;
  return offset + 4;
}

function store32BE(buffer, value, offset) {
  checkRoom(buffer, offset, 4);
  buffer[offset] = value >>> 24;
  buffer[offset + 1] = value >>> 16;
  buffer[offset + 2] = value >>> 8;
  buffer[offset + 3] = value;
  return offset + 4;
}

function writeUInt16LE(value, offset = 0) {
  value = +value;
  if (value > 0xffff || value < 0) badValue(value, 2, false);
  return store16LE(this, value, offset);
}

function writeUInt16BE(value, offset = 0) {
  value = +value;
  if (value > 0xffff || value < 0) badValue(value, 2, false);
  return store16BE(this, value, offset);
}

function writeInt16LE(value, offset = 0) {
  value = +value;
  if (value > 0x7fff || value < -0x8000) badValue(value, 2, true);
  return store16LE(this, value, offset);
}

function writeInt16BE(value, offset = 0) {
  value = +value;
  if (value > 0x7fff || value < -0x8000) badValue(value, 2, true);
  return store16BE(this, value, offset);
}

function writeUInt32LE(value, offset = 0) {
  value = +value;
  if (value > 0xffffffff || value < 0) badValue(value, 4, false);
  return store32LE(this, value, offset);
}

function writeUInt32BE(value, offset = 0) {
  value = +value;
  if (value > 0xffffffff || value < 0) badValue(value, 4, false);
  return store32BE(this, value, offset);
}

function writeInt32LE(value, offset = 0) {
  value = +value;
  if (value > 0x7fffffff || value < -0x80000000) badValue(value, 4, true);
  return store32LE(this, value, offset);
}

function writeInt32BE(value, offset = 0) {
  value = +value;
  if (value > 0x7fffffff || value < -0x80000000) badValue(value, 4, true);
  return store32BE(this, value, offset);
}

// ---- Through the shared eight bytes ------------------------------------------------------

function load(buffer, offset, width) {
  checkRoom(buffer, offset, width);
  for (let i = 0; i < width; i++) bytes[i] = buffer[offset + i];
}

function loadReversed(buffer, offset, width) {
  checkRoom(buffer, offset, width);
  for (let i = 0; i < width; i++) bytes[i] = buffer[offset + width - 1 - i];
}

function store(buffer, offset, width) {
  checkRoom(buffer, offset, width);
  for (let i = 0; i < width; i++) buffer[offset + i] = bytes[i];
  return offset + width;
}

function storeReversed(buffer, offset, width) {
  checkRoom(buffer, offset, width);
  for (let i = 0; i < width; i++) buffer[offset + i] = bytes[width - 1 - i];
  return offset + width;
}

function readFloatLE(offset = 0) {
  load(this, offset, 4);
  return float32[0];
}

function readFloatBE(offset = 0) {
  loadReversed(this, offset, 4);
  return float32[0];
}

function readDoubleLE(offset = 0) {
  load(this, offset, 8);
  return float64[0];
}

function readDoubleBE(offset = 0) {
  loadReversed(this, offset, 8);
  return float64[0];
}

function writeFloatLE(value, offset = 0) {
  float32[0] = value;
  return store(this, offset, 4);
}

function writeFloatBE(value, offset = 0) {
  float32[0] = value;
  return storeReversed(this, offset, 4);
}

function writeDoubleLE(value, offset = 0) {
  float64[0] = value;
  return store(this, offset, 8);
}

function writeDoubleBE(value, offset = 0) {
  float64[0] = value;
  return storeReversed(this, offset, 8);
}

function readBigUInt64LE(offset = 0) {
  load(this, offset, 8);
  return bigUint64[0];
}

function readBigUInt64BE(offset = 0) {
  loadReversed(this, offset, 8);
  return bigUint64[0];
}

function readBigInt64LE(offset = 0) {
  load(this, offset, 8);
  return bigInt64[0];
}

function readBigInt64BE(offset = 0) {
  loadReversed(this, offset, 8);
  return bigInt64[0];
}

function setBigInt(value, signed) {
  if (typeof value !== 'bigint') {
    throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
  }
  const view = signed ? bigInt64 : bigUint64;
  view[0] = value;
  // What wrapped around was out of range.
  if (view[0] !== value) badValue(value, 8, signed);
}

function writeBigUInt64LE(value, offset = 0) {
  setBigInt(value, false);
  return store(this, offset, 8);
}

function writeBigUInt64BE(value, offset = 0) {
  setBigInt(value, false);
  return storeReversed(this, offset, 8);
}

function writeBigInt64LE(value, offset = 0) {
  setBigInt(value, true);
  return store(this, offset, 8);
}

function writeBigInt64BE(value, offset = 0) {
  setBigInt(value, true);
  return storeReversed(this, offset, 8);
}

const methods = {
  readBigUInt64LE,
  readBigUInt64BE,
  readBigInt64LE,
  readBigInt64BE,
  writeBigUInt64LE,
  writeBigUInt64BE,
  writeBigInt64LE,
  writeBigInt64BE,
  readUIntLE,
  readUInt32LE,
  readUInt16LE,
  readUInt8,
  readUIntBE,
  readUInt32BE,
  readUInt16BE,
  readIntLE,
  readInt32LE,
  readInt16LE,
  readInt8,
  readIntBE,
  readInt32BE,
  readInt16BE,
  writeUIntLE,
  writeUInt32LE,
  writeUInt16LE,
  writeUInt8,
  writeUIntBE,
  writeUInt32BE,
  writeUInt16BE,
  writeIntLE,
  writeInt32LE,
  writeInt16LE,
  writeInt8,
  writeIntBE,
  writeInt32BE,
  writeInt16BE,
  readFloatLE,
  readFloatBE,
  readDoubleLE,
  readDoubleBE,
  writeFloatLE,
  writeFloatBE,
  writeDoubleLE,
  writeDoubleBE,
};

/**
 * Defines the methods, unsigned ones under both spellings (UInt and Uint).
 * @param {object} prototype of Buffer
 */
function addNumberMethods(prototype) {
  for (const name in methods) {
    prototype[name] = methods[name];
    if (name.includes('UInt')) prototype[name.replace('UInt', 'Uint')] = methods[name];
  }
}

module.exports = { addNumberMethods };
