// SPDX-License-Identifier: MIT
//
// The content of ZIP entries: packing and unpacking by method, and the checks of size and checksum.
'use strict';

const binding = internalBinding('zlib');
const { Buffer } = require('internal/buffer');
const {
  codes: { ERR_ZIP_ENTRY_CORRUPT, ERR_ZIP_ENTRY_TOO_LARGE, ERR_ZIP_UNSUPPORTED_FEATURE },
} = require('internal/errors');
const { promisify } = require('internal/util');
const {
  FLAG_ENCRYPTED,
  METHOD_DEFLATE,
  METHOD_STORE,
  METHOD_ZSTD,
} = require('internal/zip/format');

// Method to the functions of zlib, and to the verb for what can fail.
const coders = {
  [METHOD_DEFLATE]: {
    pack: 'deflateRaw', unpack: 'inflateRaw', packer: 'createDeflateRaw',
    unpacker: 'createInflateRaw', verb: 'inflate',
  },
  [METHOD_ZSTD]: {
    pack: 'zstdCompress', unpack: 'zstdDecompress', packer: 'createZstdCompress',
    unpacker: 'createZstdDecompress', verb: 'decompress',
  },
};

function zlib() {
  return require('zlib');
}

// ---- Packing -----------------------------------------------------------------------------

/** The compressed bytes, or the data itself if that is no longer. */
async function pack(method, data) {
  if (method === METHOD_STORE || data.length === 0) return data;
  const packed = await promisify(zlib()[coders[method].pack])(data);
  return packed.length < data.length ? packed : data;
}

/** pack() at once. */
function packSync(method, data) {
  if (method === METHOD_STORE || data.length === 0) return data;
  const packed = zlib()[`${coders[method].pack}Sync`](data);
  return packed.length < data.length ? packed : data;
}

// Counts and sums up what goes by, in `totals`.
async function * measure(source, totals) {
  for await (const chunk of source) {
    totals.size += chunk.length;
    totals.crc32 = binding.crc32(chunk, totals.crc32);
    yield chunk;
  }
}

/**
 * Packs content that comes in chunks.
 * @param {number} method
 * @param {AsyncIterable<Uint8Array>} source
 * @param {{ size: number, compressedSize: number, crc32: number }} totals are counted up
 * @returns {AsyncIterable<Uint8Array>}
 */
async function * packStream(method, source, totals) {
  const { Readable, pipeline } = require('stream');
  const measured = measure(source, totals);
  const packed = method === METHOD_STORE ? measured :
    pipeline(Readable.from(measured), zlib()[coders[method].packer](), () => {});
  for await (const chunk of packed) {
    totals.compressedSize += chunk.length;
    yield chunk;
  }
}

// ---- Checks ------------------------------------------------------------------------------

/** Refuses entries that cannot be read or are larger than allowed. */
function checkReadable(name, fields, maxSize) {
  if (fields.flags & FLAG_ENCRYPTED) {
    throw new ERR_ZIP_UNSUPPORTED_FEATURE(`entry "${name}" is encrypted`);
  }
  if (fields.method !== METHOD_STORE && coders[fields.method] === undefined) {
    throw new ERR_ZIP_UNSUPPORTED_FEATURE(
      `entry "${name}" uses compression method ${fields.method}`);
  }
  if (fields.size > maxSize) {
    throw new ERR_ZIP_ENTRY_TOO_LARGE(
      `entry "${name}" declares ${fields.size} bytes, exceeding the ${maxSize} byte limit`);
  }
}

function checkContent(name, fields, size, crc32, verify) {
  if (size !== fields.size) {
    throw new ERR_ZIP_ENTRY_CORRUPT(
      `entry "${name}" produced ${size} bytes, expected ${fields.size}`);
  }
  if (verify && crc32 !== fields.crc32) {
    throw new ERR_ZIP_ENTRY_CORRUPT(`entry "${name}" failed CRC-32 verification`);
  }
}

function beyondSize(name, fields) {
  return new ERR_ZIP_ENTRY_CORRUPT(
    `entry "${name}" inflates beyond its declared size of ${fields.size} bytes`);
}

function unpackError(name, fields, error) {
  if (error.code === 'ERR_BUFFER_TOO_LARGE') return beyondSize(name, fields);
  return new ERR_ZIP_ENTRY_CORRUPT(
    `entry "${name}" failed to ${coders[fields.method].verb}: ${error.message}`);
}

// ---- Unpacking ---------------------------------------------------------------------------

// One byte more than declared shows that there are more.
function unpackOptions(fields) {
  return { maxOutputLength: fields.size + 1 };
}

function checkWhole(name, fields, content, verify) {
  checkContent(name, fields, content.length, verify ? binding.crc32(content, 0) : 0, verify);
  return content;
}

/** The content of compressed bytes, checked. */
async function unpack(name, fields, bytes, verify) {
  if (fields.method === METHOD_STORE) return checkWhole(name, fields, Buffer.from(bytes), verify);
  let content;
  try {
    content = await promisify(zlib()[coders[fields.method].unpack])(bytes, unpackOptions(fields));
  } catch (error) {
    throw unpackError(name, fields, error);
  }
  return checkWhole(name, fields, content, verify);
}

/** unpack() at once. */
function unpackSync(name, fields, bytes, verify) {
  if (fields.method === METHOD_STORE) return checkWhole(name, fields, Buffer.from(bytes), verify);
  let content;
  try {
    content = zlib()[`${coders[fields.method].unpack}Sync`](bytes, unpackOptions(fields));
  } catch (error) {
    throw unpackError(name, fields, error);
  }
  return checkWhole(name, fields, content, verify);
}

/** The content of compressed chunks, in chunks; checked when they end. */
async function * unpackStream(name, fields, chunks, verify) {
  const { Readable, pipeline } = require('stream');
  const source = fields.method === METHOD_STORE ? chunks :
    pipeline(Readable.from(chunks), zlib()[coders[fields.method].unpacker](), () => {});
  let size = 0;
  let crc32 = 0;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > fields.size) throw beyondSize(name, fields);
      if (verify) crc32 = binding.crc32(chunk, crc32);
      yield chunk;
    }
  } catch (error) {
    throw typeof error.errno === 'number' && error.syscall === undefined ?
      unpackError(name, fields, error) : error;
  }
  checkContent(name, fields, size, crc32, verify);
}

module.exports = {
  checkReadable,
  pack,
  packStream,
  packSync,
  unpack,
  unpackStream,
  unpackSync,
};
