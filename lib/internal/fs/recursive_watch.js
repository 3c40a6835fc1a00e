// SPDX-License-Identifier: MIT
'use strict';

// fs.watch(directory, { recursive: true }) where the system watches single directories only: one
// watch per directory. Directories that appear are watched too, and what is in them by then is
// reported, since the system had no chance to.

const { basename, join, resolve } = require('path');
const { uvException } = require('internal/errors');
const { constants: { UV_DIRENT_DIR } } = require('internal/fs/utils');
const { kType } = require('internal/fs/dirent');
const ops = require('internal/fs/operations');
const {
  FSWatcher, decodeFilename, kStart, makeIgnoreMatcher, openWatch, watchError,
} = require('internal/fs/watchers');

class RecursiveWatcher extends FSWatcher {
  // Directory, relative to the root ('' itself) -> handle.
  #handles = new Map();
  #root = '';
  #persistent = true;
  #encoding = 'utf8';

  [kStart](filename, options) {
    const root = resolve(filename);
    let stats;
    try {
      stats = ops.stat(undefined, root);
    } catch (error) {
      throw watchError(error, filename);
    }
    if (!stats.isDirectory()) {
      super[kStart](filename, options);
      return;
    }
    this._ignoreMatcher = makeIgnoreMatcher(options.ignore);
    this.#root = root;
    this.#persistent = options.persistent;
    this.#encoding = options.encoding;
    this.#addTree('', false);
  }

  /** Watches a directory and those below it; with report, what is there counts as new. */
  #addTree(directory, report) {
    if (this.#handles.has(directory)) return;
    let entries;
    try {
      this.#addDirectory(directory);
      entries = ops.readdir(undefined, join(this.#root, directory), { withFileTypes: true });
    } catch (error) {
      // Gone again, or not ours to read.
      if (error.code !== 'ENOENT' && error.code !== 'EACCES' && error.code !== 'ENOTDIR') {
        throw error;
      }
      return;
    }
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (report) this.#reportPath('rename', path);
      if (entry[kType] === UV_DIRENT_DIR && !this.#isIgnored(path)) this.#addTree(path, report);
    }
  }

  #isIgnored(path) {
    return this._ignoreMatcher !== null && this._ignoreMatcher(path);
  }

  #addDirectory(directory) {
    const full = join(this.#root, directory);
    const handle = openWatch(full, this.#persistent, (status, eventType, bytes) => {
      if (status < 0) {
        this._fail(uvException({ errno: status, syscall: 'watch', path: full }), full);
      } else {
        this.#onEvent(directory, eventType, decodeFilename(bytes, 'utf8'));
      }
    });
    this.#handles.set(directory, handle);
  }

  #onEvent(directory, eventType, name) {
    if (name === null) return;
    if (directory !== '' && name === basename(directory) && !this.#isDirectory(directory)) {
      // The end of the directory itself; its parent reports it.
      this.#dropTree(directory);
      return;
    }
    const path = join(directory, name);
    this.#reportPath(eventType, path);
    if (eventType !== 'rename') return;
    if (!this.#isDirectory(path)) {
      this.#dropTree(path);
    } else if (!this.#isIgnored(path)) {
      try {
        this.#addTree(path, true);
      } catch (error) {
        this._fail(error, path);
      }
    }
  }

  #isDirectory(path) {
    const full = join(this.#root, path);
    const stats = ops.lstat(undefined, full, { throwIfNoEntry: false });
    return stats !== undefined && stats.isDirectory();
  }

  #reportPath(eventType, path) {
    const { Buffer } = require('buffer');
    const encoding = this.#encoding;
    let filename = path;
    if (encoding === 'buffer') filename = Buffer.from(path);
    else if (encoding && encoding !== 'utf8') filename = Buffer.from(path).toString(encoding);
    this._report(eventType, filename);
  }

  /** Stops watching a directory and those below it. */
  #dropTree(directory) {
    if (!this.#handles.has(directory)) return;
    for (const [path, handle] of this.#handles) {
      if (path !== directory && !path.startsWith(`${directory}/`)) continue;
      handle.close();
      this.#handles.delete(path);
    }
  }

  _closeHandles() {
    if (super._closeHandles()) return true;
    if (this.#handles.size === 0) return false;
    for (const handle of this.#handles.values()) handle.close();
    this.#handles.clear();
    return true;
  }

  #setPersistent(persistent) {
    this.#persistent = persistent;
    for (const handle of this.#handles.values()) handle.setPersistent(persistent);
  }

  ref() {
    this.#setPersistent(true);
    return super.ref();
  }

  unref() {
    this.#setPersistent(false);
    return super.unref();
  }
}

module.exports = { RecursiveWatcher };
