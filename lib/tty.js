// SPDX-License-Identifier: MIT
//
// node:tty. A terminal is a socket over a libuv handle; writing to it waits, as Node does: a
// program that ends right after writing loses nothing.
'use strict';

const {
  codes: { ERR_INVALID_FD, ERR_TTY_INIT_FAILED }, errnoException, uvErrorEntry,
} = require('internal/errors');
const { StreamHandle } = require('internal/net/handle');
const { Socket } = require('internal/net/socket');
const { getColorDepth, hasColors } = require('internal/tty');

const binding = internalBinding('tty');

/**
 * @param {number} fd
 * @returns {boolean} Whether a descriptor is a terminal.
 */
function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && binding.isatty(fd);
}

/** The handle of a terminal; throws with the code of the system. */
class TTY extends StreamHandle {
  constructor(fd) {
    super('TTYWRAP');
    const native = binding.open(fd, this);
    if (typeof native === 'number') {
      const [code, message] = uvErrorEntry(native);
      throw new ERR_TTY_INIT_FAILED({ errno: native, code, message, syscall: 'uv_tty_init' });
    }
    this.native = native;
  }

  setRawMode(on) {
    return binding.setRawMode(this.native, on);
  }

  /** @returns {[number, number]|number} columns and rows, or a negative uv code */
  getWindowSize() {
    return binding.getWindowSize(this.native);
  }
}

function openTerminal(fd) {
  if (fd >> 0 !== fd || fd < 0) throw new ERR_INVALID_FD(fd);
  return new TTY(fd);
}

/**
 * A terminal for input; callable without `new`.
 * @param {number} fd
 * @param {object} [options]
 */
function ReadStream(fd, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(fd, options);
  const handle = openTerminal(fd);
  Reflect.apply(Socket, this, [{ highWaterMark: 0, handle, manualStart: true, ...options }]);
  this.isRaw = false;
  this.isTTY = true;
}
Object.setPrototypeOf(ReadStream.prototype, Socket.prototype);
Object.setPrototypeOf(ReadStream, Socket);

/** In raw mode, every key arrives at once and none is handled by the terminal. */
ReadStream.prototype.setRawMode = function(flag) {
  const on = !!flag;
  const err = this._handle?.setRawMode(on) ?? 0;
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
  if (!(this instanceof WriteStream)) return new WriteStream(fd);
  const handle = openTerminal(fd);
  handle.setBlocking(true);
  Reflect.apply(Socket, this, [{ highWaterMark: 0, handle, manualStart: true }]);
  const size = handle.getWindowSize();
  if (Array.isArray(size)) [this.columns, this.rows] = size;
}
Object.setPrototypeOf(WriteStream.prototype, Socket.prototype);
Object.setPrototypeOf(WriteStream, Socket);

WriteStream.prototype.isTTY = true;
WriteStream.prototype.getColorDepth = getColorDepth;
WriteStream.prototype.hasColors = hasColors;

/** Emits 'resize' if the window has another size than before. */
WriteStream.prototype._refreshSize = function() {
  const { columns: oldColumns, rows: oldRows } = this;
  const size = this._handle?.getWindowSize();
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
