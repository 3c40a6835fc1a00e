// SPDX-License-Identifier: MIT
'use strict';

// readFile, writeFile and appendFile. The usual case is one crossing into the binding; a signal,
// a buffer to read into, or data that comes in pieces takes the same path in steps.

const {
  AbortError,
  codes: {
    ERR_FS_FILE_TOO_LARGE, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_STRING_TOO_LONG,
  },
} = require('internal/errors');
const { parseFileMode, validateBoolean } = require('internal/validators');
const { FastBuffer, kStringMaxLength } = require('internal/buffer');
const {
  binding, checkView,
  constants: { S_IFMT, S_IFREG },
  getOptions, kIoMaxLength, toFd, toFlags, toPath,
} = require('internal/fs/utils');

const kReadDefaults = Object.freeze({ __proto__: null, flag: 'r' });
const kWriteDefaults = Object.freeze({
  __proto__: null, encoding: 'utf8', mode: 0o666, flag: 'w', flush: false,
});
const kAppendDefaults = Object.freeze({ ...kWriteDefaults, flag: 'a' });

const kChunk = 512 * 1024;
const kUnknownSizeChunk = 64 * 1024;

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

function checkAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
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
    throw new ERR_STRING_TOO_LONG(kStringMaxLength);
  }
  const bytes = new FastBuffer(raw);
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

/** The buffer that the user gave, or makes, for a file of this size. */
function userBuffer(buffer, size) {
  if (typeof buffer === 'function') {
    buffer = buffer(size);
    checkView(buffer, 'options.buffer()');
  }
  if (buffer.byteLength < size) {
    throw new ERR_INVALID_ARG_VALUE(
      'options.buffer.byteLength', buffer.byteLength,
      `is smaller than the file size of ${size} bytes`);
  }
  return new FastBuffer(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** Reads into one buffer until it is full or the file ends; returns how much was read. */
function* fillSteps(fd, buffer, signal) {
  let total = 0;
  while (total < buffer.length) {
    checkAborted(signal);
    const length = Math.min(kChunk, buffer.length - total);
    const n = yield (done) => binding.read(fd, buffer, total, length, -1, done);
    if (n === 0) break;
    total += n;
  }
  return total;
}

/** Reads a file of unknown size; returns its bytes. */
function* collectSteps(fd, signal) {
  const { Buffer } = require('buffer');
  const chunks = [];
  for (;;) {
    const chunk = Buffer.allocUnsafeSlow(kUnknownSizeChunk);
    const n = yield* fillSteps(fd, chunk, signal);
    if (n < chunk.length) {
      chunks.push(chunk.subarray(0, n));
      return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    }
    chunks.push(chunk);
  }
}

/** Checks that a user's buffer took all of a file whose size was not known. */
function* expectEndSteps(fd, byteLength) {
  const n = yield (done) => binding.read(fd, new Uint8Array(1), 0, 1, -1, done);
  if (n > 0) {
    throw new ERR_INVALID_ARG_VALUE(
      'options.buffer.byteLength', byteLength, 'is too small to contain the entire file');
  }
}

function statOf(fd) {
  const { fstat } = require('internal/fs/operations');
  return (done) => fstat(done, fd);
}

/** The content of an open file, as bytes. */
function* contentSteps(fd, { buffer, signal }) {
  checkAborted(signal);
  const stats = yield statOf(fd);
  checkAborted(signal);
  const size = (stats.mode & S_IFMT) === S_IFREG ? stats.size : 0;
  if (size > kIoMaxLength) throw new ERR_FS_FILE_TOO_LARGE(size);
  if (buffer === undefined && size === 0) return yield* collectSteps(fd, signal);
  const target = buffer === undefined ?
    require('buffer').Buffer.allocUnsafeSlow(size) : userBuffer(buffer, size);
  const total = yield* fillSteps(fd, target, signal);
  if (size === 0 && total === target.length) yield* expectEndSteps(fd, target.length);
  return target.subarray(0, total);
}

/**
 * Reads an open file in steps.
 * @param {number} fd
 * @param {object} options from getReadOptions
 */
function* readFdSteps(fd, options) {
  const content = yield* contentSteps(fd, options);
  const { encoding } = options;
  return encoding && encoding !== 'buffer' ? content.toString(encoding) : content;
}

/** Opens a file, unless it is open already, and runs steps on the descriptor. */
function* withFileSteps(path, flag, mode, steps) {
  if (isFd(path)) return yield* steps(toFd(path));
  path = toPath(path);
  const flags = toFlags(flag);
  const fd = yield (done) => binding.open(path, flags, mode, done);
  let result;
  try {
    result = yield* steps(fd);
  } catch (error) {
    yield (done) => binding.close(fd, done && (() => done(null)));
    throw error;
  }
  yield (done) => binding.close(fd, done);
  return result;
}

function* readFileSteps(path, options) {
  checkAborted(options.signal);
  return yield* withFileSteps(path, options.flag, 0o666, (fd) => readFdSteps(fd, options));
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

/** Data as a view of bytes. */
function toBytes(data, encoding) {
  if (typeof data === 'string') return require('buffer').Buffer.from(data, encoding || 'utf8');
  return new FastBuffer(data.buffer, data.byteOffset, data.byteLength);
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
  if (!isText && typeof data === 'string') data = toBytes(data, encoding);
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

/** Writes all of a view, in chunks between which the signal is looked at. */
function* writeAllSteps(fd, bytes, signal) {
  let offset = 0;
  while (offset < bytes.length) {
    checkAborted(signal);
    const length = Math.min(kChunk, bytes.length - offset);
    const at = offset;
    offset += yield (done) => binding.write(fd, bytes, at, length, -1, done);
  }
}

/** Writes the pieces of an iterable. */
function* writePiecesSteps(fd, iterable, encoding, signal) {
  const isAsync = typeof iterable[Symbol.asyncIterator] === 'function';
  const iterator = isAsync ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
  let isDone = false;
  try {
    for (;;) {
      checkAborted(signal);
      const step = yield iterator.next();
      if (step.done) {
        isDone = true;
        return;
      }
      checkAborted(signal);
      const piece = yield step.value;
      checkData(piece);
      yield* writeAllSteps(fd, toBytes(piece, encoding), signal);
    }
  } finally {
    if (!isDone && typeof iterator.return === 'function') yield iterator.return();
  }
}

function isIterable(data) {
  return typeof data === 'object' && data !== null && !ArrayBuffer.isView(data) &&
    (typeof data[Symbol.asyncIterator] === 'function' ||
      typeof data[Symbol.iterator] === 'function');
}

/** Writes to an open file in steps. */
function* writeFdSteps(fd, data, options) {
  const { encoding, signal } = options;
  checkAborted(signal);
  if (isIterable(data)) yield* writePiecesSteps(fd, data, encoding, signal);
  else yield* writeAllSteps(fd, toBytes(data, encoding), signal);
  checkAborted(signal);
  if (options.flush) yield (done) => binding.fsync(fd, done);
}

function* writeFileSteps(path, data, options, defaultFlag) {
  if (!isIterable(data)) checkData(data);
  const mode = parseFileMode(options.mode, 'mode', 0o666);
  checkAborted(options.signal);
  return yield* withFileSteps(
    path, options.flag || defaultFlag, mode, (fd) => writeFdSteps(fd, data, options));
}

module.exports = {
  checkData,
  getReadOptions,
  getWriteOptions,
  isFd,
  isIterable,
  kAppendDefaults,
  kWriteDefaults,
  readFdSteps,
  readFile,
  readFileSteps,
  readsInSteps,
  writeFdSteps,
  writeFile,
  writeFileSteps,
};
