// SPDX-License-Identifier: MIT
'use strict';

// fs.watch and fs.watchFile.
//
// FSWatcher reports what the system reports about one path; RecursiveWatcher (see
// recursive_watch.js) extends it to trees. StatWatcher compares stats from time to time.

const EventEmitter = require('events');
const { resolve } = require('path');
const {
  codes: { ERR_INTERNAL_ASSERTION },
  uvException,
} = require('internal/errors');
const {
  validateBoolean, validateFunction, validateIgnoreOption, validateUint32,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { bindCallback } = require('internal/async_context');
const { binding, getOptions, pathToString, toBuffer, toPath } = require('internal/fs/utils');
const { readStats } = require('internal/fs/stats');

const kStart = Symbol('kFSWatchStart');
const kStatStart = Symbol('kFSStatWatcherStart');
const kUseBigint = Symbol('kUseBigint');

const kPollInterval = 5007; // ms

// ---- What to ignore ----------------------------------------------------------------------

/** Makes the test for one pattern of the `ignore` option. */
function ignoreTest(pattern) {
  if (typeof pattern === 'function') return pattern;
  if (typeof pattern !== 'string') return (name) => pattern.test(name);
  const { matchesGlob } = require('internal/path/glob');
  const isWindows = process.platform === 'win32';
  const { basename } = require('path');
  return (name) => matchesGlob(name, pattern, isWindows) ||
    (!pattern.includes('/') && matchesGlob(basename(name), pattern, isWindows));
}

/**
 * @param {string|RegExp|Function|Array|undefined} ignore
 * @returns {?(name: string) => boolean}
 */
function makeIgnoreMatcher(ignore) {
  validateIgnoreOption(ignore, 'options.ignore');
  if (ignore == null) return null;
  const tests = (Array.isArray(ignore) ? ignore : [ignore]).map(ignoreTest);
  return (name) => tests.some((test) => test(name));
}

// ---- FSWatcher ---------------------------------------------------------------------------

/** The error of a watcher, which names its file twice. */
function watchError(error, filename) {
  error.filename = filename;
  return error;
}

/**
 * Watches one path with the system's means.
 * @param {string} filename
 * @param {boolean} persistent whether it keeps the loop alive
 * @param {(status: number, eventType: string, bytes: ?ArrayBuffer) => void} onChange
 * @returns {FSEvent}
 */
function openWatch(filename, persistent, onChange) {
  const isNativelyRecursive = false;
  const native = binding.watch(filename, persistent, isNativelyRecursive);
  return new FSEvent(native, (status, isChange, bytes) => {
    onChange(status, isChange ? 'change' : 'rename', bytes);
  });
}

/** The name of an entry, from the bytes that the system gave. */
function decodeFilename(bytes, encoding) {
  if (bytes === null) return null;
  const buffer = toBuffer(bytes);
  return encoding === 'buffer' ? buffer : buffer.toString(encoding || 'utf8');
}

/** A watch under way, of either kind. */
class FSEvent {
  #native;

  /**
   * @param {object} native from binding.watch() or binding.poll()
   * @param {Function} onChange called in the current async context
   */
  constructor(native, onChange) {
    this.#native = native;
    native.onchange = bindCallback(onChange);
  }

  close() {
    binding.closeWatcher(this.#native);
  }

  setPersistent(persistent) {
    binding.setPersistent(this.#native, persistent);
  }
}

function checkHandle(handle) {
  if (!(handle instanceof FSEvent)) throw new ERR_INTERNAL_ASSERTION('handle must be a FSEvent');
}

class FSWatcher extends EventEmitter {
  _handle = null;
  _ignoreMatcher = null;

  [kStart](filename, { persistent, encoding, ignore } = kEmptyObject) {
    if (this._handle !== null) {
      checkHandle(this._handle);
      return;
    }
    this._ignoreMatcher = makeIgnoreMatcher(ignore);
    try {
      this._handle = openWatch(filename, persistent, (status, eventType, bytes) => {
        if (status < 0) this._fail(uvException({ errno: status, syscall: 'watch' }), filename);
        else this._report(eventType, decodeFilename(bytes, encoding));
      });
    } catch (error) {
      throw watchError(error, filename);
    }
  }

  _report(eventType, filename) {
    if (this._ignoreMatcher !== null && filename !== null &&
        this._ignoreMatcher(pathToString(filename))) {
      return;
    }
    this.emit('change', eventType, filename);
  }

  _fail(error, filename) {
    this._closeHandles();
    this.emit('error', watchError(error, filename));
  }

  _closeHandles() {
    if (this._handle === null) return false;
    checkHandle(this._handle);
    this._handle.close();
    this._handle = null;
    return true;
  }

  /** A watcher is started by fs.watch(); later calls do nothing, as in Node. */
  start() {}

  /** Ends watching; 'close' follows. */
  close() {
    if (this._closeHandles()) process.nextTick(() => this.emit('close'));
  }

  ref() {
    this._handle?.setPersistent(true);
    return this;
  }

  unref() {
    this._handle?.setPersistent(false);
    return this;
  }
}

/** Closes a watcher when a signal is aborted. */
function closeOnAbort(watcher, signal) {
  if (signal == null) return;
  const onAbort = () => watcher.close();
  if (signal.aborted) {
    process.nextTick(onAbort);
  } else {
    signal.addEventListener('abort', onAbort, { once: true });
    watcher.once('close', () => signal.removeEventListener('abort', onAbort));
  }
}

/**
 * @param {string|Buffer|URL} filename
 * @param {string|object} [options] { persistent, recursive, encoding, signal, ignore }
 * @param {(eventType: 'rename'|'change', filename: string|Buffer|null) => void} [listener]
 * @returns {FSWatcher}
 */
function watch(filename, options, listener) {
  if (typeof options === 'function') listener = options;
  filename = toPath(filename);
  options = { ...getOptions(options, kEmptyObject) };
  options.persistent = Boolean(options.persistent ?? true);
  options.recursive ??= false;
  validateBoolean(options.recursive, 'options.recursive');
  const Watcher = options.recursive ?
    require('internal/fs/recursive_watch').RecursiveWatcher : FSWatcher;
  const watcher = new Watcher();
  watcher[kStart](pathToString(filename), options);
  if (listener) watcher.addListener('change', listener);
  closeOnAbort(watcher, options.signal);
  return watcher;
}

// ---- StatWatcher -------------------------------------------------------------------------

class StatWatcher extends EventEmitter {
  _handle = null;

  constructor(bigint) {
    super();
    this[kUseBigint] = bigint;
  }

  [kStatStart](filename, persistent, interval) {
    if (this._handle !== null) return;
    validateUint32(interval, 'interval');
    const bigint = this[kUseBigint];
    const native = binding.poll(filename, persistent, bigint, interval);
    this._handle = new FSEvent(native, () => {
      this.emit('change', readStats(bigint, 0), readStats(bigint, 1));
    });
  }

  /** A watcher is started by fs.watchFile(); later calls do nothing, as in Node. */
  start() {}

  stop() {
    if (this._handle === null) return;
    checkHandle(this._handle);
    this._handle.close();
    this._handle = null;
    process.nextTick(() => this.emit('stop'));
  }

  ref() {
    this._handle?.setPersistent(true);
    return this;
  }

  unref() {
    this._handle?.setPersistent(false);
    return this;
  }
}

// Full path -> its one watcher.
const statWatchers = new Map();

/**
 * @param {string|Buffer|URL} filename
 * @param {{ bigint, persistent, interval }} [options] interval in milliseconds
 * @param {(current: Stats, previous: Stats) => void} listener
 * @returns {StatWatcher}
 */
function watchFile(filename, options, listener) {
  filename = resolve(pathToString(toPath(filename)));
  if (options === null || typeof options !== 'object') {
    listener = options;
    options = kEmptyObject;
  }
  const { bigint = false, interval = kPollInterval, persistent = true } = options;
  validateFunction(listener, 'listener');
  let watcher = statWatchers.get(filename);
  if (watcher === undefined) {
    watcher = new StatWatcher(Boolean(bigint));
    watcher[kStatStart](filename, Boolean(persistent), interval);
    statWatchers.set(filename, watcher);
  }
  watcher.addListener('change', listener);
  return watcher;
}

/**
 * @param {string|Buffer|URL} filename
 * @param {Function} [listener] without it, all are removed
 */
function unwatchFile(filename, listener) {
  filename = resolve(pathToString(toPath(filename)));
  const watcher = statWatchers.get(filename);
  if (watcher === undefined) return;
  if (typeof listener === 'function') watcher.removeListener('change', listener);
  else watcher.removeAllListeners('change');
  if (watcher.listenerCount('change') > 0) return;
  watcher.stop();
  statWatchers.delete(filename);
}

module.exports = {
  FSWatcher,
  StatWatcher,
  decodeFilename,
  kStart,
  makeIgnoreMatcher,
  openWatch,
  unwatchFile,
  watch,
  watchError,
  watchFile,
};
