// SPDX-License-Identifier: MIT
//
// The records of a ZIP archive (APPNOTE.TXT 6.3): local headers with their data, the central
// directory and its end.
//
// What the directory says of an entry is an object called `fields` everywhere: name, comment and
// extra as bytes; flags, method, crc32, size, compressedSize, madeBy, external, day and time.
'use strict';

const { Buffer } = require('internal/buffer');
const {
  codes: { ERR_ZIP_INVALID_ARCHIVE, ERR_ZIP_UNSUPPORTED_FEATURE },
} = require('internal/errors');
const { ZIP64, resolveZip64, withoutExtra, zip64Extra } = require('internal/zip/extra');

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;

const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const END64_SIZE = 56;
const LOCATOR64_SIZE = 20;
const MAX_COMMENT = 0xffff;

const FLAG_ENCRYPTED = 1;
const FLAG_DESCRIPTOR = 8;
const FLAG_UTF8 = 0x800;

const METHOD_STORE = 0;
const METHOD_DEFLATE = 8;
const METHOD_ZSTD = 93;

const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;

// ---- Writing -----------------------------------------------------------------------------

/** The version of the format that a reader must know. */
function versionNeeded(method, isLarge) {
  if (method === METHOD_ZSTD) return 63;
  return isLarge ? 45 : 20;
}

function isLarge(fields) {
  return fields.size >= MAX_32 || fields.compressedSize >= MAX_32;
}

/**
 * The header before an entry's data.
 * @param {object} fields
 * @param {boolean} isStreamed sizes and checksum follow the data
 * @returns {Buffer}
 */
function localHeader(fields, isStreamed) {
  const large = isStreamed || isLarge(fields);
  let { extra } = fields;
  if (large) {
    const sizes = isStreamed ? [0, 0] : [fields.size, fields.compressedSize];
    extra = Buffer.concat([zip64Extra(sizes), extra]);
  }
  const header = Buffer.alloc(LOCAL_SIZE);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(versionNeeded(fields.method, large), 4);
  header.writeUInt16LE(fields.flags, 6);
  header.writeUInt16LE(fields.method, 8);
  header.writeUInt16LE(fields.time, 10);
  header.writeUInt16LE(fields.day, 12);
  header.writeUInt32LE(isStreamed ? 0 : fields.crc32, 14);
  header.writeUInt32LE(large ? MAX_32 : fields.compressedSize, 18);
  header.writeUInt32LE(large ? MAX_32 : fields.size, 22);
  header.writeUInt16LE(fields.name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, fields.name, extra]);
}

/** What follows the data of a streamed entry. */
function dataDescriptor(fields) {
  const descriptor = Buffer.alloc(24);
  descriptor.writeUInt32LE(DESCRIPTOR, 0);
  descriptor.writeUInt32LE(fields.crc32, 4);
  descriptor.writeBigUInt64LE(BigInt(fields.compressedSize), 8);
  descriptor.writeBigUInt64LE(BigInt(fields.size), 16);
  return descriptor;
}

/**
 * The entry's record in the central directory.
 * @param {object} fields
 * @param {number} offset of the local header
 * @returns {Buffer}
 */
function centralHeader(fields, offset) {
  const large = [fields.size, fields.compressedSize, offset].filter((n) => n >= MAX_32);
  const extra = large.length === 0 ? fields.extra :
    Buffer.concat([zip64Extra(large), fields.extra]);
  const needed = versionNeeded(fields.method,
                               large.length > 0 || (fields.flags & FLAG_DESCRIPTOR) !== 0);
  const header = Buffer.alloc(CENTRAL_SIZE);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(fields.madeBy === undefined ? 3 << 8 | needed : fields.madeBy, 4);
  header.writeUInt16LE(needed, 6);
  header.writeUInt16LE(fields.flags, 8);
  header.writeUInt16LE(fields.method, 10);
  header.writeUInt16LE(fields.time, 12);
  header.writeUInt16LE(fields.day, 14);
  header.writeUInt32LE(fields.crc32, 16);
  header.writeUInt32LE(Math.min(fields.compressedSize, MAX_32), 20);
  header.writeUInt32LE(Math.min(fields.size, MAX_32), 24);
  header.writeUInt16LE(fields.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt16LE(fields.comment.length, 32);
  header.writeUInt32LE(fields.external, 38);
  header.writeUInt32LE(Math.min(offset, MAX_32), 42);
  return Buffer.concat([header, fields.name, extra, fields.comment]);
}

// The 64-bit end of the directory and the pointer to it.
function endRecords64(count, size, offset) {
  const end = Buffer.alloc(END64_SIZE + LOCATOR64_SIZE);
  end.writeUInt32LE(END64, 0);
  end.writeBigUInt64LE(BigInt(END64_SIZE - 12), 4);
  end.writeUInt16LE(3 << 8 | 45, 12);
  end.writeUInt16LE(45, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(LOCATOR64, END64_SIZE);
  end.writeBigUInt64LE(BigInt(offset + size), END64_SIZE + 8);
  end.writeUInt32LE(1, END64_SIZE + 16);
  return end;
}

/**
 * What follows the central directory.
 * @param {number} count of entries
 * @param {number} size of the directory
 * @param {number} offset of the directory
 * @param {Buffer} comment
 * @returns {Buffer}
 */
function endRecords(count, size, offset, comment) {
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, MAX_16), 8);
  end.writeUInt16LE(Math.min(count, MAX_16), 10);
  end.writeUInt32LE(Math.min(size, MAX_32), 12);
  end.writeUInt32LE(Math.min(offset, MAX_32), 16);
  end.writeUInt16LE(comment.length, 20);
  const isLargeArchive = count >= MAX_16 || size >= MAX_32 || offset >= MAX_32;
  return Buffer.concat(isLargeArchive ? [endRecords64(count, size, offset), end, comment] :
    [end, comment]);
}

// ---- Reading -----------------------------------------------------------------------------

function noMultiDisk() {
  return new ERR_ZIP_UNSUPPORTED_FEATURE('multi-disk archives are not supported');
}

// Where the end record is in the tail: the last one whose comment reaches to the end.
function findEnd(tail) {
  const stop = Math.max(tail.length - END_SIZE - MAX_COMMENT, 0);
  for (let at = tail.length - END_SIZE; at >= stop; at--) {
    if (tail.readUInt32LE(at) === END &&
        at + END_SIZE + tail.readUInt16LE(at + 20) === tail.length) {
      return at;
    }
  }
  throw new ERR_ZIP_INVALID_ARCHIVE('no end of central directory record found');
}

function readEnd64(tail, at) {
  if (tail.readUInt32LE(at) !== END64) {
    throw new ERR_ZIP_INVALID_ARCHIVE('Zip64 end of central directory record signature is invalid');
  }
  if (tail.readUInt32LE(at + 16) !== 0 || tail.readUInt32LE(at + 20) !== 0) throw noMultiDisk();
  const [count, size, offset] = [32, 40, 48].map((n) => Number(tail.readBigUInt64LE(at + n)));
  return { count, size, offset };
}

/**
 * Reads the end of an archive.
 * @param {Buffer} tail its last bytes, enough for the end records
 * @param {number} length of the archive
 * @returns {{ count: number, size: number, position: number, shift: number, comment: Buffer }}
 *   position of the directory; shift to add to its offsets, for what was put before the archive
 */
function readEnd(tail, length) {
  const at = findEnd(tail);
  const start = length - tail.length;
  const disk = tail.readUInt16LE(at + 4) | tail.readUInt16LE(at + 6);
  let count = tail.readUInt16LE(at + 10);
  let size = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  let end = at;
  const locator = at - LOCATOR64_SIZE;
  if (locator >= END64_SIZE && tail.readUInt32LE(locator) === LOCATOR64) {
    end = locator - END64_SIZE;
    ({ count, size, offset } = readEnd64(tail, end));
  } else if (disk !== 0 || tail.readUInt16LE(at + 8) !== count) {
    throw noMultiDisk();
  }
  const position = start + end - size;
  const shift = position - offset;
  if (!(position >= 0 && shift >= 0)) {
    throw new ERR_ZIP_INVALID_ARCHIVE('central directory does not fit inside the archive');
  }
  return { count, size, position, shift, comment: Buffer.from(tail.subarray(at + END_SIZE)) };
}

function readCentral(directory, at) {
  if (at + CENTRAL_SIZE > directory.length) {
    throw new ERR_ZIP_INVALID_ARCHIVE('central directory header is truncated');
  }
  if (directory.readUInt32LE(at) !== CENTRAL) {
    throw new ERR_ZIP_INVALID_ARCHIVE('central directory header signature is invalid');
  }
  const nameEnd = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28);
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
  const next = extraEnd + directory.readUInt16LE(at + 32);
  if (next > directory.length) {
    throw new ERR_ZIP_INVALID_ARCHIVE('central directory header is truncated');
  }
  if (directory.readUInt16LE(at + 34) !== 0) throw noMultiDisk();
  const extra = directory.subarray(nameEnd, extraEnd);
  const [size, compressedSize, offset] = resolveZip64(
    extra, [24, 20, 42].map((n) => directory.readUInt32LE(at + n)));
  const fields = {
    madeBy: directory.readUInt16LE(at + 4),
    flags: directory.readUInt16LE(at + 8),
    method: directory.readUInt16LE(at + 10),
    time: directory.readUInt16LE(at + 12),
    day: directory.readUInt16LE(at + 14),
    crc32: directory.readUInt32LE(at + 16),
    size,
    compressedSize,
    external: directory.readUInt32LE(at + 38),
    name: directory.subarray(at + CENTRAL_SIZE, nameEnd),
    extra: withoutExtra(extra, ZIP64),
    comment: directory.subarray(extraEnd, next),
  };
  return { fields, offset, next };
}

/**
 * Reads the central directory.
 * @param {Buffer} directory
 * @param {number} count of entries that it should have
 * @returns {Array<{ fields: object, offset: number }>}
 */
function readDirectory(directory, count) {
  const entries = [];
  let at = 0;
  while (at < directory.length && entries.length < count) {
    const { fields, offset, next } = readCentral(directory, at);
    entries.push({ fields, offset });
    at = next;
  }
  if (at !== directory.length || entries.length !== count) {
    throw new ERR_ZIP_INVALID_ARCHIVE(
      'central directory record count is inconsistent with its size');
  }
  return entries;
}

function checkSizes(header, fields, extra) {
  if (fields.flags & FLAG_DESCRIPTOR) return;
  const [size, compressedSize] = resolveZip64(
    extra, [header.readUInt32LE(22), header.readUInt32LE(18)]);
  if (header.readUInt32LE(14) !== fields.crc32 || size !== fields.size ||
      compressedSize !== fields.compressedSize) {
    throw new ERR_ZIP_INVALID_ARCHIVE('local and central header crc-32 or sizes disagree');
  }
}

/**
 * How long a local header is, from its fixed part.
 * @param {Buffer} header at least LOCAL_SIZE bytes
 * @returns {number}
 */
function localLength(header) {
  if (header.length < LOCAL_SIZE) {
    throw new ERR_ZIP_INVALID_ARCHIVE('local file header is out of bounds');
  }
  if (header.readUInt32LE(0) !== LOCAL) {
    throw new ERR_ZIP_INVALID_ARCHIVE('local file header signature is invalid');
  }
  return LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/**
 * Checks that a local header says what the directory says.
 * @param {Buffer} header whole
 * @param {object} fields of the directory
 * @returns {Buffer} its extra fields
 */
function checkLocal(header, fields) {
  const extra = header.subarray(LOCAL_SIZE + header.readUInt16LE(26), localLength(header));
  if (header.readUInt16LE(8) !== fields.method) {
    throw new ERR_ZIP_INVALID_ARCHIVE('local and central compression methods disagree');
  }
  if ((header.readUInt16LE(6) ^ fields.flags) & FLAG_ENCRYPTED) {
    throw new ERR_ZIP_INVALID_ARCHIVE('local and central encryption flags disagree');
  }
  checkSizes(header, fields, extra);
  return extra;
}

module.exports = {
  END_SIZE,
  END64_SIZE,
  FLAG_DESCRIPTOR,
  FLAG_ENCRYPTED,
  FLAG_UTF8,
  LOCAL_SIZE,
  LOCATOR64_SIZE,
  MAX_COMMENT,
  METHOD_DEFLATE,
  METHOD_STORE,
  METHOD_ZSTD,
  centralHeader,
  checkLocal,
  dataDescriptor,
  endRecords,
  localHeader,
  localLength,
  readDirectory,
  readEnd,
};
