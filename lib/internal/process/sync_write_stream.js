// SPDX-License-Identifier: MIT
//
// The stream behind process.stdout and stderr where they are files or devices.
'use strict';

const { Writable } = require('stream');
const { Buffer } = require('buffer');
const { errnoException, uvException } = require('internal/errors');

const { write } = internalBinding('env');

/** Writes to a descriptor at once. */
class SyncWriteStream extends Writable {
  #isFile;
  #failure = 0;

  /**
   * @param {number} fd
   * @param {boolean} isFile its errors speak as those of files do, else as those of sockets
   */
  constructor(fd, isFile) {
    super({ autoDestroy: true, decodeStrings: false });
    this.#isFile = isFile;
    this.fd = fd;
    this.readable = false;
    this.autoClose = false;
  }

  #makeError(code) {
    return this.#isFile ? uvException({ errno: code, syscall: 'write' }) :
      errnoException(code, 'write');
  }

  /** The next write is one that the console did by itself, and failed. */
  failNext(code) {
    this.#failure = code;
  }

  _write(chunk, encoding, callback) {
    const isText = typeof chunk === 'string' && (encoding === 'utf8' || encoding === 'utf-8');
    const err = this.#failure || write(this.fd, typeof chunk === 'string' && !isText ?
      Buffer.from(chunk, encoding) : chunk);
    this.#failure = 0;
    callback(err === 0 ? null : this.#makeError(err));
  }
}

module.exports = { SyncWriteStream };
