// SPDX-License-Identifier: MIT
'use strict';

// readFile and writeFile as steps (see steps.js): chunk by chunk, with a look at the signal between
// them, into a buffer of the caller, from an iterable.

const {
  AbortError,
  codes: { ERR_FS_FILE_TOO_LARGE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { parseFileMode } = require('internal/validators');
const { FastBuffer } = require('internal/buffer');
const {
  binding, checkView,
  constants: { S_IFMT, S_IFREG },
  kIoMaxLength, toFd, toFlags, toPath,
} = require('internal/fs/utils');
const { checkData, isFd, isIterable } = require('internal/fs/whole_file');
const ops = require('internal/fs/operations');

const kChunk = 512 * 1024;
const kUnknownSizeChunk = 64 * 1024;

function checkAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

// ---- Reading -----------------------------------------------------------------------------

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

/** The content of an open file, as bytes. */
function* contentSteps(fd, { buffer, signal }) {
  checkAborted(signal);
  const stats = yield (done) => ops.fstat(done, fd);
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

/** Data as a view of bytes. */
function toBytes(data, encoding) {
  if (typeof data === 'string') return require('buffer').Buffer.from(data, encoding || 'utf8');
  return new FastBuffer(data.buffer, data.byteOffset, data.byteLength);
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

module.exports = { readFdSteps, readFileSteps, writeFdSteps, writeFileSteps };
