// SPDX-License-Identifier: MIT
//
// CompressionStream and DecompressionStream (https://compression.spec.whatwg.org/), web streams
// over the streams of node:zlib.
'use strict';

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { newReadableWritablePairFromDuplex } = require('internal/webstreams/adapters');
const { defineInspect, defineInterface } = require('internal/webstreams/util');

const kFormats = {
  __proto__: null,
  'deflate': ['createDeflate', 'createInflate'],
  'deflate-raw': ['createDeflateRaw', 'createInflateRaw'],
  'gzip': ['createGzip', 'createGunzip'],
  'brotli': ['createBrotliCompress', 'createBrotliDecompress'],
};

function checkFormat(format, name) {
  const methods = kFormats[`${format}`];
  if (methods !== undefined) return methods;
  const error = new ERR_INVALID_ARG_VALUE('format', format);
  error.message = `Failed to construct '${name}': 1st argument '${format}' is not a valid ` +
    'enum value of type CompressionFormat.';
  throw error;
}

class CompressionStream {
  #transform;

  /** @param {'deflate' | 'deflate-raw' | 'gzip' | 'brotli'} format */
  constructor(format) {
    const [method] = checkFormat(format, 'CompressionStream');
    this.#transform = newReadableWritablePairFromDuplex(require('zlib')[method]());
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }
}
defineInterface(CompressionStream, ['readable', 'writable']);

class DecompressionStream {
  #transform;

  /** @param {'deflate' | 'deflate-raw' | 'gzip' | 'brotli'} format */
  constructor(format) {
    const [, method] = checkFormat(format, 'DecompressionStream');
    // Bytes after the end of the compressed data are an error, as the standard says.
    this.#transform = newReadableWritablePairFromDuplex(
      require('zlib')[method]({ rejectGarbageAfterEnd: true }));
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }
}
defineInterface(DecompressionStream, ['readable', 'writable']);

for (const Class of [CompressionStream, DecompressionStream]) {
  defineInspect(Class, ({ readable, writable }) => ({ readable, writable }));
}

module.exports = { CompressionStream, DecompressionStream };
