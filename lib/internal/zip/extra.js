// SPDX-License-Identifier: MIT
//
// The extra fields of ZIP headers: a row of (number, length, bytes).
'use strict';

const { Buffer } = require('internal/buffer');
const { codes: { ERR_ZIP_INVALID_ARCHIVE } } = require('internal/errors');

const ZIP64 = 0x0001;
const NTFS = 0x000a;
const TIMESTAMP = 0x5455; // Info-ZIP: seconds since 1970
const UNIX = 0x5855; // Info-ZIP, its older form
const UNICODE_PATH = 0x7075;

/**
 * The bytes of one extra field.
 * @param {Buffer} extra
 * @param {number} number
 * @returns {Buffer|undefined}
 */
function findExtra(extra, number) {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (at + 4 + length > extra.length) return undefined;
    if (extra.readUInt16LE(at) === number) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

/** All extra fields but one. */
function withoutExtra(extra, number) {
  const kept = [];
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (end > extra.length) break;
    if (extra.readUInt16LE(at) !== number) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** An extra field. */
function makeExtra(number, bytes) {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(number, 0);
  head.writeUInt16LE(bytes.length, 2);
  return Buffer.concat([head, bytes]);
}

/** The extra field for a time in whole seconds, where it fits. */
function timestampExtra(date) {
  const seconds = Math.floor(date.getTime() / 1000);
  if (!(seconds >= -0x80000000 && seconds <= 0x7fffffff)) return Buffer.alloc(0);
  const bytes = Buffer.alloc(5);
  bytes[0] = 1; // the modification time
  bytes.writeInt32LE(seconds, 1);
  return makeExtra(TIMESTAMP, bytes);
}

/** The extra field with 64-bit numbers. */
function zip64Extra(numbers) {
  const bytes = Buffer.alloc(8 * numbers.length);
  numbers.forEach((number, i) => bytes.writeBigUInt64LE(BigInt(number), 8 * i));
  return makeExtra(ZIP64, bytes);
}

/**
 * Replaces those of the values that are too large for their place by those of the 64-bit field,
 * which holds only them, in this order.
 * @param {Buffer} extra
 * @param {number[]} values
 * @returns {number[]}
 */
function resolveZip64(extra, values) {
  if (!values.includes(0xffffffff)) return values;
  const bytes = findExtra(extra, ZIP64);
  let at = 0;
  return values.map((value) => {
    if (value !== 0xffffffff) return value;
    if (bytes === undefined || at + 8 > bytes.length) {
      throw new ERR_ZIP_INVALID_ARCHIVE('Zip64 extended information is missing');
    }
    const large = Number(bytes.readBigUInt64LE(at));
    at += 8;
    if (!Number.isSafeInteger(large)) {
      throw new ERR_ZIP_INVALID_ARCHIVE('a Zip64 value is too large');
    }
    return large;
  });
}

// Milliseconds from 1601 to 1970.
const NTFS_EPOCH = 11644473600000;

/** The modification time that an extra field tells, or undefined. */
function extraTime(extra) {
  const ntfs = findExtra(extra, NTFS);
  if (ntfs !== undefined && ntfs.length >= 32 && ntfs.readUInt16LE(4) === 1) {
    return new Date(Number(ntfs.readBigUInt64LE(8) / 10000n) - NTFS_EPOCH);
  }
  const timestamp = findExtra(extra, TIMESTAMP);
  if (timestamp !== undefined && timestamp.length >= 5 && timestamp[0] & 1) {
    return new Date(timestamp.readInt32LE(1) * 1000);
  }
  const unix = findExtra(extra, UNIX);
  if (unix !== undefined && unix.length >= 8) return new Date(unix.readInt32LE(4) * 1000);
  return undefined;
}

/** The name of a Unicode Path field that belongs to the raw name, or undefined. */
function unicodePath(extra, name) {
  const bytes = findExtra(extra, UNICODE_PATH);
  if (bytes === undefined || bytes.length < 5 || bytes[0] !== 1) return undefined;
  const crc = internalBinding('zlib').crc32(name, 0);
  return bytes.readUInt32LE(1) === crc ? bytes.toString('utf8', 5) : undefined;
}

module.exports = {
  ZIP64,
  extraTime,
  resolveZip64,
  timestampExtra,
  unicodePath,
  withoutExtra,
  zip64Extra,
};
