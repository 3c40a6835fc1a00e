// SPDX-License-Identifier: MIT
'use strict';

// ReadStream and WriteStream: files as streams, over a path, a descriptor or a FileHandle.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_STREAM_DESTROYED, ERR_SYSTEM_ERROR },
} = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { Buffer } = require('buffer');
const { write } = require('internal/streams/writable').prototype;
const { Readable, Writable, finished } = require('stream');
const fs = require('fs');
const { read: fsRead } = fs;
const { kForgets, kLend } = require('internal/streams/state');
const { giveSpare, lend, takeSpare } = require('internal/streams/chunk_loan');
const { getOptions, toFd, toPath } = require('internal/fs/utils');
const { FileHandle, kRef, kUnref } = require('internal/fs/file_handle');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
const kIoDone = Symbol('kIoDone');
const kIsPerformingIO = Symbol('kIsPerformingIO');

const kHighWaterMark = 64 * 1024;
const kMaxRetries = 5;

// ---- What both share ---------------------------------------------------------------------

/** Hands the outcome of a FileHandle's method to a callback of node:fs. */
function forward(promise, count, buffer, callback) {
  promise.then((result) => process.nextTick(callback, null, result[count], buffer),
               (error) => process.nextTick(callback, error, 0, buffer));
}

/** The functions of node:fs that a stream needs, on a FileHandle. */
function handleFs(handle) {
  return {
    open: undefined,
    read: (fd, buffer, offset, length, position, callback) =>
      forward(handle.read(buffer, offset, length, position), 'bytesRead', buffer, callback),
    write: (fd, buffer, offset, length, position, callback) =>
      forward(handle.write(buffer, offset, length, position), 'bytesWritten', buffer, callback),
    writev: (fd, buffers, position, callback) =>
      forward(handle.writev(buffers, position), 'bytesWritten', buffers, callback),
    fsync: (fd, callback) =>
      handle.sync().then(() => process.nextTick(callback, null),
                         (error) => process.nextTick(callback, error)),
    close(fd, callback) {
      handle[kUnref]();
      handle.close().then(() => process.nextTick(callback),
                          (error) => process.nextTick(callback, error));
    },
  };
}

/** Takes over the descriptor or FileHandle of the options. */
function adoptFd(stream, { fd, fs: customFs }) {
  if (typeof fd === 'number') {
    stream[kFs] = customFs ?? fs;
    return toFd(fd);
  }
  if (!(fd instanceof FileHandle)) {
    throw new ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], fd);
  }
  if (customFs) {
    const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
    throw new ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  }
  const number = toFd(fd.fd);
  stream[kHandle] = fd;
  stream[kFs] = handleFs(fd);
  fd[kRef]();
  fd.on('close', () => stream.close());
  return number;
}

/** Sets fd, path, flags, mode and the functions to use. */
function setUp(stream, path, options, flags) {
  if (options.fd == null) {
    stream.fd = null;
    stream[kFs] = options.fs ?? fs;
    for (const name of flags === 'r' ? ['open', 'read', 'close'] : ['open', 'write', 'close']) {
      validateFunction(stream[kFs][name], `options.fs.${name}`);
    }
    if (stream[kFs].writev) validateFunction(stream[kFs].writev, 'options.fs.writev');
    stream.path = typeof path === 'string' || path instanceof Uint8Array ? path : toPath(path);
    toPath(stream.path);
  } else {
    stream.fd = adoptFd(stream, options);
    stream.path = options.fd instanceof FileHandle || path == null ? undefined : toPath(path);
  }
  stream.flags = options.flags ?? flags;
  stream.mode = options.mode ?? 0o666;
  stream[kIsPerformingIO] = false;
}

/** A copy of the options, inherited ones too, with the defaults of both. */
function streamOptions(options) {
  const given = getOptions(options, kEmptyObject);
  options = {};
  for (const name in given) options[name] = given[name];
  options.highWaterMark ??= kHighWaterMark;
  options.autoDestroy = options.autoClose ?? true;
  return options;
}

/**
 * Opens a stream whose class brings its own open(), as subclasses of old did: it sets fd and emits
 * 'open', or emits 'error'.
 */
function constructLegacy(stream, callback) {
  const { emit } = stream;
  stream.emit = (event, ...args) => {
    if (event === 'open') {
      stream.emit = emit;
      callback();
    } else if (event === 'error') {
      stream.emit = emit;
      callback(args[0]);
      return true;
    }
    return Reflect.apply(emit, stream, [event, ...args]);
  };
  stream.open();
}

/** _construct of both: opens the file. */
function construct(stream, callback) {
  if (typeof stream.fd === 'number') {
    callback();
    return;
  }
  if (typeof stream.open === 'function') {
    constructLegacy(stream, callback);
    return;
  }
  stream[kFs].open(stream.path, stream.flags, stream.mode, (err, fd) => {
    if (err) {
      callback(err);
      return;
    }
    stream.fd = fd;
    callback();
    stream.emit('open', fd);
    stream.emit('ready');
  });
}

/** Closes the descriptor, once. */
function closeFd(stream, error, callback) {
  if (stream.fd == null) {
    callback(error);
    return;
  }
  const close = () => {
    stream[kFs].close(stream.fd, (err) => callback(error ?? err));
    stream.fd = null;
  };
  if (!stream.flush) {
    close();
    return;
  }
  stream[kFs].fsync(stream.fd, (err) => {
    error ??= err;
    close();
  });
}

/** _destroy of both: waits for the operation under way. */
function destroy(stream, error, callback) {
  if (stream[kIsPerformingIO]) {
    stream.once(kIoDone, (err) => closeFd(stream, error ?? err, callback));
  } else {
    closeFd(stream, error, callback);
  }
}

/** Marks the end of an operation; false if the stream was destroyed meanwhile. */
function endIo(stream, error) {
  stream[kIsPerformingIO] = false;
  if (!stream.destroyed) return true;
  stream.emit(kIoDone, error);
  return false;
}

/** Defines the accessors both have. */
function defineAccessors(prototype, kState) {
  Object.defineProperty(prototype, 'autoClose', {
    __proto__: null,
    enumerable: false,
    configurable: true,
    get() {
      return this[kState].autoDestroy;
    },
    set(value) {
      this[kState].autoDestroy = value;
    },
  });
  Object.defineProperty(prototype, 'pending', {
    __proto__: null,
    enumerable: false,
    configurable: true,
    get() {
      return this.fd === null;
    },
  });
}

// ---- ReadStream --------------------------------------------------------------------------

/**
 * @param {string|Buffer|URL} path
 * @param {string|object} [options] { flags, encoding, fd, mode, autoClose, emitClose, start, end,
 *   highWaterMark, fs, signal }
 */
function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = streamOptions(options);
  setUp(this, path, options, 'r');
  this.start = options.start;
  this.end = options.end ?? Infinity;
  this.pos = undefined;
  this.bytesRead = 0;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Reflect.apply(Readable, this, [options]);
  if (options.encoding) this.setEncoding(options.encoding);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);
defineAccessors(ReadStream.prototype, '_readableState');

ReadStream.prototype._construct = function(callback) {
  construct(this, callback);
};

/** What was read, in a buffer of its size: a large one must not be kept alive for a few bytes. */
function exactly(buffer, count) {
  const exact = Buffer.allocUnsafeSlow(count);
  buffer.copy(exact, 0, 0, count);
  return exact;
}

/** Whether nobody but us sees what is read before it is pushed. */
function readsByItself(stream) {
  return stream._read === ownRead && stream[kFs].read === fsRead;
}

ReadStream.prototype._read = function(n) {
  const position = this.pos ?? this.bytesRead;
  n = Math.min(this.end - position + 1, n);
  if (n <= 0) {
    this.push(null);
    return;
  }
  this[kIsPerformingIO] = true;
  const buffer = takeSpare(n) ?? Buffer.allocUnsafeSlow(n);
  this[kFs].read(this.fd, buffer, 0, n, this.pos, (err, count) => {
    if (!endIo(this, err)) return;
    if (err) {
      require('internal/streams/destroy').errorOrDestroy(this, err);
    } else if (count > 0) {
      if (this.pos !== undefined) this.pos += count;
      this.bytesRead += count;
      this.push(count === n ? buffer : exactly(buffer, count));
    } else {
      this.push(null);
    }
    if (!err && count < n && readsByItself(this)) giveSpare(buffer);
  });
};

const { _read: ownRead } = ReadStream.prototype;

ReadStream.prototype[kLend] = function(chunk, dest, ondata) {
  return readsByItself(this) ? lend(this, this.bytesRead, chunk, dest, ondata) : undefined;
};

ReadStream.prototype._destroy = function(error, callback) {
  destroy(this, error, callback);
};

/** @param {(err) => void} [callback] */
ReadStream.prototype.close = function(callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};

// ---- WriteStream -------------------------------------------------------------------------

/**
 * @param {string|Buffer|URL} path
 * @param {string|object} [options] { flags, encoding, fd, mode, autoClose, emitClose, start, fs,
 *   signal, highWaterMark, flush }
 */
function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = streamOptions(options);
  options.decodeStrings = true;
  if (options.flush == null) options.flush = false;
  else validateBoolean(options.flush, 'options.flush');
  setUp(this, path, options, 'w');
  this.flush = options.flush;
  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  if (!this[kFs].writev) this._writev = null;
  Reflect.apply(Writable, this, [options]);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);
defineAccessors(WriteStream.prototype, '_writableState');

WriteStream.prototype._construct = function(callback) {
  construct(this, callback);
};

/** The views that remain after the first `count` bytes were written. */
function dropBytes(views, count) {
  let first = 0;
  while (first < views.length && count >= views[first].length) count -= views[first++].length;
  views = views.slice(first);
  if (count > 0) views[0] = views[0].subarray(count);
  return views;
}

/** Writes views until nothing is left; gives up when nothing goes out several times in a row. */
function writeAll(stream, views, callback, retries = 0) {
  const done = (err, count) => {
    // Full for now: try again at once.
    if (err?.code === 'EAGAIN') {
      err = null;
      count = 0;
    }
    if (err || stream.destroyed) {
      callback(err ?? new ERR_STREAM_DESTROYED('write'));
      return;
    }
    stream.bytesWritten += count;
    if (stream.pos !== undefined) stream.pos += count;
    const rest = dropBytes(views, count);
    if (rest.length === 0) callback();
    else if (count === 0 && retries === kMaxRetries) callback(stuckError());
    else writeAll(stream, rest, callback, count === 0 ? retries + 1 : 0);
  };
  if (views.length === 1) {
    stream[kFs].write(stream.fd, views[0], 0, views[0].length, stream.pos, done);
  } else {
    stream[kFs].writev(stream.fd, views, stream.pos, done);
  }
}

function stuckError() {
  return new ERR_SYSTEM_ERROR({
    code: 'EAGAIN', message: 'resource temporarily unavailable', syscall: 'write', errno: -11,
  });
}

function startWrite(stream, views, callback) {
  stream[kIsPerformingIO] = true;
  writeAll(stream, views, (err) => {
    stream[kIsPerformingIO] = false;
    if (stream.destroyed) {
      callback(err);
      stream.emit(kIoDone, err);
      return;
    }
    callback(err);
  });
}

WriteStream.prototype._write = function(data, encoding, callback) {
  if (data.length === 0) callback();
  else startWrite(this, [data], callback);
};

WriteStream.prototype._writev = function(data, callback) {
  const views = [];
  for (let i = 0; i < data.length; i++) {
    if (data[i].chunk.length > 0) views.push(data[i].chunk);
  }
  if (views.length === 0) callback();
  else startWrite(this, views, callback);
};

const { _write: ownWrite, _writev: ownWritev } = WriteStream.prototype;

// A chunk's memory is the caller's again once the callback of fs.write() was called.
WriteStream.prototype[kForgets] = function() {
  return this.write === write && this._write === ownWrite &&
    (this._writev === ownWritev || this._writev === null);
};

WriteStream.prototype._destroy = function(error, callback) {
  destroy(this, error, callback);
};

/** @param {(err) => void} [callback] */
WriteStream.prototype.close = function(callback) {
  if (callback) {
    if (this.closed) {
      process.nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  // Without autoClose nothing else would destroy the stream.
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};

// A write stream is not destroyed before its data is out.
WriteStream.prototype.destroySoon = WriteStream.prototype.end;

module.exports = {
  FileReadStream: ReadStream,
  FileWriteStream: WriteStream,
  ReadStream,
  WriteStream,
};
