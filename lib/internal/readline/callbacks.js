// SPDX-License-Identifier: MIT
//
// Cursor movement with callbacks, as tty.WriteStream and node:readline offer it.
'use strict';

const ansi = require('internal/readline/ansi');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');

// Writes, or where there is nothing to write calls back all the same.
function send(stream, text, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (stream === null || stream === undefined || text === '') {
    if (typeof callback === 'function') process.nextTick(callback, null);
    return true;
  }
  return stream.write(text, callback);
}

/**
 * Moves the cursor to a position.
 * @param {Writable} stream
 * @param {number} x column from 0
 * @param {number} [y] row from 0
 * @param {Function} [callback]
 * @returns {boolean} false if the stream wants 'drain' to be awaited
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS
 */
function cursorTo(stream, x, y, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (Number.isNaN(x)) throw new ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new ERR_INVALID_ARG_VALUE('y', y);
  if (stream == null || (typeof x !== 'number' && typeof y !== 'number')) {
    return send(null, '', callback);
  }
  if (typeof x !== 'number') throw new ERR_INVALID_CURSOR_POS();
  return send(stream, ansi.cursorTo(x, y), callback);
}

/**
 * Moves the cursor relative to where it is.
 * @param {Writable} stream
 * @param {number} dx columns to the right
 * @param {number} dy rows down
 * @param {Function} [callback]
 * @returns {boolean}
 */
function moveCursor(stream, dx, dy, callback) {
  return send(stream, ansi.moveCursor(dx, dy), callback);
}

/**
 * Clears the line the cursor is in.
 * @param {Writable} stream
 * @param {number} direction -1 to the left of the cursor, 1 to the right, 0 all of it
 * @param {Function} [callback]
 * @returns {boolean}
 */
function clearLine(stream, direction, callback) {
  return send(stream, ansi.clearLine(direction), callback);
}

/**
 * Clears from the cursor to the end of the screen.
 * @param {Writable} stream
 * @param {Function} [callback]
 * @returns {boolean}
 */
function clearScreenDown(stream, callback) {
  return send(stream, ansi.clearScreenDown, callback);
}

module.exports = { cursorTo, moveCursor, clearLine, clearScreenDown };
