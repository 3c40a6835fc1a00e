// SPDX-License-Identifier: MIT
//
// The POSIX flavour of node:path. Most paths are already normal, which native searches find out
// faster than any loop; only the others are taken apart.
'use strict';

const { validateString } = require('internal/validators');
const {
  kSlash, kDot, _format, extensionStart, resolveDots, stripSuffix,
} = require('internal/path/common');

/** Whether normalizing would leave the body of the path as it is. */
function isNormal(path) {
  return path.charCodeAt(0) !== kDot && path.indexOf('//') === -1 && path.indexOf('/.') === -1;
}

function normalizePath(path) {
  if (path.length === 0) return '.';
  if (isNormal(path)) return path;
  const absolute = path.charCodeAt(0) === kSlash;
  const trailing = path.charCodeAt(path.length - 1) === kSlash;
  const body = resolveDots(path.split('/'), !absolute, '/');
  if (body === '') {
    if (absolute) return '/';
    return trailing ? './' : '.';
  }
  return `${absolute ? '/' : ''}${body}${trailing ? '/' : ''}`;
}

/** Where the last segment of a path is: [start, end), without trailing slashes. */
function lastSegment(path) {
  let end = path.length;
  while (end > 0 && path.charCodeAt(end - 1) === kSlash) end--;
  return { start: end === 0 ? 0 : path.lastIndexOf('/', end - 1) + 1, end };
}

/** The directory part of [0, start), '' if the path has none. */
function directoryBefore(path, start) {
  if (start === 0) return '';
  // One slash separates; '//' at the very start is kept as it is.
  const end = start - 1;
  if (end === 0) return '/';
  if (end === 1 && path.charCodeAt(0) === kSlash) return '//';
  return path.slice(0, end);
}

function trimSlashes(path) {
  if (path === '') return '.'; // without a working directory
  let end = path.length;
  while (end > 1 && path.charCodeAt(end - 1) === kSlash) end--;
  return end === path.length ? path : path.slice(0, end);
}

const posix = {
  /**
   * Makes an absolute path from right to left, from the working directory if need be.
   * @param {...string} args
   */
  resolve(...args) {
    let path = '';
    let absolute = false;
    for (let i = args.length - 1; i >= 0 && !absolute; i--) {
      const part = args[i];
      validateString(part, `paths[${i}]`);
      if (part.length === 0) continue;
      path = path === '' ? part : `${part}/${path}`;
      absolute = part.charCodeAt(0) === kSlash;
    }
    if (!absolute) {
      const cwd = process.cwd();
      path = path === '' ? cwd : `${cwd}/${path}`;
      absolute = cwd.charCodeAt(0) === kSlash;
    }
    if (isNormal(path)) return trimSlashes(path);
    const body = resolveDots(path.split('/'), !absolute, '/');
    if (absolute) return `/${body}`;
    return body === '' ? '.' : body;
  },

  /** Resolves '..', '.' and double slashes. */
  normalize(path) {
    validateString(path, 'path');
    return normalizePath(path);
  },

  isAbsolute(path) {
    validateString(path, 'path');
    return path.length > 0 && path.charCodeAt(0) === kSlash;
  },

  join(...args) {
    let joined = '';
    for (let i = 0; i < args.length; i++) {
      const part = args[i];
      validateString(part, 'path');
      if (part.length > 0) joined = joined === '' ? part : `${joined}/${part}`;
    }
    return normalizePath(joined);
  },

  /** The way from one path to another, both resolved first. */
  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    from = posix.resolve(from);
    to = posix.resolve(to);
    if (from === to) return '';

    const shorter = Math.min(from.length, to.length);
    let slash = 0; // the last slash up to which both agree
    let i = 1;
    for (; i < shorter; i++) {
      const code = from.charCodeAt(i);
      if (code !== to.charCodeAt(i)) break;
      if (code === kSlash) slash = i;
    }
    if (i === shorter) {
      // One is the beginning of the other, maybe in the middle of a name.
      if (to.charCodeAt(i) === kSlash && from.length === i) return to.slice(i + 1);
      if (from.charCodeAt(i) === kSlash && to.length === i) slash = i;
      else if (from.length === 1) return to.slice(1);
    }
    let up = '';
    for (let j = slash + 1; j <= from.length; j++) {
      if (j === from.length || from.charCodeAt(j) === kSlash) up += up === '' ? '..' : '/..';
    }
    return to.length === 1 ? up : `${up}${to.slice(slash)}`;
  },

  /** The path itself: namespaces exist on Windows only. */
  toNamespacedPath(path) {
    return path;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    const { start, end } = lastSegment(path);
    if (end === 0) return '/';
    const dir = directoryBefore(path, start);
    return dir === '' ? '.' : dir;
  },

  /**
   * @param {string} path
   * @param {string} [suffix] Removed from the end.
   */
  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    const { start, end } = lastSegment(path);
    return stripSuffix(path, start, end, suffix);
  },

  extname(path) {
    validateString(path, 'path');
    const { start, end } = lastSegment(path);
    const base = path.slice(start, end);
    return base.slice(extensionStart(base));
  },

  /** @returns {{ root: string, dir: string, base: string, ext: string, name: string }} */
  parse(path) {
    validateString(path, 'path');
    const result = { root: '', dir: '', base: '', ext: '', name: '' };
    if (path.length === 0) return result;
    if (path.charCodeAt(0) === kSlash) result.root = '/';
    const { start, end } = lastSegment(path);
    result.base = path.slice(start, end);
    // Node takes '/..' for a file named '.' with the extension '.'.
    const dot = path.startsWith('/..') && end === 3 ? 1 : extensionStart(result.base);
    result.name = result.base.slice(0, dot);
    result.ext = result.base.slice(dot);
    if (start > 1 || (start === 1 && result.root === '')) result.dir = path.slice(0, start - 1);
    else result.dir = result.root;
    return result;
  },

  /** Whether the path matches the glob pattern. */
  matchesGlob(path, pattern) {
    return require('internal/path/glob').matchesGlob(path, pattern, false);
  },

  sep: '/',
  delimiter: ':',
};
posix.format = _format.bind(null, '/');
posix._makeLong = posix.toNamespacedPath;

module.exports = posix;
