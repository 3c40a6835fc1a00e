// SPDX-License-Identifier: MIT
//
// What the states of both sides of a stream have in common: flags packed into one integer, which
// keeps a stream small and its state one shape, and high-water marks.
'use strict';

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateInteger } = require('internal/validators');

const kState = Symbol('kState');

// What two ends of a pipe agree on: see chunk_loan.js.
// A method of sources, (chunk, dest, ondata) => undefined or the callback of the write that takes
// the chunk back.
const kLend = Symbol('kLend');
// A method of destinations: whether they keep nothing of a chunk once its callback was called.
const kForgets = Symbol('kForgets');

// Bits that mean the same on both sides; each side adds its own from kFirstOwnBit upwards.
const kObjectMode = 1 << 0;
const kErrorEmitted = 1 << 1;
const kEmitClose = 1 << 2;
const kAutoDestroy = 1 << 3;
const kDestroyed = 1 << 4;
const kClosed = 1 << 5;
const kCloseEmitted = 1 << 6;
const kConstructed = 1 << 7;
const kErrored = 1 << 8;
const kSync = 1 << 9;
const kReadByHand = 1 << 10; // somebody called read(): see chunk_loan.js
const kOwnBits = 11;

const kSharedFlags = {
  objectMode: kObjectMode,
  errorEmitted: kErrorEmitted,
  emitClose: kEmitClose,
  autoDestroy: kAutoDestroy,
  destroyed: kDestroyed,
  closed: kClosed,
  closeEmitted: kCloseEmitted,
  constructed: kConstructed,
  sync: kSync,
};

/** Makes flags readable and writable by name, as programs that look into states expect. */
function defineFlags(prototype, flags) {
  for (const name of Object.keys(flags)) {
    const bit = flags[name];
    Object.defineProperty(prototype, name, {
      __proto__: null,
      configurable: true,
      enumerable: false,
      get() {
        return (this[kState] & bit) !== 0;
      },
      set(value) {
        if (value) this[kState] |= bit;
        else this[kState] &= ~bit;
      },
    });
  }
}

/** The error a side failed with, or null; setting it sets the flag. */
function defineErrored(prototype) {
  Object.defineProperty(prototype, 'errored', {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      return (this[kState] & kErrored) !== 0 ? this.error : null;
    },
    set(value) {
      this.error = value;
      if (value) this[kState] |= kErrored;
      else this[kState] &= ~kErrored;
    },
  });
}

// ---- High-water marks ----------------------------------------------------------------------

let defaultBytes = process.platform === 'win32' ? 16 * 1024 : 64 * 1024;
let defaultObjects = 16;

/** @param {boolean} objectMode */
function getDefaultHighWaterMark(objectMode) {
  return objectMode ? defaultObjects : defaultBytes;
}

/**
 * @param {boolean} objectMode
 * @param {number} value Bytes, or objects in object mode.
 */
function setDefaultHighWaterMark(objectMode, value) {
  validateInteger(value, 'value', 0);
  if (objectMode) defaultObjects = value;
  else defaultBytes = value;
}

/**
 * The mark a stream is made with: `highWaterMark`, or what a duplex stream calls it per side.
 * @param {string} duplexKey 'readableHighWaterMark' or 'writableHighWaterMark'.
 */
function getHighWaterMark(state, options, duplexKey, isDuplex) {
  if (options == null) return getDefaultHighWaterMark(state.objectMode);
  const own = options.highWaterMark ?? (isDuplex ? options[duplexKey] : null);
  if (own == null) return getDefaultHighWaterMark(state.objectMode);
  if (!Number.isInteger(own) || own < 0) {
    const name = isDuplex && options.highWaterMark == null ?
      `options.${duplexKey}` : 'options.highWaterMark';
    throw new ERR_INVALID_ARG_VALUE(name, own);
  }
  return Math.floor(own);
}

module.exports = {
  kForgets,
  kLend,
  kState,
  kObjectMode,
  kErrorEmitted,
  kEmitClose,
  kAutoDestroy,
  kDestroyed,
  kClosed,
  kCloseEmitted,
  kConstructed,
  kErrored,
  kReadByHand,
  kSync,
  kOwnBits,
  kSharedFlags,
  defineErrored,
  defineFlags,
  getDefaultHighWaterMark,
  getHighWaterMark,
  setDefaultHighWaterMark,
};
