// SPDX-License-Identifier: MIT
'use strict';

// What every part of fs shares: paths, flags, options, positions and buffers as users pass them,
// checked and brought into the form that the binding takes.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInt32, validateInteger,
  validateObject, validateUint32,
} = require('internal/validators');
const { bindCallback } = require('internal/async_context');
const binding = internalBinding('fs');

const constants = Object.assign({ __proto__: null }, binding.constants);
const {
  O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY,
  F_OK, R_OK, W_OK, X_OK, COPYFILE_EXCL, COPYFILE_FICLONE, COPYFILE_FICLONE_FORCE,
} = constants;

const kMaxUserId = 2 ** 32 - 1;
const kIoMaxLength = 2 ** 31 - 1;

// ---- Callbacks and results ---------------------------------------------------------------

/**
 * Checks a callback and binds it to the current async context. It will see no `this`, and one
 * argument where there is no result.
 */
function makeCallback(callback) {
  validateFunction(callback, 'cb');
  const bound = bindCallback(callback);
  return (err, value) => {
    if (value === undefined) bound(err);
    else bound(err, value);
  };
}

/**
 * Adapts `done`, the last argument of an operation, to a result that must be converted.
 * @param {Function|undefined} done undefined for a synchronous operation
 * @param {(raw: unknown) => unknown} convert
 */
function mapDone(done, convert) {
  if (done === undefined) return undefined;
  return (err, raw) => {
    if (err) done(err);
    else done(null, convert(raw));
  };
}

/**
 * Runs an operation as a promise.
 * @param {(done: Function) => void} start
 */
function promised(start) {
  return new Promise((resolve, reject) => {
    start((err, value) => {
      if (err) reject(err);
      else resolve(value);
    });
  });
}

// ---- Paths -------------------------------------------------------------------------------

function isFileUrl(value) {
  return typeof value.href === 'string' && typeof value.protocol === 'string' &&
    value.auth === undefined && value.path === undefined;
}

/**
 * Checks a path.
 * @param {string|Uint8Array|URL} value
 * @param {string} [name] for errors
 * @returns {string|Uint8Array}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE for NUL bytes, ERR_INVALID_URL_SCHEME ...
 */
function toPath(value, name = 'path') {
  let hasNul;
  if (typeof value === 'string') {
    hasNul = value.includes('\0');
  } else {
    if (typeof value === 'object' && value !== null && isFileUrl(value)) {
      value = require('internal/url').fileURLToPath(value);
    }
    if (typeof value === 'string') hasNul = value.includes('\0');
    else if (value instanceof Uint8Array) hasNul = value.includes(0);
    else throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], value);
  }
  if (hasNul) {
    const reason = 'must be a string, Uint8Array, or URL without null bytes';
    throw new ERR_INVALID_ARG_VALUE(name, value, reason);
  }
  return value;
}

/** A path as a string, for joining and for watchers. */
function pathToString(path) {
  if (typeof path === 'string') return path;
  const { Buffer } = require('buffer');
  return Buffer.from(path.buffer, path.byteOffset, path.byteLength).toString();
}

/** Checks a file descriptor: an integer from 0 to 2^31 - 1. */
function toFd(fd) {
  if (typeof fd === 'number' && fd >= 0 && fd === (fd | 0)) return fd;
  validateInt32(fd, 'fd', 0);
  return fd | 0;
}

function validateOwner(uid, gid) {
  validateInteger(uid, 'uid', -1, kMaxUserId);
  validateInteger(gid, 'gid', -1, kMaxUserId);
}

// ---- Flags and modes ---------------------------------------------------------------------

const kFlags = {
  '__proto__': null,
  'r': O_RDONLY, 'rs': O_RDONLY | O_SYNC, 'sr': O_RDONLY | O_SYNC,
  'r+': O_RDWR, 'rs+': O_RDWR | O_SYNC, 'sr+': O_RDWR | O_SYNC,
};

// 'w' and 'a' with x (exclusive) or s (synchronous) on either side, and +.
for (const [letter, bits] of [['w', O_TRUNC | O_CREAT], ['a', O_APPEND | O_CREAT]]) {
  const extras = letter === 'w' ? { x: O_EXCL } : { x: O_EXCL, s: O_SYNC };
  for (const [plus, access] of [['', O_WRONLY], ['+', O_RDWR]]) {
    kFlags[letter + plus] = bits | access;
    for (const extra of Object.keys(extras)) {
      kFlags[letter + extra + plus] = bits | access | extras[extra];
      kFlags[extra + letter + plus] = bits | access | extras[extra];
    }
  }
}

/**
 * @param {string|number|null|undefined} flags 'r', 'w+', O_RDONLY ...
 * @param {string} [name] for errors
 * @returns {number} the flags of open(2)
 */
function toFlags(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags;
  }
  if (flags == null) return O_RDONLY;
  const bits = typeof flags === 'string' ? kFlags[flags] : undefined;
  if (bits === undefined) throw new ERR_INVALID_ARG_VALUE('flags', flags);
  return bits;
}

/** Checks the mode of access(): F_OK or a combination of R_OK, W_OK and X_OK. */
function toAccessMode(mode) {
  return toBitmask(mode, F_OK, F_OK | R_OK | W_OK | X_OK);
}

/** Checks the mode of copyFile(). */
function toCopyMode(mode) {
  const all = COPYFILE_EXCL | COPYFILE_FICLONE | COPYFILE_FICLONE_FORCE;
  return toBitmask(mode, 0, all);
}

function toBitmask(mode, defaultMode, all) {
  if (mode == null) return defaultMode;
  validateInteger(mode, 'mode', 0, all);
  return mode;
}

// ---- Times -------------------------------------------------------------------------------

/**
 * @param {number|string|Date} time
 * @param {string} [name] for errors
 * @returns {number} seconds since 1970
 */
function toUnixTimestamp(time, name = 'time') {
  if (typeof time === 'string' && +time == time) return +time; // eslint-disable-line eqeqeq
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (require('internal/util/types').isDate(time)) return time.getTime() / 1000;
  throw new ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

// ---- Options -----------------------------------------------------------------------------

function checkEncoding(encoding) {
  if (!encoding || encoding === 'utf8' || encoding === 'utf-8' || encoding === 'buffer') return;
  const { Buffer } = require('buffer');
  if (!Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

/**
 * Options that may be an encoding, an object or missing; a function in their place is the
 * callback.
 * @param {unknown} options
 * @param {object} defaults what to use for missing options
 * @returns {object} never to be changed
 */
function getOptions(options, defaults) {
  if (options == null || typeof options === 'function') return defaults;
  if (typeof options === 'string') {
    checkEncoding(options);
    return { ...defaults, encoding: options };
  }
  if (typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  checkEncoding(options.encoding);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
}

/** An object of options where only undefined stands for none. */
function getOptionsObject(options, defaults) {
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  return options;
}

const kRmDefaults = {
  __proto__: null, force: false, recursive: false, maxRetries: 0, retryDelay: 100,
};

/** The options of rm(), checked and completed. */
function getRmOptions(options) {
  if (options === undefined) return kRmDefaults;
  validateObject(options, 'options');
  options = { ...kRmDefaults, ...options };
  validateBoolean(options.force, 'options.force');
  validateBoolean(options.recursive, 'options.recursive');
  validateInt32(options.retryDelay, 'options.retryDelay', 0);
  validateUint32(options.maxRetries, 'options.maxRetries');
  return options;
}

/** rmdir() once could remove trees. */
function checkRmdirOptions(options) {
  if (options === undefined) return;
  validateObject(options, 'options');
  if (options.recursive !== undefined) {
    const reason = 'is no longer supported';
    throw new ERR_INVALID_ARG_VALUE('options.recursive', options.recursive, reason);
  }
}

// ---- Buffers and positions ---------------------------------------------------------------

function checkView(value, name = 'buffer') {
  if (!ArrayBuffer.isView(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], value);
  }
}

/**
 * Checks the buffers of readv() and writev().
 * @returns {ArrayBufferView[]} a copy: what the user does with the array later must not matter
 */
function copyViews(buffers) {
  if (!Array.isArray(buffers)) {
    throw new ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
  }
  const copy = new Array(buffers.length);
  for (let i = 0; i < buffers.length; i++) {
    if (!ArrayBuffer.isView(buffers[i])) {
      throw new ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
    }
    copy[i] = buffers[i];
  }
  return copy;
}

/** Checks that [offset, offset + length) lies in a buffer to be read into. */
function checkReadRange(offset, length, byteLength) {
  if (length < 0) throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > byteLength) {
    throw new ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  }
}

/** Checks that [offset, offset + length) lies in a buffer to be written from. */
function checkWriteRange(offset, length, byteLength) {
  if (offset > byteLength) throw new ERR_OUT_OF_RANGE('offset', `<= ${byteLength}`, offset);
  if (length > byteLength - offset) {
    throw new ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  }
  if (length < 0) throw new ERR_OUT_OF_RANGE('length', '>= 0', length);
  validateInt32(length, 'length', 0);
}

/**
 * The position of a read.
 * @returns {number|bigint} -1 for the file's own
 */
function toReadPosition(position, length) {
  if (position == null) return -1;
  if (typeof position === 'number') {
    validateInteger(position, 'position', -1);
  } else if (typeof position === 'bigint') {
    const max = 2n ** 63n - 1n - BigInt(length);
    if (position < -1n || position > max) {
      throw new ERR_OUT_OF_RANGE('position', `>= -1 && <= ${max}`, position);
    }
  } else {
    throw new ERR_INVALID_ARG_TYPE('position', ['integer', 'bigint'], position);
  }
  return position;
}

/** The position of a write: -1, the file's own, unless it is a number. */
function toWritePosition(position) {
  return typeof position === 'number' ? position : -1;
}

let FastBuffer = null;

/** A Buffer over memory that the binding gave. Buffers are loaded only where they are used. */
function toBuffer(arrayBuffer) {
  FastBuffer ??= require('internal/buffer').FastBuffer;
  return new FastBuffer(arrayBuffer);
}

/**
 * A path that the binding returned as bytes or, for utf8, as a string.
 * @param {string|ArrayBuffer} raw
 * @param {string} encoding
 */
function decodeName(raw, encoding) {
  if (typeof raw === 'string') return raw;
  const buffer = toBuffer(raw);
  return encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

/** Whether names in this encoding must cross as bytes (1) or can be strings (0). */
function wantsBytes(encoding) {
  return encoding && encoding !== 'utf8' && encoding !== 'utf-8' ? 1 : 0;
}

module.exports = {
  binding,
  checkReadRange,
  checkRmdirOptions,
  checkView,
  checkWriteRange,
  constants,
  copyViews,
  decodeName,
  getOptions,
  getOptionsObject,
  getRmOptions,
  kIoMaxLength,
  makeCallback,
  mapDone,
  pathToString,
  promised,
  toAccessMode,
  toBuffer,
  toCopyMode,
  toFd,
  toFlags,
  toPath,
  toReadPosition,
  toUnixTimestamp,
  toWritePosition,
  validateOwner,
  wantsBytes,
};
