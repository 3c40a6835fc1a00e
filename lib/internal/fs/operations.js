// SPDX-License-Identifier: MIT
'use strict';

// The operations of fs, each written once: its arguments are checked and handed to the binding
// together with `done`. Without `done` the operation runs at once, returns its result or throws;
// with it, it runs on the thread pool and calls done(error) or done(null, result).
//
// lib/fs.js offers them as functions with a callback and as synchronous functions,
// lib/fs/promises.js as promises.

const {
  parseFileMode, validateBoolean, validateInteger, validateOneOf,
} = require('internal/validators');
const {
  codes: { ERR_FS_EISDIR },
} = require('internal/errors');
const {
  binding,
  constants: { UV_FS_SYMLINK_DIR, UV_FS_SYMLINK_JUNCTION },
  decodeName, getOptions, mapDone, toAccessMode, toCopyMode, toFd, toFlags, toPath,
  toUnixTimestamp, validateOwner, wantsBytes,
} = require('internal/fs/utils');
const { kEmptyObject } = require('internal/util');

/** Finishes an operation whose raw result is converted: at once, or by mapDone's callback. */
function finish(done, raw, convert) {
  return done === undefined ? convert(raw) : undefined;
}

// ---- Descriptors -------------------------------------------------------------------------

function open(done, path, flags, mode) {
  return binding.open(toPath(path), toFlags(flags), parseFileMode(mode, 'mode', 0o666), done);
}

function close(done, fd) {
  return binding.close(toFd(fd), done);
}

function ftruncate(done, fd, len = 0) {
  validateInteger(len, 'len');
  return binding.ftruncate(toFd(fd), Math.max(0, len), done);
}

function truncate(done, path, len) {
  len ??= 0;
  validateInteger(len, 'len');
  return binding.truncate(toPath(path), Math.max(0, len), done);
}

function fsync(done, fd) {
  return binding.fsync(toFd(fd), done);
}

function fdatasync(done, fd) {
  return binding.fdatasync(toFd(fd), done);
}

// ---- Attributes --------------------------------------------------------------------------

function access(done, path, mode) {
  return binding.access(toPath(path), toAccessMode(mode), done);
}

function chmod(done, path, mode) {
  path = toPath(path);
  return binding.chmod(path, parseFileMode(mode, 'mode'), done);
}

function fchmod(done, fd, mode) {
  mode = parseFileMode(mode, 'mode');
  return binding.fchmod(toFd(fd), mode, done);
}

function chown(done, path, uid, gid) {
  path = toPath(path);
  validateOwner(uid, gid);
  return binding.chown(path, uid, gid, done);
}

function lchown(done, path, uid, gid) {
  path = toPath(path);
  validateOwner(uid, gid);
  return binding.lchown(path, uid, gid, done);
}

function fchown(done, fd, uid, gid) {
  validateOwner(uid, gid);
  return binding.fchown(toFd(fd), uid, gid, done);
}

function utimes(done, path, atime, mtime) {
  return binding.utimes(toPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), done);
}

function lutimes(done, path, atime, mtime) {
  return binding.lutimes(toPath(path), toUnixTimestamp(atime), toUnixTimestamp(mtime), done);
}

function futimes(done, fd, atime, mtime) {
  atime = toUnixTimestamp(atime, 'atime');
  mtime = toUnixTimestamp(mtime, 'mtime');
  return binding.futimes(toFd(fd), atime, mtime, done);
}

// ---- stat --------------------------------------------------------------------------------

let readStats = null;

/** The Stats of the operation that just ended. The class is loaded when first used. */
function readStatsIf(exists, bigint) {
  if (!exists) return undefined;
  readStats ??= require('internal/fs/stats').readStats;
  return readStats(bigint);
}

const readNumberStats = (exists) => readStatsIf(exists, false);
const readBigIntStats = (exists) => readStatsIf(exists, true);

function statWith(fn, done, path, options) {
  const { bigint = false, throwIfNoEntry = true } = options ?? kEmptyObject;
  const convert = bigint ? readBigIntStats : readNumberStats;
  const raw = fn(toPath(path), bigint ? 1 : 0, throwIfNoEntry ? 1 : 0, mapDone(done, convert));
  return finish(done, raw, convert);
}

function stat(done, path, options) {
  return statWith(binding.stat, done, path, options);
}

function lstat(done, path, options) {
  return statWith(binding.lstat, done, path, options);
}

function fstat(done, fd, options) {
  const convert = options?.bigint ? readBigIntStats : readNumberStats;
  const raw = binding.fstat(options?.bigint ? 1 : 0, 1, toFd(fd), mapDone(done, convert));
  return finish(done, raw, convert);
}

function statfs(done, path, options) {
  const bigint = Boolean(options?.bigint);
  const convert = () => require('internal/fs/stats').readStatFs(bigint);
  const raw = binding.statfs(toPath(path), bigint ? 1 : 0, mapDone(done, convert));
  return finish(done, raw, convert);
}

// ---- Names -------------------------------------------------------------------------------

function rename(done, oldPath, newPath) {
  return binding.rename(toPath(oldPath, 'oldPath'), toPath(newPath, 'newPath'), done);
}

function unlink(done, path) {
  return binding.unlink(toPath(path), done);
}

function copyFile(done, src, dest, mode) {
  src = toPath(src, 'src');
  dest = toPath(dest, 'dest');
  return binding.copyFile(src, dest, toCopyMode(mode), done);
}

function link(done, existingPath, newPath) {
  return binding.link(toPath(existingPath, 'existingPath'), toPath(newPath, 'newPath'), done);
}

const kSymlinkTypes = ['dir', 'file', 'junction', null, undefined];

function symlink(done, target, path, type) {
  validateOneOf(type, 'type', kSymlinkTypes);
  let flags = 0;
  if (type === 'dir') flags = UV_FS_SYMLINK_DIR;
  else if (type === 'junction') flags = UV_FS_SYMLINK_JUNCTION;
  return binding.symlink(toPath(target, 'target'), toPath(path), flags, done);
}

/** An operation whose result is a name in the encoding of the options. */
function nameWith(fn, done, path, options) {
  const { encoding } = getOptions(options, kEmptyObject);
  const bytes = wantsBytes(encoding);
  if (bytes === 0) return fn(path, 0, done);
  const convert = (raw) => decodeName(raw, encoding);
  return finish(done, fn(path, bytes, mapDone(done, convert)), convert);
}

function readlink(done, path, options) {
  return nameWith(binding.readlink, done, toPath(path), options);
}

/** Takes anything for a path, and removes '..' by name before it follows links. */
function realpath(done, path, options) {
  if (typeof path !== 'string') path = `${isUrl(path) ? toPath(path) : path}`;
  path = require('path').resolve(toPath(path));
  return nameWith(binding.realpath, done, path, options);
}

function isUrl(value) {
  return typeof value === 'object' && value !== null && typeof value.href === 'string';
}

function realpathNative(done, path, options) {
  return nameWith(binding.realpathNative, done, toPath(path), options);
}

let hasWarnedOfX = false;

/** Some systems replace all X at the end of a template, not six. */
function warnOfX(prefix) {
  const last = typeof prefix === 'string' ? prefix.charCodeAt(prefix.length - 1) : prefix.at(-1);
  if (hasWarnedOfX || last !== 0x58) return;
  hasWarnedOfX = true;
  process.emitWarning('mkdtemp() templates ending with X are not portable. ' +
    'For details see: https://nodejs.org/api/fs.html');
}

function mkdtemp(done, prefix, options) {
  prefix = toPath(prefix, 'prefix');
  warnOfX(prefix);
  return nameWith(binding.mkdtemp, done, prefix, options);
}

// ---- Directories -------------------------------------------------------------------------

function mkdir(done, path, options) {
  let mode = 0o777;
  let recursive = false;
  if (typeof options === 'number' || typeof options === 'string') {
    mode = parseFileMode(options, 'mode');
  } else if (options) {
    if (options.recursive !== undefined) {
      recursive = options.recursive;
      validateBoolean(recursive, 'options.recursive');
    }
    if (options.mode !== undefined) mode = parseFileMode(options.mode, 'options.mode');
  }
  path = toPath(path);
  if (!recursive) return binding.mkdir(path, mode, done);
  if (typeof path === 'string') return binding.mkdirs(path, 0, mode, done);
  const convert = (raw) => raw && decodeName(raw, 'buffer').toString();
  return finish(done, binding.mkdirs(path, 1, mode, mapDone(done, convert)), convert);
}

function rmdir(done, path) {
  return binding.rmdir(toPath(path), done);
}

function readdir(done, path, options) {
  options = getOptions(options, kEmptyObject);
  if (options.recursive != null) validateBoolean(options.recursive, 'options.recursive');
  path = toPath(path);
  const bytes = wantsBytes(options.encoding);
  const { decodeListing } = require('internal/fs/dirent');
  const convert = (raw) => decodeListing(raw, path, options);
  const recursive = options.recursive ? 1 : 0;
  return finish(
    done, binding.readdir(path, bytes, recursive, mapDone(done, convert)), convert);
}

// ---- rm ----------------------------------------------------------------------------------

const kRetryCodes = new Set(['EBUSY', 'EMFILE', 'ENFILE', 'ENOTEMPTY', 'EPERM']);

/** The error of rm() as the user sees it. */
function rmError(error, path) {
  if (error.syscall !== 'rm') return error;
  return new ERR_FS_EISDIR({
    code: 'EISDIR', message: 'is a directory', path, syscall: 'rm', errno: -error.errno,
  });
}

/**
 * rm() with its retries, as steps.
 * @param {string|Uint8Array} path checked
 * @param {object} options from getRmOptions
 */
function* rmSteps(path, { recursive, force, maxRetries, retryDelay }) {
  for (let attempt = 1; ; attempt++) {
    try {
      yield (done) => binding.rm(path, recursive ? 1 : 0, force ? 1 : 0, done);
      return;
    } catch (error) {
      if (!recursive || attempt > maxRetries || !kRetryCodes.has(error.code)) {
        throw rmError(error, path);
      }
    }
    const delay = attempt * retryDelay;
    yield (done) => {
      if (done === undefined) binding.sleep(delay);
      else require('timers').setTimeout(done, delay, null);
    };
  }
}

module.exports = {
  access,
  chmod,
  chown,
  close,
  copyFile,
  fchmod,
  fchown,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  futimes,
  lchown,
  link,
  lstat,
  lutimes,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readlink,
  realpath,
  realpathNative,
  rename,
  rmSteps,
  rmdir,
  stat,
  statfs,
  symlink,
  truncate,
  unlink,
  utimes,
};
