// SPDX-License-Identifier: MIT
'use strict';

// node:fs: the operations of internal/fs/* as synchronous functions and as functions with a
// callback. What few programs need (streams, watchers, cp, glob, promises) is loaded on first use.

const {
  customPromisify, customPromisifyArgs, defineLazy, defineLazyProperties, deprecate,
} = require('internal/util');
const { validateFunction } = require('internal/validators');
const { bindCallback } = require('internal/async_context');
const {
  binding, checkRmdirOptions, constants, getRmOptions, makeCallback, promised, toFd, toPath,
  toUnixTimestamp,
} = require('internal/fs/utils');
const ops = require('internal/fs/operations');
const io = require('internal/fs/io');
const files = require('internal/fs/whole_file');

// ---- Making functions of operations ------------------------------------------------------

/** Names a function; its length is what Node's has. */
function define(fn, name, length) {
  Object.defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true });
  Object.defineProperty(fn, 'length', { __proto__: null, value: length, configurable: true });
  return fn;
}

const fs = module.exports;

/** Exports both forms of an operation. */
function exportBoth(name, callbackForm, length, syncForm, syncLength = length - 1) {
  fs[name] = define(callbackForm, name, length);
  fs[`${name}Sync`] = define(syncForm, `${name}Sync`, syncLength);
}

/** Exports name(a, callback). */
function withOne(name, op) {
  exportBoth(name, (a, callback) => {
    op(makeCallback(callback), a);
  }, 2, (a) => op(undefined, a));
}

/** Exports name(a, b, callback). */
function withTwo(name, op) {
  exportBoth(name, (a, b, callback) => {
    op(makeCallback(callback), a, b);
  }, 3, (a, b) => op(undefined, a, b));
}

/** Exports name(a, b, c, callback). */
function withThree(name, op) {
  exportBoth(name, (a, b, c, callback) => {
    op(makeCallback(callback), a, b, c);
  }, 4, (a, b, c) => op(undefined, a, b, c));
}

/** The callback form of name(a, [b], callback). */
function optionalSecond(op) {
  return (a, b, callback) => {
    if (typeof b === 'function') {
      callback = b;
      b = undefined;
    }
    op(makeCallback(callback), a, b);
  };
}

/** Exports name(a, [b], callback). */
function withOptional(name, op, length = 3, syncLength = 2) {
  exportBoth(name, optionalSecond(op), length, (a, b) => op(undefined, a, b), syncLength);
}

/** Exports name(a, b, [c], callback). */
function withOptionalThird(name, op) {
  exportBoth(name, (a, b, c, callback) => {
    if (typeof c === 'function') {
      callback = c;
      c = undefined;
    }
    op(makeCallback(callback), a, b, c);
  }, 4, (a, b, c) => op(undefined, a, b, c));
}

// ---- Existence and access ----------------------------------------------------------------

/** Warns, once, that existence was asked of something that is no path. */
function warnOfNonPath() {
  deprecate(
    () => {}, 'Passing invalid argument types to fs.existsSync is deprecated', 'DEP0187')();
}

/** A path for the question whether it exists, or null if it is none. */
function toPathOrNull(path) {
  try {
    return toPath(path);
  } catch (error) {
    if (error.code === 'ERR_INVALID_ARG_TYPE') warnOfNonPath();
    return null;
  }
}

/**
 * @param {string|Buffer|URL} path
 * @param {(exists: boolean) => void} callback
 */
function exists(path, callback) {
  validateFunction(callback, 'cb');
  callback = bindCallback(callback);
  path = toPathOrNull(path);
  if (path === null) {
    process.nextTick(callback, false);
    return;
  }
  binding.exists(path, (err, found) => callback(!err && found));
}

Object.defineProperty(exists, customPromisify, {
  __proto__: null,
  value: define((path) => new Promise((resolve) => exists(path, resolve)), 'exists', 1),
});

/**
 * @param {string|Buffer|URL} path
 * @returns {boolean} false for anything that is no path, too
 */
function existsSync(path) {
  path = toPathOrNull(path);
  return path !== null && binding.exists(path);
}

// ---- Descriptors -------------------------------------------------------------------------

/**
 * @param {string|Buffer|URL} path
 * @param {string|number} [flags] 'r' if missing
 * @param {string|number} [mode] 0o666 if missing
 * @param {(err, fd: number) => void} callback
 */
function open(path, flags, mode, callback) {
  path = toPath(path);
  if (arguments.length < 3) {
    callback = flags;
    flags = undefined;
    mode = undefined;
  } else if (typeof mode === 'function') {
    callback = mode;
    mode = undefined;
  }
  ops.open(makeCallback(callback), path, flags, mode);
}

function openSync(path, flags, mode) {
  return ops.open(undefined, path, flags, mode);
}

/** What close() does without a callback: a failure is an uncaught exception. */
function throwError(error) {
  if (error) throw error;
}

/**
 * @param {number} fd
 * @param {(err) => void} [callback]
 */
function close(fd, callback = throwError) {
  if (callback !== throwError) callback = makeCallback(callback);
  ops.close(callback, fd);
}

/** A callback (err, count, buffer), as `done` of an operation that counts bytes. */
function countDone(callback, buffer) {
  validateFunction(callback, 'cb');
  const bound = bindCallback(callback);
  return (err, count) => {
    if (err) bound(err, 0, buffer);
    else bound(null, count, buffer);
  };
}

function startRead(fd, transfer, callback) {
  const done = countDone(callback, transfer.buffer);
  if (transfer.length === 0) process.nextTick(done, null, 0);
  else io.read(done, fd, transfer);
}

/**
 * read(fd, [buffer], [options], callback), read(fd, buffer, offset, length, position, callback)
 */
function read(fd, buffer, offset, length, position, callback) {
  fd = toFd(fd);
  const count = arguments.length;
  if (count > 4) {
    startRead(fd, io.checkRead(buffer, offset, length, position), callback);
    return;
  }
  let options = offset;
  callback = length;
  if (count <= 3) {
    callback = offset;
    options = undefined;
    if (count <= 2) {
      callback = buffer;
      buffer = io.defaultReadBuffer();
    } else if (!ArrayBuffer.isView(buffer)) {
      options = buffer;
      buffer = options?.buffer ?? io.defaultReadBuffer();
    }
  }
  startRead(fd, io.checkReadOptions(buffer, options), callback);
}

function readSync(fd, buffer, offset, length, position) {
  fd = toFd(fd);
  const isShort = arguments.length <= 3 || (typeof offset === 'object' && offset !== null);
  const transfer = isShort && (offset === undefined || typeof offset === 'object') ?
    io.checkReadOptions(buffer, offset ?? undefined) :
    io.checkRead(buffer, offset, length, position);
  return transfer.length === 0 ? 0 : io.read(undefined, fd, transfer);
}

/**
 * write(fd, buffer, [offset, [length, [position]]], callback),
 * write(fd, buffer, options, callback), write(fd, string, [position, [encoding]], callback)
 */
function write(fd, buffer, offset, length, position, callback) {
  fd = toFd(fd);
  if (ArrayBuffer.isView(buffer)) {
    callback ||= position || length || offset;
    const done = countDone(callback, buffer);
    const from = typeof offset === 'function' ? null : offset;
    const at = typeof position === 'function' ? null : position;
    io.write(done, fd, io.checkWrite(buffer, from, length, at));
    return;
  }
  io.checkWritable(buffer);
  // offset is the position here and length the encoding.
  let encoding = length;
  if (typeof position !== 'function') {
    if (typeof offset === 'function') {
      position = offset;
      offset = null;
    } else {
      position = length;
    }
    encoding = 'utf8';
  }
  io.writeString(countDone(position, buffer), fd, buffer, offset, encoding);
}

function writeSync(fd, buffer, offset, length, position) {
  fd = toFd(fd);
  if (ArrayBuffer.isView(buffer)) {
    return io.write(undefined, fd, io.checkWrite(buffer, offset, length, position));
  }
  io.checkWritable(buffer);
  return io.writeString(undefined, fd, buffer, offset, length);
}

function readv(fd, buffers, position, callback) {
  fd = toFd(fd);
  io.readv(countDone(callback || position, buffers), fd, buffers, position);
}

function readvSync(fd, buffers, position) {
  return io.readv(undefined, toFd(fd), buffers, position);
}

function writev(fd, buffers, position, callback) {
  fd = toFd(fd);
  io.writev(countDone(callback || position, buffers), fd, buffers, position);
}

function writevSync(fd, buffers, position) {
  return io.writev(undefined, toFd(fd), buffers, position);
}

/** util.promisify() makes an object of the results of these. */
for (const [fn, names] of [
  [read, ['bytesRead', 'buffer']],
  [readv, ['bytesRead', 'buffers']],
  [write, ['bytesWritten', 'buffer']],
  [writev, ['bytesWritten', 'buffers']],
]) {
  Object.defineProperty(fn, customPromisifyArgs, { __proto__: null, value: names });
}

// ---- Whole files -------------------------------------------------------------------------

/**
 * @param {string|Buffer|URL|number} path or a file descriptor, read from its position
 * @param {string|{ encoding, flag, signal, buffer }} [options]
 * @param {(err, data: string|Buffer) => void} callback
 */
function readFile(path, options, callback) {
  callback ||= options;
  callback = makeCallback(callback);
  options = files.getReadOptions(options);
  if (!files.readsInSteps(options)) {
    files.readFile(callback, path, options);
    return;
  }
  const { runAsync, settle } = require('internal/fs/steps');
  const { readFileSteps } = require('internal/fs/whole_file_steps');
  settle(runAsync(readFileSteps(path, options)), callback);
}

function readFileSync(path, options) {
  options = files.getReadOptions(options);
  if (options.buffer === undefined) return files.readFile(undefined, path, options);
  const { encoding, flag, buffer } = options;
  const { runSync } = require('internal/fs/steps');
  const { readFileSteps } = require('internal/fs/whole_file_steps');
  return runSync(readFileSteps(path, { encoding, flag, buffer }));
}

function startWriteFile(path, data, options, flag, callback) {
  files.checkData(data);
  if (options.signal == null) {
    files.writeFile(callback, path, data, options, flag);
    return;
  }
  const { runAsync, settle } = require('internal/fs/steps');
  const { writeFileSteps } = require('internal/fs/whole_file_steps');
  settle(runAsync(writeFileSteps(path, data, options, flag)), callback);
}

/**
 * @param {string|Buffer|URL|number} path or a file descriptor
 * @param {string|ArrayBufferView} data
 * @param {string|{ encoding, mode, flag, flush, signal }} [options]
 * @param {(err) => void} callback
 */
function writeFile(path, data, options, callback) {
  callback ||= options;
  callback = makeCallback(callback);
  options = files.getWriteOptions(options, files.kWriteDefaults);
  startWriteFile(path, data, options, 'w', callback);
}

function writeFileSync(path, data, options) {
  options = files.getWriteOptions(options, files.kWriteDefaults);
  files.writeFile(undefined, path, data, options, 'w');
}

function appendFile(path, data, options, callback) {
  callback ||= options;
  callback = makeCallback(callback);
  options = files.getWriteOptions(options, files.kAppendDefaults);
  startWriteFile(path, data, options, 'a', callback);
}

function appendFileSync(path, data, options) {
  options = files.getWriteOptions(options, files.kAppendDefaults);
  files.writeFile(undefined, path, data, options, 'a');
}

// ---- Temporary directories, trees and directories ----------------------------------------

/** @returns {{ path: string, remove(): void, [Symbol.dispose](): void }} */
function mkdtempDisposableSync(prefix, options) {
  const path = ops.mkdtemp(undefined, prefix, options);
  // Later changes of the working directory must not matter.
  const full = require('path').resolve(process.cwd(), path);
  const remove = () => rmSync(full, { recursive: true, force: true });
  return {
    path,
    remove() {
      remove();
    },
    [Symbol.dispose]() {
      remove();
    },
  };
}

/**
 * @param {string|Buffer|URL} path
 * @param {{ force, maxRetries, recursive, retryDelay }} [options]
 * @param {(err) => void} callback
 */
function rm(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  path = toPath(path);
  options = getRmOptions(options);
  callback = makeCallback(callback);
  const { runAsync, settle } = require('internal/fs/steps');
  settle(runAsync(ops.rmSteps(path, options)), callback);
}

function rmSync(path, options) {
  path = toPath(path);
  const { runSync } = require('internal/fs/steps');
  runSync(ops.rmSteps(path, getRmOptions(options)));
}

function rmdir(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  callback = makeCallback(callback);
  path = toPath(path);
  checkRmdirOptions(options);
  ops.rmdir(callback, path);
}

function rmdirSync(path, options) {
  path = toPath(path);
  checkRmdirOptions(options);
  ops.rmdir(undefined, path);
}

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'callback');
  const { opendir: start } = require('internal/fs/dir');
  start(bindCallback(callback), path, typeof options === 'function' ? undefined : options);
}

function opendirSync(path, options) {
  return require('internal/fs/dir').opendir(undefined, path, options);
}

/**
 * @param {string|URL} src
 * @param {string|URL} dest
 * @param {object} [options] see checkCpOptions
 * @param {(err) => void} callback
 */
function cp(src, dest, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  callback = makeCallback(callback);
  const { checkCpOptions, cpSteps } = require('internal/fs/cp');
  const { runAsync, settle } = require('internal/fs/steps');
  options = checkCpOptions(options);
  settle(runAsync(cpSteps(toPath(src, 'src'), toPath(dest, 'dest'), options)), callback);
}

function cpSync(src, dest, options) {
  const { checkCpOptions, cpSteps } = require('internal/fs/cp');
  options = checkCpOptions(options);
  const steps = cpSteps(toPath(src, 'src'), toPath(dest, 'dest'), options, true);
  require('internal/fs/steps').runSync(steps);
}

/**
 * @param {string|string[]} pattern
 * @param {{ cwd, exclude, withFileTypes, followSymlinks }} [options]
 * @param {(err, matches: Array<string|Dirent>) => void} callback
 */
function glob(pattern, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  callback = makeCallback(callback);
  const { Glob } = require('internal/fs/glob');
  const { runAsync, settle } = require('internal/fs/steps');
  settle(runAsync(new Glob(pattern, options).collectSteps()), callback);
}

function globSync(pattern, options) {
  const { Glob } = require('internal/fs/glob');
  const steps = new Glob(pattern, options).collectSteps();
  return require('internal/fs/steps').runSync(steps);
}

// ---- Streams, blobs and watchers ---------------------------------------------------------

/** @returns {ReadStream} */
function createReadStream(path, options) {
  const { ReadStream } = require('internal/fs/streams');
  return new ReadStream(path, options);
}

/** @returns {WriteStream} */
function createWriteStream(path, options) {
  const { WriteStream } = require('internal/fs/streams');
  return new WriteStream(path, options);
}

/** @returns {Promise<Blob>} a Blob that reads the file when it is read itself */
function openAsBlob(path, options = undefined) {
  const { openAsBlob: open } = require('internal/fs/file_blob');
  return promised((done) => open(done, path, options));
}

function openAsBlobSync(path, options = undefined) {
  return require('internal/fs/file_blob').openAsBlob(undefined, path, options);
}

/** @returns {FSWatcher} */
function watch(filename, options, listener) {
  return require('internal/fs/watchers').watch(filename, options, listener);
}

/** @returns {StatWatcher} */
function watchFile(filename, options, listener) {
  return require('internal/fs/watchers').watchFile(filename, options, listener);
}

function unwatchFile(filename, listener) {
  require('internal/fs/watchers').unwatchFile(filename, listener);
}

// ---- Exports -----------------------------------------------------------------------------

// In the order in which Node lists them.

Object.assign(fs, { appendFile, appendFileSync });
withOptional('access', ops.access);
withThree('chown', ops.chown);
withTwo('chmod', ops.chmod);
fs.close = define(close, 'close', 1);
fs.closeSync = define((fd) => ops.close(undefined, fd), 'closeSync', 1);
withOptionalThird('copyFile', ops.copyFile);
Object.assign(fs, { cp, cpSync, createReadStream, createWriteStream, exists, existsSync });
withThree('fchown', ops.fchown);
withTwo('fchmod', ops.fchmod);
withOne('fdatasync', ops.fdatasync);
withOptional('fstat', ops.fstat, 1, 1);
withOne('fsync', ops.fsync);
withOptional('ftruncate', ops.ftruncate, 1, 1);
withThree('futimes', ops.futimes);
Object.assign(fs, { glob, globSync });
withThree('lchown', ops.lchown);
// Only macOS can change the mode of a link.
Object.assign(fs, { lchmod: undefined, lchmodSync: undefined });
withTwo('link', ops.link);
withOptional('lstat', ops.lstat, 1, 1);
withThree('lutimes', ops.lutimes);
withOptional('mkdir', ops.mkdir);
withOptional('mkdtemp', ops.mkdtemp);
Object.assign(fs, { mkdtempDisposableSync, open, openSync, openAsBlob, openAsBlobSync });
withOptional('readdir', ops.readdir);
Object.assign(fs, { read, readSync, readv, readvSync, readFile, readFileSync });
withOptional('readlink', ops.readlink);
withOptional('realpath', ops.realpath);
withTwo('rename', ops.rename);
Object.assign(fs, { rm, rmSync, rmdir, rmdirSync });
withOptional('stat', ops.stat, 1, 1);
withOptional('statfs', ops.statfs, 1, 1);
withOptionalThird('symlink', ops.symlink);
withOptional('truncate', ops.truncate);
Object.assign(fs, { unwatchFile });
withOne('unlink', ops.unlink);
withThree('utimes', ops.utimes);
Object.assign(fs, { watch, watchFile, writeFile, writeFileSync, write, writeSync });
Object.assign(fs, { writev, writevSync });

// realpath.native is the system's realpath(3), whose errors name it.
fs.realpath.native = define(optionalSecond(ops.realpathNative), 'native', 3);
fs.realpathSync.native =
  define((path, options) => ops.realpathNative(undefined, path, options), 'native', 2);

defineLazyProperties(fs, 'internal/fs/dirent', ['Dirent']);
defineLazy(fs, 'Stats', () => require('internal/fs/stats').DeprecatedStats);
defineLazyProperties(fs, 'internal/fs/streams', [
  'ReadStream', 'WriteStream', 'FileReadStream', 'FileWriteStream',
]);
defineLazyProperties(fs, 'internal/fs/utf8_stream', ['Utf8Stream']);
fs._toUnixTimestamp = toUnixTimestamp;
defineLazyProperties(fs, 'internal/fs/dir', ['Dir']);
fs.opendir = opendir;
fs.opendirSync = opendirSync;
Object.defineProperty(fs, 'constants', {
  __proto__: null, value: constants, enumerable: true, configurable: false, writable: false,
});
Object.defineProperty(fs, 'promises', {
  __proto__: null,
  enumerable: true,
  configurable: true,
  get() {
    return require('fs/promises');
  },
});
