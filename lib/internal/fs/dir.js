// SPDX-License-Identifier: MIT
'use strict';

// Dir: a directory read entry by entry.
//
// The binding delivers entries in batches of bufferSize. Asynchronous calls queue behind each
// other; synchronous ones are refused while one is under way.

const path = require('path');
const {
  codes: { ERR_DIR_CLOSED, ERR_DIR_CONCURRENT_OPERATION, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');
const { bindCallback } = require('internal/async_context');
const {
  binding, getOptions, mapDone, pathToString, promised, toPath, wantsBytes,
} = require('internal/fs/utils');
const { decodeListing } = require('internal/fs/dirent');

const kDefaults = Object.freeze({ __proto__: null, bufferSize: 32, encoding: 'utf8' });

/** Closes a directory that nobody can close any more, and says so. */
const collected = new FinalizationRegistry((handle) => {
  binding.closedir(handle);
  process.emitWarning('Closing directory handle on garbage collection');
});

// What the binding opened. The constructor is public: a handle of the user's own is none.
const opened = new WeakSet();

class Dir {
  #handle = null;
  #path;
  #options;
  #entries = [];
  #next = 0;
  // Directories still to be read, of a recursive Dir.
  #pending = [];
  #closed = false;
  // Calls waiting for the one that is under way; null when none is.
  #queue = null;

  constructor(handle, path, options) {
    if (handle == null) throw new ERR_MISSING_ARGS('handle');
    this.#path = path;
    this.#options = options;
    if (options?.bufferSize !== undefined) {
      validateUint32(options.bufferSize, 'options.bufferSize', true);
    }
    if (opened.has(handle)) this.#setHandle(handle);
    else this.#closed = true;
  }

  #setHandle(handle) {
    collected.unregister(this);
    this.#handle = handle;
    collected.register(this, handle, this);
  }

  get path() {
    return this.#path;
  }

  #checkSync() {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    if (this.#queue !== null) throw new ERR_DIR_CONCURRENT_OPERATION();
  }

  /** Takes an entry out of the batch, or returns null. */
  #take() {
    if (this.#next === this.#entries.length) return null;
    const entry = this.#entries[this.#next++];
    if (this.#options.recursive && entry.isDirectory()) {
      this.#pending.push(path.join(pathToString(entry.parentPath), pathToString(entry.name)));
    }
    return entry;
  }

  /** Runs an operation of the binding now, or as `done` says; the result is a batch or null. */
  #readBatch(done, dirPath) {
    const options = { encoding: this.#options.encoding, withFileTypes: true };
    const convert = (raw) => {
      this.#entries = raw === null ? [] : decodeListing(raw, dirPath, options);
      this.#next = 0;
      return raw !== null;
    };
    const raw = binding.readEntries(
      this.#handle, wantsBytes(options.encoding), this.#options.bufferSize,
      mapDone(done, convert));
    return done === undefined ? convert(raw) : undefined;
  }

  /** The next entry, as steps (see steps.js); null at the end. */
  *#readSteps() {
    for (;;) {
      const entry = this.#take();
      if (entry !== null) return entry;
      const more = yield (done) => this.#readBatch(done, this.#current());
      if (more) continue;
      if (this.#pending.length === 0) return null;
      const next = this.#pending.shift();
      const handle = yield (done) => binding.opendir(next, done);
      yield (done) => binding.closedir(this.#handle, done);
      this.#setHandle(handle);
      this.#currentPath = next;
    }
  }

  #currentPath = null;

  #current() {
    return this.#currentPath ?? this.#path;
  }

  /** Runs an asynchronous call when those before it are done. */
  #enqueue(start, callback) {
    if (this.#queue !== null) {
      this.#queue.push({ start, callback });
      return;
    }
    this.#queue = [];
    this.#run(start, callback);
  }

  #run(start, callback) {
    start().then((value) => this.#finished(callback, null, value),
                 (error) => this.#finished(callback, error, undefined));
  }

  #finished(callback, error, value) {
    const next = this.#queue.shift();
    if (next === undefined) this.#queue = null;
    process.nextTick(callback, error, value);
    if (next !== undefined) this.#run(next.start, next.callback);
  }

  async #readNext() {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    return require('internal/fs/steps').runAsync(this.#readSteps());
  }

  async #closeHandle() {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    this.#closed = true;
    collected.unregister(this);
    await promised((done) => binding.closedir(this.#handle, done));
  }

  /**
   * @param {(err, entry: ?Dirent) => void} [callback]
   * @returns {Promise<?Dirent>|undefined} a promise without callback; null at the end
   */
  read(callback) {
    if (callback === undefined) {
      return promised((done) => this.#enqueue(() => this.#readNext(), done));
    }
    validateFunction(callback, 'callback');
    callback = bindCallback(callback);
    if (this.#closed) throw new ERR_DIR_CLOSED();
    this.#enqueue(() => this.#readNext(), callback);
    return undefined;
  }

  /** @returns {?Dirent} null at the end */
  readSync() {
    this.#checkSync();
    return require('internal/fs/steps').runSync(this.#readSteps());
  }

  /**
   * @param {(err) => void} [callback]
   * @returns {Promise<void>|undefined} a promise without callback
   */
  close(callback) {
    if (callback === undefined) {
      return promised((done) => this.#enqueue(() => this.#closeHandle(), done));
    }
    validateFunction(callback, 'callback');
    callback = bindCallback(callback);
    if (this.#closed) {
      process.nextTick(callback, new ERR_DIR_CLOSED());
      return undefined;
    }
    this.#enqueue(() => this.#closeHandle(), (error) => callback(error));
    return undefined;
  }

  closeSync() {
    this.#checkSync();
    this.#closed = true;
    collected.unregister(this);
    binding.closedir(this.#handle);
  }

  async* entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) break;
        yield entry;
      }
    } finally {
      if (!this.#closed) await this.close();
    }
  }

  [Symbol.dispose]() {
    if (!this.#closed) this.closeSync();
  }

  async [Symbol.asyncDispose]() {
    if (!this.#closed) await this.close();
  }
}

Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  __proto__: null, value: Dir.prototype.entries, enumerable: false, writable: true,
  configurable: true,
});

/**
 * Opens a directory (see operations.js for `done`).
 * @returns {Dir|undefined}
 */
function opendir(done, dirPath, options) {
  dirPath = toPath(dirPath);
  options = { ...kDefaults, ...getOptions(options, kDefaults) };
  validateUint32(options.bufferSize, 'options.bufferSize', true);
  const convert = (handle) => {
    opened.add(handle);
    return new Dir(handle, pathToString(dirPath), options);
  };
  const raw = binding.opendir(dirPath, mapDone(done, convert));
  return done === undefined ? convert(raw) : undefined;
}

module.exports = { Dir, opendir };
