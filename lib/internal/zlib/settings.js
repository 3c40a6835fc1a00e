// SPDX-License-Identifier: MIT
//
// The options of compressors and decompressors: checked, completed and turned into codecs.  Streams
// and the convenience functions both come through here.
'use strict';

const binding = internalBinding('zlib');
// The public constant, which a program may have lowered before it loads zlib.
const { kMaxLength } = require('buffer');
const { FastBuffer, isAnyArrayBuffer } = require('internal/buffer');
const {
  codes: {
    ERR_BROTLI_INVALID_PARAM,
    ERR_INVALID_ARG_TYPE,
    ERR_OUT_OF_RANGE,
    ERR_ZLIB_INITIALIZATION_FAILED,
    ERR_ZSTD_INVALID_PARAM,
  },
  genericNodeError,
} = require('internal/errors');
const {
  checkRangesOrGetDefault,
  validateBoolean,
  validateFiniteNumber,
} = require('internal/validators');
const { constants } = require('internal/zlib/constants');

const {
  BROTLI_DECODE, BROTLI_ENCODE,
  BROTLI_OPERATION_EMIT_METADATA, BROTLI_OPERATION_FINISH, BROTLI_OPERATION_FLUSH,
  BROTLI_OPERATION_PROCESS,
  DEFLATE, DEFLATERAW, GUNZIP, GZIP, INFLATE, INFLATERAW, UNZIP,
  ZSTD_COMPRESS, ZSTD_DECOMPRESS, ZSTD_c_overlapLog, ZSTD_e_continue, ZSTD_e_end, ZSTD_e_flush,
  Z_BLOCK, Z_DEFAULT_CHUNK, Z_DEFAULT_LEVEL, Z_DEFAULT_MEMLEVEL, Z_DEFAULT_STRATEGY,
  Z_DEFAULT_WINDOWBITS, Z_FINISH, Z_FIXED, Z_FULL_FLUSH, Z_MAX_LEVEL, Z_MAX_MEMLEVEL,
  Z_MAX_WINDOWBITS, Z_MIN_CHUNK, Z_MIN_LEVEL, Z_MIN_MEMLEVEL, Z_MIN_WINDOWBITS, Z_NO_FLUSH,
} = constants;

// ---- The formats -------------------------------------------------------------------------

// A family of formats: its flush operations (of a write, of the last one, of flush(), and the
// highest), and how its own options are read and its codecs opened.
const zlibFamily = {
  flush: Z_NO_FLUSH, finishFlush: Z_FINISH, fullFlush: Z_FULL_FLUSH, maxFlush: Z_BLOCK,
  read: readZlib, open: openZlib,
};
const brotliFamily = {
  flush: BROTLI_OPERATION_PROCESS,
  finishFlush: BROTLI_OPERATION_FINISH,
  fullFlush: BROTLI_OPERATION_FLUSH,
  maxFlush: BROTLI_OPERATION_EMIT_METADATA,
  read: readBrotli,
  open: openBrotli,
};
const zstdFamily = {
  flush: ZSTD_e_continue, finishFlush: ZSTD_e_end, fullFlush: ZSTD_e_flush, maxFlush: ZSTD_e_end,
  read: readZstd, open: openZstd,
};

/** Class name to mode and family. */
const formats = {
  __proto__: null,
  Deflate: { mode: DEFLATE, family: zlibFamily },
  Inflate: { mode: INFLATE, family: zlibFamily },
  Gzip: { mode: GZIP, family: zlibFamily },
  Gunzip: { mode: GUNZIP, family: zlibFamily },
  DeflateRaw: { mode: DEFLATERAW, family: zlibFamily },
  InflateRaw: { mode: INFLATERAW, family: zlibFamily },
  Unzip: { mode: UNZIP, family: zlibFamily },
  BrotliCompress: { mode: BROTLI_ENCODE, family: brotliFamily },
  BrotliDecompress: { mode: BROTLI_DECODE, family: brotliFamily },
  ZstdCompress: { mode: ZSTD_COMPRESS, family: zstdFamily },
  ZstdDecompress: { mode: ZSTD_DECOMPRESS, family: zstdFamily },
};

// ---- Options -----------------------------------------------------------------------------

function readChunkSize(value) {
  if (!validateFiniteNumber(value, 'options.chunkSize')) return Z_DEFAULT_CHUNK;
  if (value < Z_MIN_CHUNK) {
    throw new ERR_OUT_OF_RANGE('options.chunkSize', `>= ${Z_MIN_CHUNK}`, value);
  }
  return value;
}

function readDictionary(value) {
  if (value === undefined || ArrayBuffer.isView(value)) return value;
  if (isAnyArrayBuffer(value)) return new FastBuffer(value);
  throw new ERR_INVALID_ARG_TYPE(
    'options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], value);
}

function readWindowBits(value, mode) {
  const isInflate = mode === INFLATE || mode === GUNZIP || mode === UNZIP;
  // To these, 0 means the size that the stream's header tells.
  if (isInflate && (value === undefined || value === null || value === 0)) return 0;
  const min = mode === GZIP ? Z_MIN_WINDOWBITS + 1 : Z_MIN_WINDOWBITS;
  const bits = checkRangesOrGetDefault(
    value, 'options.windowBits', min, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS);
  // zlib cannot make raw streams with a window of 256 bytes, and says so only when asked.
  return bits === 8 && mode === DEFLATERAW ? 9 : bits;
}

function readZlib(options, mode) {
  return {
    windowBits: readWindowBits(options?.windowBits, mode),
    level: checkRangesOrGetDefault(
      options?.level, 'options.level', Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL),
    memLevel: checkRangesOrGetDefault(
      options?.memLevel, 'options.memLevel', Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL),
    strategy: checkRangesOrGetDefault(
      options?.strategy, 'options.strategy', Z_DEFAULT_STRATEGY, Z_FIXED, Z_DEFAULT_STRATEGY),
    dictionary: readDictionary(options?.dictionary),
  };
}

// Parameters as an Int32Array of pairs.
function readParams(params, max, InvalidParam) {
  const pairs = [];
  const seen = new Set();
  for (const name of Object.keys(params ?? {})) {
    const number = +name;
    if (Number.isNaN(number) || number < 0 || number > max || seen.has(number)) {
      throw new InvalidParam(name);
    }
    seen.add(number);
    const value = params[name];
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
    }
    pairs.push(number, Number(value));
  }
  return Int32Array.from(pairs);
}

const kMaxBrotliParam = 9;

function readBrotli(options) {
  return { params: readParams(options?.params, kMaxBrotliParam, ERR_BROTLI_INVALID_PARAM) };
}

function checkPledgedSize(size) {
  if (typeof size !== 'number') {
    const error = new TypeError('pledgedSrcSize must be a number');
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
  }
  let complaint;
  if (size < 0) complaint = 'pledgedSrcSize must be non-negative';
  else if (!Number.isSafeInteger(size)) complaint = 'pledgedSrcSize must be a safe integer';
  if (complaint === undefined) return;
  throw Object.assign(new RangeError(complaint), { code: 'ERR_OUT_OF_RANGE' });
}

function readZstd(options) {
  const pledgedSize = options?.pledgedSrcSize;
  if (pledgedSize !== undefined) checkPledgedSize(pledgedSize);
  return {
    params: readParams(options?.params, ZSTD_c_overlapLog, ERR_ZSTD_INVALID_PARAM),
    pledgedSize: pledgedSize ?? -1,
    dictionary: readDictionary(options?.dictionary),
  };
}

/**
 * Reads the options of a format.
 * @param {string} name of its class, such as 'Gzip'
 * @param {object} [options]
 * @returns {object} settings, complete
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_BROTLI_INVALID_PARAM, ERR_ZSTD_INVALID_PARAM
 */
function readSettings(name, options) {
  const { mode, family } = formats[name];
  const { flush, finishFlush, maxFlush } = family;
  const own = family.read(options, mode);
  const rejectGarbage = options?.rejectGarbageAfterEnd;
  if (rejectGarbage !== undefined) {
    validateBoolean(rejectGarbage, 'options.rejectGarbageAfterEnd');
  }
  return {
    mode,
    family,
    own,
    chunkSize: readChunkSize(options?.chunkSize),
    flush: checkRangesOrGetDefault(options?.flush, 'options.flush', flush, maxFlush, flush),
    finishFlush: checkRangesOrGetDefault(
      options?.finishFlush, 'options.finishFlush', flush, maxFlush, finishFlush),
    maxOutputLength: checkRangesOrGetDefault(
      options?.maxOutputLength, 'options.maxOutputLength', 1, kMaxLength, kMaxLength),
    rejectGarbage: rejectGarbage === true,
  };
}

// ---- Codecs ------------------------------------------------------------------------------

function openZlib({ mode, own, rejectGarbage }) {
  return binding.zlibNew(mode, own.windowBits, own.level, own.memLevel, own.strategy,
                         rejectGarbage, own.dictionary);
}

function openBrotli({ mode, own }) {
  return binding.brotliNew(mode, own.params);
}

function openZstd({ mode, own }) {
  const codec = binding.zstdNew(mode, own.params, own.pledgedSize, own.dictionary);
  if (codec !== undefined) return codec;
  throw genericNodeError('Setting parameter failed', { code: 'ERR_ZLIB_INITIALIZATION_FAILED' });
}

/**
 * A codec with the given settings.
 * @param {object} settings from readSettings()
 * @returns {object} for the binding
 * @throws ERR_ZLIB_INITIALIZATION_FAILED
 */
function openCodec(settings) {
  const codec = settings.family.open(settings);
  if (codec === undefined) throw new ERR_ZLIB_INITIALIZATION_FAILED();
  return codec;
}

/**
 * The Error for an error value of the binding.
 * @param {[string, number, string]} error message, number and code
 * @returns {Error}
 */
function zlibError([message, errno, code]) {
  return genericNodeError(message, { errno, code });
}

module.exports = { formats, openCodec, readSettings, zlibError };
