// SPDX-License-Identifier: MIT
'use strict';

// Directory entries, and listings as the binding sends them: every name followed by NUL, then one
// digit per name for its type (see src/bindings/fs/dir.c).

const path = require('path');
const {
  pathToString, toBuffer,
  constants: {
    UV_DIRENT_BLOCK, UV_DIRENT_CHAR, UV_DIRENT_DIR, UV_DIRENT_FIFO, UV_DIRENT_FILE,
    UV_DIRENT_LINK, UV_DIRENT_SOCKET,
  },
} = require('internal/fs/utils');

const kType = Symbol('type');
const kDigitZero = 48;

class Dirent {
  constructor(name, type, path) {
    this.name = name;
    this.parentPath = path;
    this[kType] = type;
  }

  isDirectory() {
    return this[kType] === UV_DIRENT_DIR;
  }

  isFile() {
    return this[kType] === UV_DIRENT_FILE;
  }

  isBlockDevice() {
    return this[kType] === UV_DIRENT_BLOCK;
  }

  isCharacterDevice() {
    return this[kType] === UV_DIRENT_CHAR;
  }

  isSymbolicLink() {
    return this[kType] === UV_DIRENT_LINK;
  }

  isFIFO() {
    return this[kType] === UV_DIRENT_FIFO;
  }

  isSocket() {
    return this[kType] === UV_DIRENT_SOCKET;
  }
}

/** Splits a listing of bytes: [names as Buffers, types as a string]. */
function splitBytes(raw) {
  const bytes = toBuffer(raw);
  const names = [];
  let start = 0;
  for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
    names.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return [names, bytes.latin1Slice(start)];
}

/** Splits a listing: [names, types as a string of digits]. */
function splitListing(raw, encoding) {
  if (typeof raw === 'string') {
    const names = raw.split('\0');
    return [names, names.pop()];
  }
  const [names, types] = splitBytes(raw);
  if (encoding === 'buffer') return [names, types];
  return [names.map((name) => name.toString(encoding)), types];
}

/** Makes the entry of a name that, in a recursive listing, may have directories before it. */
function makeDirent(name, type, root, isRecursive) {
  if (!isRecursive) return new Dirent(name, type, root);
  const text = typeof name === 'string' ? name : name.toString('latin1');
  const slash = text.lastIndexOf('/');
  if (slash === -1) return new Dirent(name, type, root);
  const parent = path.join(pathToString(root), pathToString(name.slice(0, slash)));
  return new Dirent(name.slice(slash + 1), type, parent);
}

/**
 * @param {string|ArrayBuffer} raw
 * @param {string|Uint8Array} root the directory, as the user named it
 * @param {{ encoding, withFileTypes, recursive }} options
 * @returns {Array<string|Buffer|Dirent>}
 */
function decodeListing(raw, root, options) {
  const [names, types] = splitListing(raw, options.encoding);
  if (!options.withFileTypes) return names;
  for (let i = 0; i < names.length; i++) {
    const type = types.charCodeAt(i) - kDigitZero;
    names[i] = makeDirent(names[i], type, root, options.recursive);
  }
  return names;
}

module.exports = { Dirent, decodeListing, kType };
