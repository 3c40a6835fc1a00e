// SPDX-License-Identifier: MIT
'use strict';

const Duplex = require('internal/streams/duplex');

const kCallback = Symbol('Callback');
const kOtherSide = Symbol('Other');

class DuplexSide extends Duplex {
  constructor(options) {
    super(options);
    this[kCallback] = null;
    this[kOtherSide] = null;
  }

  _read() {
    const callback = this[kCallback];
    if (callback === null) return;
    this[kCallback] = null;
    callback();
  }

  _write(chunk, encoding, callback) {
    const other = this[kOtherSide];
    if (chunk.length === 0) {
      process.nextTick(callback);
    } else {
      // The write is done when the other side reads.
      other.push(chunk);
      other[kCallback] = callback;
    }
  }

  _final(callback) {
    this[kOtherSide].on('end', callback);
    this[kOtherSide].push(null);
  }

  _destroy(error, callback) {
    const other = this[kOtherSide];
    if (other !== null && !other.destroyed) {
      // The failure of one side is the end of the other.
      process.nextTick(() => {
        if (error) other.destroy(error);
        else other.push(null);
      });
    }
    callback(error);
  }
}

/**
 * Two duplex streams: what is written to one is read from the other.
 * @param {object} [options] For both.
 * @returns {[Duplex, Duplex]}
 */
function duplexPair(options) {
  const side0 = new DuplexSide(options);
  const side1 = new DuplexSide(options);
  side0[kOtherSide] = side1;
  side1[kOtherSide] = side0;
  return [side0, side1];
}

module.exports = { duplexPair };
