// SPDX-License-Identifier: MIT
'use strict';

// Utf8Stream: an append-only stream for logs. It gathers small writes into large ones, can write
// synchronously, and can change its file while running.
//
// One write is under way at a time (#writing); what comes meanwhile is queued. Data leaves the
// queue when its write begins and counts as unwritten until the write has ended.

const EventEmitter = require('events');
const { dirname } = require('path');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE },
} = require('internal/errors');
const {
  parseFileMode, validateBoolean, validateFunction, validateObject, validateOneOf, validateUint32,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { Buffer } = require('buffer');
const { binding } = require('internal/fs/utils');

const kMaxWrite = 16 * 1024;
const kHighWaterMark = 16387;
const kRetryDelay = 100; // ms

const kBooleans = ['append', 'fsync', 'mkdir', 'sync'];

/** The options of a Utf8Stream, checked and completed. */
function checkOptions(options = kEmptyObject) {
  validateObject(options, 'options');
  options = {
    append: true, contentMode: 'utf8', fs: require('fs'), fsync: false, maxLength: 0,
    maxWrite: kMaxWrite, minLength: 0, mkdir: false, mode: undefined, periodicFlush: 0,
    retryEAGAIN: () => true, sync: false,
    ...options,
  };
  const target = options.fd ?? options.dest;
  if (typeof target !== 'number' && typeof target !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('fd', ['number', 'string'], target);
  }
  for (const name of kBooleans) validateBoolean(options[name], `options.${name}`);
  validateObject(options.fs, 'options.fs');
  validateFunction(options.retryEAGAIN, 'options.retryEAGAIN');
  validateOneOf(options.contentMode, 'options.contentMode', ['buffer', 'utf8']);
  for (const name of ['maxLength', 'maxWrite', 'minLength', 'periodicFlush']) {
    validateUint32(options[name], `options.${name}`);
  }
  if (options.mode !== undefined) options.mode = parseFileMode(options.mode, 'mode');
  if (options.minLength >= options.maxWrite) {
    throw new ERR_INVALID_ARG_VALUE.RangeError(
      'minLength', options.minLength, `should be smaller than maxWrite (${options.maxWrite})`);
  }
  return options;
}

class Utf8Stream extends EventEmitter {
  #options;
  #fs;
  #fd = -1;
  #file = null;
  // Pieces waiting, Buffers of at most maxWrite bytes.
  #queue = [];
  #unwritten = 0;
  #writing = false;
  #opening = false;
  #ending = false;
  #destroyed = false;
  #reopening = false;
  #timer = null;

  /** @param {object} options see the documentation of fs.Utf8Stream */
  constructor(options) {
    super();
    this.#options = checkOptions(options);
    this.#fs = this.#options.fs;
    const target = this.#options.fd ?? this.#options.dest;
    if (typeof target === 'number') {
      this.#fd = target;
      process.nextTick(() => this.emit('ready'));
    } else {
      this.#open(target);
    }
    if (this.#options.periodicFlush > 0) {
      const { setInterval } = require('timers');
      this.#timer = setInterval(() => this.flush(), this.#options.periodicFlush);
      this.#timer.unref();
    }
  }

  get append() {
    return this.#options.append;
  }

  get contentMode() {
    return this.#options.contentMode;
  }

  get fd() {
    return this.#fd;
  }

  get file() {
    return this.#file;
  }

  get fsync() {
    return this.#options.fsync;
  }

  get maxLength() {
    return this.#options.maxLength;
  }

  get minLength() {
    return this.#options.minLength;
  }

  get mkdir() {
    return this.#options.mkdir;
  }

  get mode() {
    return this.#options.mode;
  }

  get periodicFlush() {
    return this.#options.periodicFlush;
  }

  get sync() {
    return this.#options.sync;
  }

  get writing() {
    return this.#writing || this.#opening;
  }

  // ---- Opening ---------------------------------------------------------------------------

  #open(file) {
    const { append, mkdir, mode, sync } = this.#options;
    const flags = append ? 'a' : 'w';
    this.#opening = true;
    if (sync) {
      this.#openSync(file, flags, mode, mkdir);
      return;
    }
    const open = (err) => {
      if (err) this.#opened(err, file);
      else this.#fs.open(file, flags, mode, (error, fd) => this.#opened(error, file, fd));
    };
    if (mkdir) this.#fs.mkdir(dirname(file), { recursive: true }, open);
    else open(null);
  }

  #openSync(file, flags, mode, mkdir) {
    let fd;
    try {
      if (mkdir) this.#fs.mkdirSync(dirname(file), { recursive: true });
      fd = this.#fs.openSync(file, flags, mode);
    } catch (error) {
      this.#opened(error, file);
      throw error;
    }
    this.#opened(null, file, fd);
  }

  #opened(error, file, fd) {
    this.#opening = false;
    if (error) {
      const isReopening = this.#reopening;
      this.#reopening = false;
      if (!isReopening || this.listenerCount('error') > 0) {
        process.nextTick(() => this.emit('error', error));
      }
      return;
    }
    const oldFd = this.#fd;
    this.#fd = fd;
    this.#file = file;
    if (this.#destroyed) {
      this.#fs.close(fd, () => this.emit('close'));
      return;
    }
    if (this.#reopening) this.#fs.close(oldFd, (err) => err && this.emit('error', err));
    this.#reopening = false;
    if (this.#options.sync) process.nextTick(() => this.emit('ready'));
    else this.emit('ready');
    this.#next();
  }

  // ---- Writing ---------------------------------------------------------------------------

  #checkOpen() {
    if (this.#destroyed) throw new ERR_INVALID_STATE('Utf8Stream is destroyed');
  }

  /** Puts data into the queue, joined to the last piece while that stays small enough. */
  #enqueue(bytes) {
    const last = this.#queue.length - 1;
    if (last >= 0) {
      const length = this.#queue[last].reduce((sum, part) => sum + part.length, 0);
      if (length + bytes.length <= this.#options.maxWrite) {
        this.#queue[last].push(bytes);
        return;
      }
    }
    this.#queue.push([bytes]);
  }

  /**
   * @param {string|Buffer} data as contentMode says
   * @returns {boolean} false when the caller should wait for 'drain'
   */
  write(data) {
    this.#checkOpen();
    const { contentMode, maxLength, minLength } = this.#options;
    if (contentMode === 'utf8') {
      if (typeof data !== 'string') throw new ERR_INVALID_ARG_TYPE('data', 'string', data);
    } else if (!Buffer.isBuffer(data)) {
      throw new ERR_INVALID_ARG_TYPE('data', 'Buffer', data);
    }
    const bytes = contentMode === 'utf8' ? Buffer.from(data) : data;
    const highWaterMark = Math.max(minLength, kHighWaterMark);
    if (maxLength > 0 && this.#unwritten + bytes.length > maxLength) {
      this.emit('drop', data);
      return this.#unwritten < highWaterMark;
    }
    this.#enqueue(bytes);
    this.#unwritten += bytes.length;
    if (this.#unwritten >= minLength) this.#next();
    return this.#unwritten < highWaterMark;
  }

  /** Starts the next write, if one can be started. */
  #next() {
    if (this.writing || this.#fd === -1 || this.#queue.length === 0) return;
    const parts = this.#queue.shift();
    this.#writing = true;
    this.#send(parts.length === 1 ? parts[0] : Buffer.concat(parts));
  }

  #send(bytes) {
    if (!this.#options.sync) {
      this.#fs.write(this.#fd, bytes, (err, count) => this.#sent(err, count, bytes));
      return;
    }
    let count;
    try {
      count = this.#fs.writeSync(this.#fd, bytes);
    } catch (error) {
      this.#sent(error, 0, bytes);
      return;
    }
    this.#sent(null, count, bytes);
  }

  #canRetry(error, bytes) {
    return (error.code === 'EAGAIN' || error.code === 'EBUSY') &&
      this.#options.retryEAGAIN(error, bytes.length, this.#unwritten - bytes.length);
  }

  #sent(error, count, bytes) {
    if (error) {
      if (!this.#canRetry(error, bytes)) {
        this.#writing = false;
        this.#queue.unshift([bytes]);
        this.emit('error', error);
      } else if (this.#options.sync) {
        binding.sleep(kRetryDelay);
        this.#send(bytes);
      } else {
        require('timers').setTimeout(() => this.#send(bytes), kRetryDelay);
      }
      return;
    }
    this.emit('write', count);
    this.#unwritten -= count;
    if (count < bytes.length) {
      this.#send(bytes.subarray(count));
      return;
    }
    if (this.#options.fsync) this.#fs.fsyncSync(this.#fd);
    this.#writing = false;
    this.#wrote();
  }

  /** After a write: the next one, or whatever waited for the end. */
  #wrote() {
    if (this.#destroyed) return;
    if (this.#reopening) {
      this.#open(this.#file);
    } else if (this.#queue.length > 0 && (this.#ending || this.#unwritten > this.minLength)) {
      this.#next();
    } else if (this.#ending && this.#queue.length === 0) {
      this.#close();
    } else if (this.#options.sync) {
      process.nextTick(() => this.emit('drain'));
    } else {
      this.emit('drain');
    }
  }

  // ---- Flushing and ending ---------------------------------------------------------------

  /**
   * Writes what is queued if nothing is being written.
   * @param {(err) => void} [callback]
   */
  flush(callback) {
    if (callback !== undefined) validateFunction(callback, 'cb');
    if (this.#destroyed) {
      const error = new ERR_INVALID_STATE('Utf8Stream is destroyed');
      if (callback === undefined) throw error;
      callback(error);
      return;
    }
    if (this.#options.minLength <= 0) {
      callback?.();
      return;
    }
    if (callback !== undefined) this.#callWhenDrained(callback);
    if (this.writing) return;
    if (this.#queue.length === 0) this.#queue.push([Buffer.alloc(0)]);
    this.#next();
  }

  #callWhenDrained(callback) {
    const onDrain = () => {
      this.removeListener('error', onError);
      // With fsync the data is on the disk already.
      if (this.#destroyed || this.#options.fsync) callback();
      else this.#fs.fsync(this.#fd, (error) => callback(error?.code === 'EBADF' ? null : error));
    };
    const onError = (error) => {
      this.removeListener('drain', onDrain);
      callback(error);
    };
    this.once('drain', onDrain);
    this.once('error', onError);
  }

  /** Writes everything queued before it returns. */
  flushSync() {
    this.#checkOpen();
    if (this.#fd < 0) throw new ERR_INVALID_STATE('Invalid file descriptor');
    while (this.#queue.length > 0) {
      let bytes = Buffer.concat(this.#queue.shift());
      while (bytes.length > 0) {
        try {
          const count = this.#fs.writeSync(this.#fd, bytes);
          this.#unwritten -= count;
          bytes = bytes.subarray(count);
        } catch (error) {
          if (!this.#canRetry(error, bytes)) {
            this.#queue.unshift([bytes]);
            throw error;
          }
          binding.sleep(kRetryDelay);
        }
      }
    }
    try {
      this.#fs.fsyncSync(this.#fd);
    } catch {
      // Not everything that can be written can be synced: pipes, terminals.
    }
  }

  /**
   * Goes on with another file, for log rotation.
   * @param {string} [file] the same name again if missing
   */
  reopen(file) {
    this.#checkOpen();
    if (this.#opening) {
      this.once('ready', () => this.reopen(file));
      return;
    }
    if (this.#ending) return;
    if (this.#file === null) throw new ERR_INVALID_STATE('Unable to reopen a file descriptor');
    if (file) this.#file = file;
    this.#reopening = true;
    if (!this.#writing) this.#open(this.#file);
  }

  /** Writes what is queued, then closes. */
  end() {
    this.#checkOpen();
    if (this.#opening) {
      this.once('ready', () => this.end());
      return;
    }
    if (this.#ending) return;
    this.#ending = true;
    if (this.#writing) return;
    if (this.#queue.length > 0 && this.#fd >= 0) this.#next();
    else this.#close();
  }

  #close() {
    if (this.#fd === -1) {
      this.once('ready', () => this.#close());
      return;
    }
    if (this.#timer !== null) require('timers').clearInterval(this.#timer);
    this.#destroyed = true;
    this.#queue = [];
    const closed = (err) => {
      if (err) {
        this.emit('error', err);
        return;
      }
      if (this.#ending && !this.#writing) this.emit('finish');
      this.emit('close');
    };
    // Standard output and error stay open.
    if (this.#fd === 1 || this.#fd === 2) process.nextTick(closed);
    else this.#fs.fsync(this.#fd, () => this.#fs.close(this.#fd, closed));
  }

  /** Closes without writing what is queued. */
  destroy() {
    if (this.#destroyed) return;
    if (this.#fd === -1) {
      this.#destroyed = true;
      return;
    }
    this.#close();
  }

  [Symbol.dispose]() {
    this.destroy();
  }
}

module.exports = { Utf8Stream };
