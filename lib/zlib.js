// SPDX-License-Identifier: MIT
//
// node:zlib.  The stream classes are loaded when one of them is first used; the convenience
// functions do without them.
'use strict';

const binding = internalBinding('zlib');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { defineLazyProperties } = require('internal/util');
const { validateUint32 } = require('internal/validators');
const { codes, constants } = require('internal/zlib/constants');
const { makeAsync, makeSync } = require('internal/zlib/oneshot');
const { formats } = require('internal/zlib/settings');

/**
 * CRC-32 of data.
 * @param {string|ArrayBufferView} data
 * @param {number} [value] the checksum of what came before
 * @returns {number}
 */
function crc32(data, value = 0) {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  validateUint32(value, 'value');
  return binding.crc32(data, value);
}

function makeCreate(name) {
  const functionName = `create${name}`;
  return { [functionName](options) {
    return new (require('internal/zlib/stream')[name])(options);
  } }[functionName];
}

exports.crc32 = crc32;
defineLazyProperties(exports, 'internal/zlib/stream', Object.keys(formats));

// gzip and gzipSync for Gzip ...
for (const name of ['Deflate', 'Gzip', 'DeflateRaw', 'Unzip', 'Inflate', 'Gunzip', 'InflateRaw',
                    'BrotliCompress', 'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress']) {
  const method = name[0].toLowerCase() + name.slice(1);
  exports[method] = makeAsync(name, method);
  exports[`${method}Sync`] = makeSync(name, `${method}Sync`);
}

for (const name of ['Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Gzip', 'Gunzip', 'Unzip',
                    'BrotliCompress', 'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress']) {
  Object.defineProperty(exports, `create${name}`, {
    value: makeCreate(name), writable: false, enumerable: true, configurable: true,
  });
}

Object.defineProperties(exports, {
  constants: { value: constants, enumerable: true },
  codes: { value: codes, enumerable: true },
});

// ZIP archives (experimental).
const zip = {
  'internal/zip/entry': ['ZipEntry'],
  'internal/zip/file': ['ZipFile'],
  'internal/zip/buffer': ['ZipBuffer'],
  'internal/zip/archive': ['createZipArchive', 'createZipArchiveSync', 'zipFiles'],
};
for (const id in zip) defineLazyProperties(exports, id, zip[id]);
defineLazyProperties(exports, 'internal/zip/entry',
                     ['getMaxZipContentSize', 'setMaxZipContentSize']);

// The old place of zlib's own constants, and of some of zstd's.
for (const name in constants) {
  if (!name.startsWith('BROTLI')) Object.defineProperty(exports, name, { value: constants[name] });
}
