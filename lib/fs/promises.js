// SPDX-License-Identifier: MIT
'use strict';

// node:fs/promises: the operations of internal/fs/* as promises.

const {
  codes: { ERR_METHOD_NOT_IMPLEMENTED },
} = require('internal/errors');
const { validateInteger } = require('internal/validators');
const {
  checkRmdirOptions, constants, getRmOptions, promised, toPath,
} = require('internal/fs/utils');
const ops = require('internal/fs/operations');
const files = require('internal/fs/whole_file');
const { FileHandle, openFileHandle } = require('internal/fs/file_handle');
const { runAsync } = require('internal/fs/steps');

/**
 * Opens a file.
 * @param {string|Buffer|URL} path
 * @param {string|number} [flags] 'r' if missing
 * @param {string|number} [mode] 0o666 if missing
 * @returns {Promise<FileHandle>}
 */
async function open(path, flags, mode) {
  return openFileHandle(path, flags, mode);
}

async function access(path, mode = undefined) {
  return promised((done) => ops.access(done, path, mode));
}

async function copyFile(src, dest, mode) {
  return promised((done) => ops.copyFile(done, src, dest, mode));
}

/** Copies a file or a tree; see checkCpOptions for the options. */
async function cp(src, dest, options) {
  const { checkCpOptions, cpSteps } = require('internal/fs/cp');
  options = checkCpOptions(options);
  return runAsync(cpSteps(toPath(src, 'src'), toPath(dest, 'dest'), options));
}

/** @returns {AsyncIterator<string|Dirent>} */
async function* glob(pattern, options) {
  const { Glob } = require('internal/fs/glob');
  yield* new Glob(pattern, options).iterate();
}

/** @returns {Promise<Dir>} */
async function opendir(path, options) {
  const { opendir: start } = require('internal/fs/dir');
  return promised((done) => start(done, path, options));
}

async function rename(oldPath, newPath) {
  return promised((done) => ops.rename(done, oldPath, newPath));
}

async function truncate(path, len = 0) {
  validateInteger(len, 'len');
  return promised((done) => ops.truncate(done, path, len));
}

async function rm(path, options) {
  path = toPath(path);
  return runAsync(ops.rmSteps(path, getRmOptions(options)));
}

async function rmdir(path, options) {
  path = toPath(path);
  checkRmdirOptions(options);
  return promised((done) => ops.rmdir(done, path));
}

/** @returns {Promise<string|undefined>} with { recursive }, the first directory made */
async function mkdir(path, options) {
  return promised((done) => ops.mkdir(done, path, options));
}

/** @returns {Promise<Array<string|Buffer|Dirent>>} */
async function readdir(path, options) {
  return promised((done) => ops.readdir(done, path, options));
}

async function readlink(path, options) {
  return promised((done) => ops.readlink(done, path, options));
}

async function symlink(target, path, type) {
  return promised((done) => ops.symlink(done, target, path, type));
}

/** @returns {Promise<Stats|BigIntStats>} */
async function lstat(path, options = undefined) {
  return promised((done) => ops.lstat(done, path, options));
}

/** @returns {Promise<Stats|BigIntStats>} */
async function stat(path, options = undefined) {
  return promised((done) => ops.stat(done, path, options));
}

async function statfs(path, options = undefined) {
  return promised((done) => ops.statfs(done, path, options));
}

async function link(existingPath, newPath) {
  return promised((done) => ops.link(done, existingPath, newPath));
}

async function unlink(path) {
  return promised((done) => ops.unlink(done, path));
}

async function chmod(path, mode) {
  return promised((done) => ops.chmod(done, path, mode));
}

/** Only macOS can change the mode of a link. */
async function lchmod(path, mode) {
  throw new ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
}

async function lchown(path, uid, gid) {
  return promised((done) => ops.lchown(done, path, uid, gid));
}

async function chown(path, uid, gid) {
  return promised((done) => ops.chown(done, path, uid, gid));
}

async function utimes(path, atime, mtime) {
  return promised((done) => ops.utimes(done, path, atime, mtime));
}

async function lutimes(path, atime, mtime) {
  return promised((done) => ops.lutimes(done, path, atime, mtime));
}

async function realpath(path, options) {
  return promised((done) => ops.realpathNative(done, path, options));
}

async function mkdtemp(prefix, options) {
  return promised((done) => ops.mkdtemp(done, prefix, options));
}

/** @returns {Promise<{ path, remove(): Promise<void>, [Symbol.asyncDispose]() }>} */
async function mkdtempDisposable(prefix, options) {
  const path = await mkdtemp(prefix, options);
  // Later changes of the working directory must not matter.
  const full = require('path').resolve(process.cwd(), path);
  const remove = async () => {
    await rm(full, { recursive: true, force: true });
  };
  return {
    __proto__: null,
    path,
    remove,
    async [Symbol.asyncDispose]() {
      await remove();
    },
  };
}

/**
 * @param {string|Buffer|URL|FileHandle} path
 * @param {string|ArrayBufferView|Iterable|AsyncIterable} data
 * @param {string|{ encoding, mode, flag, flush, signal }} [options]
 */
async function writeFile(path, data, options) {
  return writeWhole(path, data, options, files.kWriteDefaults);
}

async function appendFile(path, data, options) {
  return writeWhole(path, data, options, files.kAppendDefaults);
}

function writeWhole(path, data, options, defaults) {
  options = files.getWriteOptions(options, defaults);
  if (path instanceof FileHandle) return path.writeFile(data, options);
  path = toPath(path);
  if (options.signal == null && !files.isIterable(data)) {
    return promised((done) => files.writeFile(done, path, data, options, defaults.flag));
  }
  const { writeFileSteps } = require('internal/fs/whole_file_steps');
  return runAsync(writeFileSteps(path, data, options, defaults.flag));
}

/**
 * @param {string|Buffer|URL|FileHandle} path
 * @param {string|{ encoding, flag, signal, buffer }} [options]
 * @returns {Promise<string|Buffer>}
 */
async function readFile(path, options) {
  options = files.getReadOptions(options);
  if (path instanceof FileHandle) return path.readFile(options);
  path = toPath(path);
  if (!files.readsInSteps(options)) {
    return promised((done) => files.readFile(done, path, options));
  }
  const { readFileSteps } = require('internal/fs/whole_file_steps');
  return runAsync(readFileSteps(path, options));
}

/** @returns {AsyncIterator<{ eventType: string, filename: string }>} */
async function* _watch(filename, options) {
  yield* require('internal/fs/watch_iterator').watch(filename, options);
}

module.exports = {
  access,
  copyFile,
  cp,
  glob,
  open,
  opendir,
  rename,
  truncate,
  rm,
  rmdir,
  mkdir,
  readdir,
  readlink,
  symlink,
  lstat,
  stat,
  statfs,
  link,
  unlink,
  chmod,
  lchmod,
  lchown,
  chown,
  utimes,
  lutimes,
  realpath,
  mkdtemp,
  mkdtempDisposable,
  writeFile,
  appendFile,
  readFile,
  watch: _watch,
  constants,
};
