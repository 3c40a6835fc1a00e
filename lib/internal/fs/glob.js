// SPDX-License-Identifier: MIT
'use strict';

// fs.glob: walks the file system along patterns (see internal/path/glob). Written once as steps
// (see steps.js); results are collected, or handed out as they come.
//
// Links to directories are entered where a pattern names them; ** enters them only with
// followSymlinks, and never one that leads back to a directory it is in.

const { basename, dirname, join, resolve } = require('path');
const {
  validateBoolean, validateFunction, validateObject, validateString, validateStringArray,
} = require('internal/validators');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { promised, toPath } = require('internal/fs/utils');
const { Dirent, kType } = require('internal/fs/dirent');
const ops = require('internal/fs/operations');
const {
  GLOBSTAR, matchSegment, matchSegments, parsePattern, splitPath,
} = require('internal/path/glob');
const {
  constants: { UV_DIRENT_DIR, UV_DIRENT_FILE, UV_DIRENT_LINK, UV_DIRENT_UNKNOWN },
} = require('internal/fs/utils');

const kIgnoreCase = process.platform === 'darwin' || process.platform === 'win32';

function checkPatterns(patterns) {
  if (patterns !== null && typeof patterns === 'object') {
    if (!Array.isArray(patterns)) throw new ERR_INVALID_ARG_TYPE('patterns', 'Array', patterns);
    validateStringArray(patterns, 'patterns');
    return patterns;
  }
  if (patterns === null) throw new ERR_INVALID_ARG_TYPE('patterns', 'Array', patterns);
  validateString(patterns, 'patterns');
  return [patterns];
}

/** The type of an entry (UV_DIRENT_...) by its Stats. */
function typeOf(stats) {
  if (stats.isDirectory()) return UV_DIRENT_DIR;
  if (stats.isSymbolicLink()) return UV_DIRENT_LINK;
  return stats.isFile() ? UV_DIRENT_FILE : UV_DIRENT_UNKNOWN;
}

class Glob {
  #patterns;
  #root;
  #cwd;
  #withFileTypes = false;
  #followSymlinks = false;
  #excludeFunction = null;
  #excludePatterns = [];
  // Directory -> its entries.
  #listings = new Map();
  #found = new Set();
  #results = [];

  /**
   * @param {string|string[]} patterns
   * @param {object} [options] cwd; exclude: a function of a name (or Dirent), or patterns;
   *   withFileTypes; followSymlinks
   */
  constructor(patterns, options = { __proto__: null }) {
    validateObject(options, 'options');
    const { cwd, exclude, withFileTypes, followSymlinks } = options;
    this.#cwd = cwd == null ? '.' : toPathText(cwd);
    this.#root = resolve(this.#cwd);
    this.#withFileTypes = Boolean(withFileTypes);
    if (followSymlinks != null) {
      validateBoolean(followSymlinks, 'options.followSymlinks');
      this.#followSymlinks = followSymlinks;
    }
    if (exclude != null) this.#setExclude(exclude);
    this.#patterns =
      checkPatterns(patterns).flatMap((pattern) => parsePattern(pattern, kIgnoreCase));
  }

  #setExclude(exclude) {
    if (Array.isArray(exclude)) {
      validateStringArray(exclude, 'options.exclude');
      this.#excludePatterns = exclude
        .flatMap((pattern) => parsePattern(resolve(this.#root, pattern), kIgnoreCase));
    } else if (typeof exclude === 'function') {
      validateFunction(exclude, 'options.exclude');
      this.#excludeFunction = exclude;
    } else {
      throw new ERR_INVALID_ARG_TYPE('options.exclude', ['string[]', 'Function'], exclude);
    }
  }

  // ---- Results ---------------------------------------------------------------------------

  /** All matches, as steps. */
  *collectSteps() {
    yield* this.#walk();
    return this.#results;
  }

  /** The matches, as they are found. */
  async* iterate() {
    const steps = this.#walk();
    for (let step = steps.next(); ;) {
      yield* this.#results.splice(0);
      if (step.done) return;
      const start = step.value;
      let value;
      try {
        value = await promised(start);
      } catch (error) {
        step = steps.throw(error);
        continue;
      }
      step = steps.next(value);
    }
  }

  #dirent(path, type) {
    return new Dirent(basename(path) || path, type, join(this.#cwd, dirname(path)));
  }

  #add(path, type) {
    if (this.#found.has(path)) return;
    this.#found.add(path);
    if (!this.#withFileTypes) {
      this.#results.push(path);
    } else {
      const isAbsolute = path.startsWith('/');
      this.#results.push(isAbsolute ?
        new Dirent(basename(path), type, dirname(path)) : this.#dirent(path, type));
    }
  }

  #isExcluded(path, type) {
    if (this.#excludeFunction !== null) {
      const name = this.#withFileTypes ? this.#dirent(path, type) : basename(path);
      return Boolean(this.#excludeFunction(name));
    }
    if (this.#excludePatterns.length === 0) return false;
    const full = resolve(this.#root, path);
    if (full === this.#root) return false;
    const names = splitPath(full);
    const withSlash = [...names, ''];
    return this.#excludePatterns.some(
      (segments) => matchSegments(segments, names) || matchSegments(segments, withSlash));
  }

  // ---- Looking ---------------------------------------------------------------------------

  #full(path) {
    return path === '' ? this.#root : resolve(this.#root, path);
  }

  /** The type of an entry, or null if there is none. */
  *#lookUp(path, follow) {
    const full = this.#full(path);
    try {
      const stats = yield (done) => (follow ? ops.stat : ops.lstat)(done, full);
      return typeOf(stats);
    } catch {
      return null;
    }
  }

  /** The entries of a directory that are not excluded; none if it cannot be read. */
  *#list(path) {
    const known = this.#listings.get(path);
    if (known !== undefined) return known;
    const full = this.#full(path);
    let entries = [];
    try {
      entries = yield (done) => ops.readdir(done, full, { withFileTypes: true });
    } catch {
      // Not a directory, not ours to read, gone: nothing in it matches.
    }
    const listing = [];
    for (const entry of entries) {
      const child = { name: entry.name, path: childPath(path, entry.name), type: entry[kType] };
      if (!this.#isExcluded(child.path, child.type)) listing.push(child);
    }
    this.#listings.set(path, listing);
    return listing;
  }

  /** Whether ** may enter an entry. */
  *#canDescend(child, parent) {
    if (child.type === UV_DIRENT_DIR) return true;
    if (child.type !== UV_DIRENT_LINK || !this.#followSymlinks) return false;
    if ((yield* this.#lookUp(child.path, true)) !== UV_DIRENT_DIR) return false;
    const target = yield (done) => ops.realpath(done, this.#full(child.path));
    const from = yield (done) => ops.realpath(done, this.#full(parent));
    return from !== target && !from.startsWith(`${target}/`);
  }

  // ---- Walking ---------------------------------------------------------------------------

  *#walk() {
    for (const segments of this.#patterns) {
      if (segments.every((segment) => segment === '' || segment === '.')) continue;
      const isAbsolute = segments[0] === '';
      const visits = [{ path: isAbsolute ? '/' : '', at: isAbsolute ? 1 : 0 }];
      const seen = new Set();
      while (visits.length > 0) {
        const visit = visits.pop();
        const key = `${visit.at}:${visit.path}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield* this.#visit(segments, visit, visits);
      }
    }
  }

  /**
   * Matches the segments from `at` on below a path; what is to be visited next goes to visits.
   * Below a globstar a name is looked for in the listing, so that links are not entered.
   */
  *#visit(segments, { path, at, isBelowGlobstar }, visits) {
    const segment = segments[at];
    const isLast = at === segments.length - 1;
    if (segment === GLOBSTAR) {
      yield* this.#visitGlobstar(segments, path, at, visits);
    } else if (segment === '') {
      // A slash at the end: directories only.
      if ((yield* this.#lookUp(path, false)) === UV_DIRENT_DIR) {
        this.#add(path || '.', UV_DIRENT_DIR);
      }
    } else if (typeof segment === 'string' && (!isBelowGlobstar || segment === '..')) {
      yield* this.#visitName(segment, path, at, isLast, visits);
    } else {
      for (const child of yield* this.#list(path)) {
        if (!matchSegment(segment, child.name)) continue;
        if (isLast) this.#add(child.path, child.type);
        else if (child.type === UV_DIRENT_DIR) visits.push({ path: child.path, at: at + 1 });
      }
    }
  }

  /** A segment without magic needs no listing. */
  *#visitName(name, path, at, isLast, visits) {
    const next = name === '.' ? path : childPath(path, name);
    const isParent = name === '..';
    if (!isLast) {
      if (isParent || !this.#isExcluded(next, UV_DIRENT_DIR)) {
        visits.push({ path: next, at: at + 1 });
      }
      return;
    }
    const type = yield* this.#lookUp(next, false);
    if (type !== null && !this.#isExcluded(next, type)) this.#add(next, type);
  }

  *#visitGlobstar(segments, path, at, visits) {
    const isLast = at === segments.length - 1;
    if (isLast) {
      const type = yield* this.#lookUp(path, false);
      if (type === null) return;
      this.#add(path || '.', type);
    }
    for (const child of yield* this.#list(path)) {
      if (child.name.startsWith('.')) continue;
      if (yield* this.#canDescend(child, path)) visits.push({ path: child.path, at });
      else if (isLast) this.#add(child.path, child.type);
    }
    // Pushed last to be visited first: matches come top down.
    if (!isLast) visits.push({ path, at: at + 1, isBelowGlobstar: true });
  }
}

function childPath(path, name) {
  if (path === '') return name;
  return path.endsWith('/') ? path + name : `${path}/${name}`;
}

/** The cwd option: a path, or a file URL. */
function toPathText(cwd) {
  if (typeof cwd === 'object' && cwd !== null) return toPath(cwd, 'options.cwd');
  return cwd;
}

module.exports = { Glob };
