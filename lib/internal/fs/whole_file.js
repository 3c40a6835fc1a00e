// SPDX-License-Identifier: MIT
'use strict';

// readFile, writeFile and appendFile in one operation: one crossing into the binding. What needs
// several (signals, a buffer to read into, data in pieces) is in whole_file_steps.js.

const {
  codes: { ERR_FS_FILE_TOO_LARGE, ERR_INVALID_ARG_TYPE, ERR_STRING_TOO_LONG },
} = require('internal/errors');
const { parseFileMode, validateBoolean } = require('internal/validators');
const {
  binding, getOptions, kIoMaxLength, toBuffer, toFd, toFlags, toPath,
} = require('internal/fs/utils');

const kReadDefaults = Object.freeze({ __proto__: null, flag: 'r' });
const kWriteDefaults = Object.freeze({
  __proto__: null, encoding: 'utf8', mode: 0o666, flag: 'w', flush: false,
});
const kAppendDefaults = Object.freeze({ ...kWriteDefaults, flag: 'a' });

function isFd(value) {
  return typeof value === 'number' && value === (value | 0);
}

function isUtf8(encoding) {
  return encoding === 'utf8' || encoding === 'utf-8';
}

/** What errors call the flag, which depends on the API. */
function flagName(done) {
  return done === undefined ? 'flags' : 'options.flag';
}

// ---- Reading -----------------------------------------------------------------------------

/** The options of readFile(), checked. */
function getReadOptions(options) {
  options = getOptions(options, kReadDefaults);
  const { buffer } = options;
  if (buffer !== undefined && typeof buffer !== 'function' && !ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE(
      'options.buffer', ['Buffer', 'TypedArray', 'DataView', 'Function'], buffer);
  }
  return options;
}

/** Whether reading must go in steps. */
function readsInSteps(options) {
  return options.buffer !== undefined || options.signal != null;
}

/** What the binding read: a string, an ArrayBuffer, or the size of a file that is too large. */
function decodeContent(raw, encoding) {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number') {
    if (raw > kIoMaxLength) throw new ERR_FS_FILE_TOO_LARGE(raw);
    throw new ERR_STRING_TOO_LONG(require('internal/buffer').kStringMaxLength);
  }
  const bytes = toBuffer(raw);
  return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes;
}

/** Adapts `done` to content, whose decoding may fail. */
function contentDone(done, encoding) {
  if (done === undefined) return undefined;
  return (err, raw) => {
    if (err) return done(err);
    let content;
    try {
      content = decodeContent(raw, encoding);
    } catch (error) {
      return done(error);
    }
    return done(null, content);
  };
}

/**
 * Reads a whole file in one operation (see operations.js).
 * @param {Function|undefined} done
 * @param {string|Uint8Array|URL|number} path or a descriptor, read from its position
 * @param {object} options from getReadOptions
 * @returns {string|Buffer|undefined}
 */
function readFile(done, path, options) {
  const { encoding } = options;
  const bytes = isUtf8(encoding) ? 0 : 1;
  const rawDone = contentDone(done, encoding);
  const raw = isFd(path) ?
    binding.readFd(bytes, toFd(path), rawDone) :
    binding.readFile(bytes, toPath(path), toFlags(options.flag, flagName(done)), rawDone);
  return done === undefined ? decodeContent(raw, encoding) : undefined;
}

// ---- Writing -----------------------------------------------------------------------------

/**
 * The options of writeFile() or appendFile(), checked.
 * @param {unknown} options
 * @param {object} defaults kWriteDefaults or kAppendDefaults
 */
function getWriteOptions(options, defaults) {
  options = getOptions(options, defaults);
  if (options.flush != null) validateBoolean(options.flush, 'options.flush');
  return options;
}

function checkData(data) {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new ERR_INVALID_ARG_TYPE(
      'data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
}

/**
 * Writes a whole file in one operation (see operations.js).
 * @param {Function|undefined} done
 * @param {string|Uint8Array|URL|number} path or a descriptor, written at its position
 * @param {string|ArrayBufferView} data
 * @param {object} options from getWriteOptions
 * @param {string} defaultFlag
 */
function writeFile(done, path, data, options, defaultFlag) {
  checkData(data);
  const { encoding } = options;
  const isText = typeof data === 'string' && (!encoding || isUtf8(encoding));
  if (!isText && typeof data === 'string') data = require('buffer').Buffer.from(data, encoding);
  const flush = options.flush ? 1 : 0;
  if (isFd(path)) {
    const fn = isText ? binding.writeFdText : binding.writeFd;
    return fn(toFd(path), flush, data, done);
  }
  const flags = toFlags(options.flag || defaultFlag, flagName(done));
  path = toPath(path);
  const mode = parseFileMode(options.mode, 'mode', 0o666);
  const fn = isText ? binding.writeFileText : binding.writeFile;
  return fn(path, flags, mode, flush, data, done);
}

function isIterable(data) {
  return typeof data === 'object' && data !== null && !ArrayBuffer.isView(data) &&
    (typeof data[Symbol.asyncIterator] === 'function' ||
      typeof data[Symbol.iterator] === 'function');
}

module.exports = {
  checkData,
  getReadOptions,
  getWriteOptions,
  isFd,
  isIterable,
  kAppendDefaults,
  kWriteDefaults,
  readFile,
  readsInSteps,
  writeFile,
};
