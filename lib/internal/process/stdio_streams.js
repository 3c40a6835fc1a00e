// SPDX-License-Identifier: MIT
//
// The streams behind process.stdin, stdout and stderr where they are no terminals.
'use strict';

const { Readable, Writable } = require('stream');
const { Buffer } = require('buffer');
const { errnoException, uvException } = require('internal/errors');

const { write } = internalBinding('env');
const tty = internalBinding('tty');
const stream = internalBinding('stream_handle');

const READ_SIZE = 65536;

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
  static failNext(stream, code) {
    stream.#failure = code;
  }

  _write(chunk, encoding, callback) {
    const isText = typeof chunk === 'string' && (encoding === 'utf8' || encoding === 'utf-8');
    const err = this.#failure || write(this.fd, typeof chunk === 'string' && !isText ?
      Buffer.from(chunk, encoding) : chunk);
    this.#failure = 0;
    callback(err === 0 ? null : this.#makeError(err));
  }
}

/**
 * Reads a pipe, a socket or a terminal. It keeps the process alive only while somebody reads.
 */
class HandleReadStream extends Readable {
  #handle = null;
  #isReading = false;

  /**
   * @param {number} fd
   * @param {(receiver: object) => object|number} [open] makes the handle, or returns the code of
   *   the failure; a pipe, if left out
   */
  constructor(fd, open = (receiver) => tty.openPipe(fd, receiver)) {
    super({ highWaterMark: READ_SIZE, autoDestroy: true });
    this.fd = fd;
    const handle = open({ owner: this, onread: (result) => this.#onRead(result) });
    if (typeof handle === 'number') {
      this.destroy(errnoException(handle, 'open'));
      return;
    }
    this.#handle = handle;
    // In the next tick: a resume() just before pause() has its read still to come.
    this.on('pause', () => process.nextTick(() => {
      if (!this.readableFlowing) this.#stop();
    }));
  }

  #onRead(result) {
    if (typeof result !== 'number') {
      const { buffer, byteOffset, byteLength } = result;
      if (!this.push(Buffer.from(buffer, byteOffset, byteLength))) this.#stop();
      return;
    }
    this.#isReading = false;
    if (result === stream.UV_EOF) {
      this.push(null);
      this.read(0); // the end is noticed without a reader, too
    } else {
      this.destroy(errnoException(result, 'read'));
    }
  }

  // What is read after a pause would keep the process alive for nobody.
  #stop() {
    if (!this.#isReading) return;
    this.#isReading = false;
    this._readableState.reading = false;
    stream.readStop(this.#handle);
  }

  _read() {
    if (this.#isReading || this.#handle === null) return;
    const err = stream.readStart(this.#handle);
    if (err === 0) this.#isReading = true;
    else this.destroy(errnoException(err, 'read'));
  }

  _destroy(error, callback) {
    if (this.#handle !== null) stream.close(this.#handle);
    this.#handle = null;
    this.#isReading = false;
    callback(error);
  }

  get handle() {
    return this.#handle;
  }

  ref() {
    if (this.#handle !== null) stream.ref(this.#handle);
    return this;
  }

  unref() {
    if (this.#handle !== null) stream.unref(this.#handle);
    return this;
  }
}

module.exports = { SyncWriteStream, HandleReadStream };
