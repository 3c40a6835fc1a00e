// SPDX-License-Identifier: MIT
'use strict';

// cp: copies files and trees. Written once as steps (see steps.js) for all three APIs.
//
// Before anything is written, source and destination are compared: a copy must not overwrite
// itself, nor put a directory into itself, directly or through links.

const { dirname, isAbsolute, join, parse, resolve, sep } = require('path');
const {
  codes: {
    ERR_FS_CP_DIR_TO_NON_DIR, ERR_FS_CP_EEXIST, ERR_FS_CP_EINVAL, ERR_FS_CP_FIFO_PIPE,
    ERR_FS_CP_NON_DIR_TO_DIR, ERR_FS_CP_SOCKET, ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY,
    ERR_FS_CP_UNKNOWN, ERR_FS_EISDIR, ERR_INCOMPATIBLE_OPTION_PAIR, ERR_INVALID_RETURN_VALUE,
  },
} = require('internal/errors');
const { validateBoolean, validateFunction, validateObject } = require('internal/validators');
const { pathToString, toCopyMode } = require('internal/fs/utils');
const ops = require('internal/fs/operations');

const kOwnerCanWrite = 0o200;
const kErrno = { __proto__: null, EEXIST: 17, EINVAL: 22, EISDIR: 21, ENOTDIR: 20 };

const kDefaults = {
  __proto__: null,
  dereference: false,
  errorOnExist: false,
  filter: undefined,
  force: true,
  mode: 0,
  preserveTimestamps: false,
  recursive: false,
  verbatimSymlinks: false,
};

const kBooleans = [
  'dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks',
];

/**
 * Checks and completes the options of cp().
 * @param {object} [options] dereference: copy what links point to; errorOnExist: with force
 *   false, existing files are errors; filter(src, dest): whether to copy; force: overwrite; mode:
 *   of copyFile(); preserveTimestamps; recursive; verbatimSymlinks: do not resolve relative links
 */
function checkCpOptions(options) {
  if (options === undefined) return kDefaults;
  validateObject(options, 'options');
  options = { ...kDefaults, ...options };
  for (const name of kBooleans) validateBoolean(options[name], `options.${name}`);
  options.mode = toCopyMode(options.mode);
  if (options.dereference && options.verbatimSymlinks) {
    throw new ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (options.filter !== undefined) validateFunction(options.filter, 'options.filter');
  return options;
}

/** An error of cp, in the form of a failed system call. */
function cpError(NodeError, code, path, message) {
  return new NodeError({ code, message, path, syscall: 'cp', errno: kErrno[code] });
}

// ---- Comparing source and destination ----------------------------------------------------

/** Whether `dest` is `src` or lies below it, by name. */
function isInside(src, dest) {
  const parts = resolve(src).split(sep).filter(Boolean);
  const destParts = resolve(dest).split(sep).filter(Boolean);
  return parts.every((part, i) => destParts[i] === part);
}

function isSameFile(a, b) {
  return b.ino !== 0n && b.dev !== 0n && a.ino === b.ino && a.dev === b.dev;
}

/** Stats of a path, or undefined if there is no entry. */
function* statIfExists(path, follow) {
  const stat = follow ? ops.stat : ops.lstat;
  try {
    return yield (done) => stat(done, path, { bigint: true });
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function* checkPaths(src, dest, { dereference }) {
  const stat = dereference ? ops.stat : ops.lstat;
  const srcStat = yield (done) => stat(done, src, { bigint: true });
  const destStat = yield* statIfExists(dest, dereference);
  if (destStat !== undefined) checkKinds(src, srcStat, dest, destStat);
  if (srcStat.isDirectory() && isInside(src, dest)) {
    throw cpError(ERR_FS_CP_EINVAL, 'EINVAL', dest,
                  `cannot copy ${src} to a subdirectory of self ${dest}`);
  }
  return { srcStat, destStat };
}

function checkKinds(src, srcStat, dest, destStat) {
  if (isSameFile(srcStat, destStat)) {
    throw cpError(ERR_FS_CP_EINVAL, 'EINVAL', dest, 'src and dest cannot be the same');
  }
  if (srcStat.isDirectory() && !destStat.isDirectory()) {
    throw cpError(ERR_FS_CP_DIR_TO_NON_DIR, 'EISDIR', dest,
                  `cannot overwrite non-directory ${dest} with directory ${src}`);
  }
  if (!srcStat.isDirectory() && destStat.isDirectory()) {
    throw cpError(ERR_FS_CP_NON_DIR_TO_DIR, 'ENOTDIR', dest,
                  `cannot overwrite directory ${dest} with non-directory ${src}`);
  }
}

/** Links among the parents of the destination may lead back into the source. */
function* checkParents(src, srcStat, dest) {
  const srcParent = resolve(dirname(src));
  let parent = resolve(dirname(dest));
  while (parent !== srcParent && parent !== parse(parent).root) {
    const stats = yield* statIfExists(parent, true);
    if (stats === undefined) return;
    if (isSameFile(srcStat, stats)) {
      throw cpError(ERR_FS_CP_EINVAL, 'EINVAL', dest,
                    `cannot copy ${src} to a subdirectory of self ${dest}`);
    }
    parent = dirname(parent);
  }
}

// ---- Copying -----------------------------------------------------------------------------

function* isWanted(src, dest, { filter }, isSync) {
  if (filter === undefined) return true;
  const result = filter(src, dest);
  if (!isSync) return yield result;
  if (typeof result?.then === 'function') {
    throw new ERR_INVALID_RETURN_VALUE('boolean', 'filter', result);
  }
  return result;
}

/**
 * @param {string|Uint8Array} src
 * @param {string|Uint8Array} dest
 * @param {object} options from checkCpOptions
 * @param {boolean} [isSync] the filter may not be asynchronous
 */
function* cpSteps(src, dest, options, isSync = false) {
  src = pathToString(src);
  dest = pathToString(dest);
  if (!(yield* isWanted(src, dest, options, isSync))) return;
  const { srcStat, destStat } = yield* checkPaths(src, dest, options);
  yield* checkParents(src, srcStat, dest);
  if (srcStat.isDirectory() && !options.recursive) {
    throw cpError(ERR_FS_EISDIR, 'EISDIR', src, `${src} is a directory (not copied)`);
  }
  if (destStat === undefined) {
    yield (done) => ops.mkdir(done, dirname(dest), { recursive: true });
  }
  yield* copyEntry(src, srcStat, dest, destStat, options, isSync);
}

function* copyEntry(src, srcStat, dest, destStat, options, isSync) {
  if (srcStat.isDirectory()) {
    yield* copyDirectory(src, srcStat, dest, destStat, options, isSync);
  } else if (srcStat.isFile() || srcStat.isCharacterDevice() || srcStat.isBlockDevice()) {
    yield* copyOneFile(src, srcStat, dest, destStat, options);
  } else if (srcStat.isSymbolicLink()) {
    yield* copyLink(src, dest, destStat, options);
  } else if (srcStat.isSocket()) {
    throw cpError(ERR_FS_CP_SOCKET, 'EINVAL', dest, `cannot copy a socket file: ${dest}`);
  } else if (srcStat.isFIFO()) {
    throw cpError(ERR_FS_CP_FIFO_PIPE, 'EINVAL', dest, `cannot copy a FIFO pipe: ${dest}`);
  } else {
    throw cpError(ERR_FS_CP_UNKNOWN, 'EINVAL', dest,
                  `cannot copy an unknown file type: ${dest}`);
  }
}

function existsError(dest) {
  return cpError(ERR_FS_CP_EEXIST, 'EEXIST', dest, `${dest} already exists`);
}

function* copyOneFile(src, srcStat, dest, destStat, options) {
  if (destStat !== undefined) {
    if (!options.force) {
      if (options.errorOnExist) throw existsError(dest);
      return;
    }
    yield (done) => ops.unlink(done, dest);
  }
  yield (done) => ops.copyFile(done, src, dest, options.mode);
  const mode = Number(srcStat.mode);
  if (options.preserveTimestamps) {
    if ((mode & kOwnerCanWrite) === 0) {
      yield (done) => ops.chmod(done, dest, mode | kOwnerCanWrite);
    }
    // Reading the source has changed its access time.
    const { atime, mtime } = yield (done) => ops.stat(done, src);
    yield (done) => ops.utimes(done, dest, atime, mtime);
  }
  yield (done) => ops.chmod(done, dest, mode);
}

function* copyDirectory(src, srcStat, dest, destStat, options, isSync) {
  if (destStat === undefined) yield (done) => ops.mkdir(done, dest);
  else if (options.errorOnExist && !options.force) throw existsError(dest);
  const names = yield (done) => ops.readdir(done, src);
  for (const name of names) {
    const from = join(src, name);
    const to = join(dest, name);
    if (!(yield* isWanted(from, to, options, isSync))) continue;
    const stats = yield* checkPaths(from, to, options);
    yield* copyEntry(from, stats.srcStat, to, stats.destStat, options, isSync);
  }
  // Last: the mode may forbid writing.
  if (destStat === undefined) {
    yield (done) => ops.chmod(done, dest, Number(srcStat.mode));
  }
}

/** Whether a path leads to a directory. */
function* isDirectory(path) {
  const stats = yield* statIfExists(path, true);
  return stats !== undefined && stats.isDirectory();
}

/** Where the link at the destination points, or undefined if it is none. */
function* readDestLink(dest) {
  try {
    const target = yield (done) => ops.readlink(done, dest);
    return isAbsolute(target) ? target : resolve(dirname(dest), target);
  } catch (error) {
    if (error.code === 'EINVAL' || error.code === 'UNKNOWN') return undefined;
    throw error;
  }
}

function* copyLink(src, dest, destStat, { verbatimSymlinks }) {
  let target = yield (done) => ops.readlink(done, src);
  if (!verbatimSymlinks && !isAbsolute(target)) target = resolve(dirname(src), target);
  const destTarget = destStat === undefined ? undefined : yield* readDestLink(dest);
  if (destTarget !== undefined) {
    if ((yield* isDirectory(src)) && isInside(target, destTarget)) {
      throw cpError(ERR_FS_CP_EINVAL, 'EINVAL', dest,
                    `cannot copy ${target} to a subdirectory of self ${destTarget}`);
    }
    // Replacing a link by one into the directory it stands for would lose what is there.
    if ((yield* isDirectory(dest)) && isInside(destTarget, target)) {
      throw cpError(ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY, 'EINVAL', dest,
                    `cannot overwrite ${destTarget} with ${target}`);
    }
    yield (done) => ops.unlink(done, dest);
  }
  yield (done) => ops.symlink(done, target, dest);
}

module.exports = { checkCpOptions, cpSteps };
