// SPDX-License-Identifier: MIT
//
// node:tty. A terminal is read through a libuv handle and written synchronously, as Node does:
// a program that ends right after writing loses nothing.
'use strict';

const { Buffer } = require('buffer');
const Duplex = require('internal/streams/duplex');
const { codes: { ERR_INVALID_FD }, errnoException } = require('internal/errors');
const { getColorDepth, hasColors } = require('internal/tty');

const binding = internalBinding('tty');
const streams = internalBinding('stream_handle');
const { write } = internalBinding('env');

const kHandle = Symbol('kHandle');
const kReading = Symbol('kReading');

/**
 * @param {number} fd
 * @returns {boolean} Whether a descriptor is a terminal.
 */
function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && binding.isatty(fd);
}

function checkFd(fd) {
  if (fd >> 0 !== fd || fd < 0) throw new ERR_INVALID_FD(fd);
}

/** Opens a terminal for a stream; throws with the code of the system. */
function openHandle(stream, fd) {
  const receiver = { onread: (result) => onRead(stream, result) };
  const handle = binding.open(fd, receiver);
  if (typeof handle !== 'number') return handle;
  const { codes: { ERR_TTY_INIT_FAILED }, uvErrorEntry } = require('internal/errors');
  const [code, message] = uvErrorEntry(handle);
  throw new ERR_TTY_INIT_FAILED({ errno: handle, code, message, syscall: 'uv_tty_init' });
}

function onRead(stream, result) {
  if (typeof result !== 'number') {
    const { buffer, byteOffset, byteLength } = result;
    if (!stream.push(Buffer.from(buffer, byteOffset, byteLength))) stopReading(stream);
    return;
  }
  stream[kReading] = false;
  if (result === streams.UV_EOF) {
    stream.push(null);
    stream.read(0); // the end is noticed without a reader, too
  } else {
    stream.destroy(errnoException(result, 'read'));
  }
}

// In the next tick: a resume() just before pause() has its read still to come.
function onPause() {
  process.nextTick(stopIfPaused, this);
}

function stopIfPaused(stream) {
  if (!stream.readableFlowing) stopReading(stream);
}

function stopReading(stream) {
  if (!stream[kReading]) return;
  stream[kReading] = false;
  stream._readableState.reading = false;
  streams.readStop(stream[kHandle]);
}

/** A terminal is one device: either class can be read and written. */
class TerminalStream extends Duplex {
  constructor(fd, options) {
    super({
      readableHighWaterMark: 0,
      allowHalfOpen: false,
      decodeStrings: false,
      emitClose: false,
      ...options,
    });
    this.fd = fd;
    this[kHandle] = null;
    this[kReading] = false;
    this[kHandle] = openHandle(this, fd);
    this.on('pause', onPause);
  }

  _read() {
    if (this[kReading] || this[kHandle] === null) return;
    const err = streams.readStart(this[kHandle]);
    if (err === 0) this[kReading] = true;
    else this.destroy(errnoException(err, 'read'));
  }

  _write(chunk, encoding, callback) {
    const isText = typeof chunk === 'string' && (encoding === 'utf8' || encoding === 'utf-8');
    const bytes = typeof chunk === 'string' && !isText ? Buffer.from(chunk, encoding) : chunk;
    const err = write(this.fd, bytes);
    callback(err === 0 ? null : errnoException(err, 'write'));
  }

  _destroy(error, callback) {
    if (this[kHandle] !== null) streams.close(this[kHandle]);
    this[kHandle] = null;
    this[kReading] = false;
    callback(error);
  }

  ref() {
    if (this[kHandle] !== null) streams.ref(this[kHandle]);
    return this;
  }

  unref() {
    if (this[kHandle] !== null) streams.unref(this[kHandle]);
    return this;
  }
}

/**
 * A terminal for input; callable without `new`.
 * @param {number} fd
 * @param {object} [options]
 */
function ReadStream(fd, options) {
  checkFd(fd);
  const self = Reflect.construct(TerminalStream, [fd, options], new.target ?? ReadStream);
  self.isRaw = false;
  self.isTTY = true;
  return self;
}
Object.setPrototypeOf(ReadStream.prototype, TerminalStream.prototype);
Object.setPrototypeOf(ReadStream, TerminalStream);

/** In raw mode, every key arrives at once and none is handled by the terminal. */
ReadStream.prototype.setRawMode = function(flag) {
  const on = !!flag;
  const err = this[kHandle] === null ? 0 : binding.setRawMode(this[kHandle], on);
  if (err !== 0) {
    this.emit('error', errnoException(err, 'setRawMode'));
    return this;
  }
  this.isRaw = on;
  return this;
};

/**
 * A terminal for output; callable without `new`.
 * @param {number} fd
 */
function WriteStream(fd) {
  checkFd(fd);
  const self = Reflect.construct(TerminalStream, [fd], new.target ?? WriteStream);
  const size = binding.getWindowSize(self[kHandle]);
  if (Array.isArray(size)) [self.columns, self.rows] = size;
  return self;
}
Object.setPrototypeOf(WriteStream.prototype, TerminalStream.prototype);
Object.setPrototypeOf(WriteStream, TerminalStream);

WriteStream.prototype.isTTY = true;
WriteStream.prototype.getColorDepth = getColorDepth;
WriteStream.prototype.hasColors = hasColors;

/** Emits 'resize' if the window has another size than before. */
WriteStream.prototype._refreshSize = function() {
  const { columns: oldColumns, rows: oldRows } = this;
  const size = this[kHandle] === null ? undefined : binding.getWindowSize(this[kHandle]);
  if (typeof size === 'number') {
    this.emit('error', errnoException(size, 'getWindowSize'));
    return;
  }
  if (size === undefined || (size[0] === oldColumns && size[1] === oldRows)) return;
  [this.columns, this.rows] = size;
  this.emit('resize');
};

// Like readline's functions of the same names.

WriteStream.prototype.cursorTo = function(x, y, callback) {
  return require('readline').cursorTo(this, x, y, callback);
};

WriteStream.prototype.moveCursor = function(dx, dy, callback) {
  return require('readline').moveCursor(this, dx, dy, callback);
};

WriteStream.prototype.clearLine = function(dir, callback) {
  return require('readline').clearLine(this, dir, callback);
};

WriteStream.prototype.clearScreenDown = function(callback) {
  return require('readline').clearScreenDown(this, callback);
};

/** @returns {[number, number]} Columns and rows. */
WriteStream.prototype.getWindowSize = function() {
  return [this.columns, this.rows];
};

module.exports = { isatty, ReadStream, WriteStream };
