// SPDX-License-Identifier: MIT
//
// What the POSIX and the Windows flavour of node:path share.
'use strict';

const { validateObject } = require('internal/validators');

const kSlash = 47;
const kBackslash = 92;
const kColon = 58;
const kDot = 46;

/**
 * Resolves '.', '..' and empty segments.
 * @param {string[]} segments
 * @param {boolean} allowAboveRoot Whether leading '..' stay.
 */
function resolveDots(segments, allowAboveRoot, separator) {
  const result = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') result.push(segment);
    else if (result.length > 0 && result[result.length - 1] !== '..') result.pop();
    else if (allowAboveRoot) result.push('..');
  }
  return result.join(separator);
}

/**
 * The extension of a file name that contains no separator, as path.extname() defines it.
 * @returns {number} Where the extension starts, or the length if there is none.
 */
function extensionStart(base) {
  const dot = base.lastIndexOf('.');
  // Names of one leading dot (.bashrc) and '..' have no extension.
  if (dot <= 0 || base === '..') return base.length;
  return dot;
}

/**
 * The file name path.slice(start, end) without a suffix.
 * @param {string} [suffix]
 */
function stripSuffix(path, start, end, suffix) {
  const base = path.slice(start, end);
  if (suffix === undefined || suffix.length === 0 || suffix.length > path.length) return base;
  if (suffix === path) return '';
  if (suffix.length < base.length) {
    return base.endsWith(suffix) ? base.slice(0, base.length - suffix.length) : base;
  }
  // Node keeps trailing separators when the suffix swallows the whole name.
  return suffix.length > base.length && suffix.endsWith(base) ? path.slice(start) : base;
}

function formatExtension(ext) {
  return ext ? `${ext[0] === '.' ? '' : '.'}${ext}` : '';
}

/** path.format(), bound to its separator. */
function _format(separator, pathObject) {
  validateObject(pathObject, 'pathObject');
  const dir = pathObject.dir || pathObject.root;
  const base = pathObject.base ||
    `${pathObject.name || ''}${formatExtension(pathObject.ext)}`;
  if (!dir) return base;
  return dir === pathObject.root ? `${dir}${base}` : `${dir}${separator}${base}`;
}

module.exports = {
  kSlash,
  kBackslash,
  kColon,
  kDot,
  _format,
  extensionStart,
  resolveDots,
  stripSuffix,
};
