// SPDX-License-Identifier: MIT
//
// Between file: URLs and paths, in the flavours of both kinds of systems.
'use strict';

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_FILE_URL_HOST,
    ERR_INVALID_FILE_URL_PATH, ERR_INVALID_URL_SCHEME,
  },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const { URL, decodeComponent, domainToUnicode, isURL } = require('internal/url');

const isWindowsHost = process.platform === 'win32';
const kDrivePath = /^\/[a-z]:/i;

function toURL(path) {
  if (typeof path === 'string') return new URL(path);
  if (!isURL(path)) throw new ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  return path;
}

function checkScheme(url) {
  if (url.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
}

// ---- URL to path -------------------------------------------------------------------------

function windowsPath(url, pathname) {
  if (url.hostname !== '') return `\\\\${domainToUnicode(url.hostname)}${pathname}`;
  return pathname.slice(1);
}

function checkWindowsPath(url) {
  if (/%2f|%5c/i.test(url.pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters',
                                        url.href);
  }
  if (url.hostname === '' && !kDrivePath.test(url.pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must be absolute', url.href);
  }
}

function checkPosixPath(url) {
  if (url.hostname !== '') throw new ERR_INVALID_FILE_URL_HOST(process.platform);
  const { pathname } = url;
  if (pathname.includes('%2f') || pathname.includes('%2F')) {
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', url.href);
  }
}

/**
 * The path of a file: URL.
 * @param {string|URL} path
 * @param {{ windows?: boolean }} [options] which system's paths; this one's by default
 * @returns {string}
 */
function fileURLToPath(path, options = undefined) {
  const windows = options?.windows ?? isWindowsHost;
  const url = toURL(path);
  checkScheme(url);
  if (!windows) {
    checkPosixPath(url);
    return decodeComponent(url.pathname);
  }
  checkWindowsPath(url);
  return windowsPath(url, decodeComponent(url.pathname.replaceAll('/', '\\')));
}

function percentDecodeToBuffer(text) {
  const { Buffer } = require('buffer');
  const bytes = Buffer.from(text, 'latin1');
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const isEscape = bytes[i] === 0x25 && /^[0-9a-f]{2}$/i.test(text.slice(i + 1, i + 3));
    bytes[length++] = isEscape ? parseInt(text.slice(i + 1, i + 3), 16) : bytes[i];
    if (isEscape) i += 2;
  }
  return bytes.subarray(0, length);
}

/**
 * Like fileURLToPath, for paths that are not valid UTF-8.
 * @param {string|URL} path
 * @param {{ windows?: boolean }} [options]
 * @returns {Buffer}
 */
function fileURLToPathBuffer(path, options = undefined) {
  const windows = options?.windows ?? isWindowsHost;
  const url = toURL(path);
  checkScheme(url);
  if (!windows) {
    if (url.hostname !== '') throw new ERR_INVALID_FILE_URL_HOST(process.platform);
    return percentDecodeToBuffer(url.pathname);
  }
  checkWindowsPath(url);
  return percentDecodeToBuffer(windowsPath(url, url.pathname.replaceAll('/', '\\')));
}

// ---- Path to URL -------------------------------------------------------------------------

// What the URL parser would not keep as part of a path.
const kEscapes = {
  '__proto__': null,
  '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23',
};

function escapePath(path, pattern) {
  return path.replace(pattern, (match) => kEscapes[match]);
}

const kUNC = '\\\\?\\UNC\\';
const kLongPath = '\\\\?\\';

function uncToURL(path, rest) {
  const end = rest.indexOf('\\');
  if (end === -1) throw new ERR_INVALID_ARG_VALUE('path', path, 'Missing UNC resource path');
  if (end === 0) throw new ERR_INVALID_ARG_VALUE('path', path, 'Empty UNC servername');
  const url = new URL('file://');
  url.hostname = rest.slice(0, end);
  url.pathname = escapePath(rest.slice(end).replaceAll('\\', '/'), /[%\n\r\t?#]/g);
  return url;
}

function windowsPathToURL(path) {
  if (path.startsWith(kUNC)) return uncToURL(path, path.slice(kUNC.length));
  if (path.startsWith('\\\\') && !path.startsWith(kLongPath)) {
    return uncToURL(path, path.slice(2));
  }
  let resolved = require('path').win32.resolve(path);
  if (resolved.startsWith(kLongPath)) resolved = resolved.slice(kLongPath.length);
  if (/[\\/]$/.test(path) && !resolved.endsWith('\\')) resolved += '\\';
  return new URL(`file:///${escapePath(resolved.replaceAll('\\', '/'), /[%\n\r\t?#]/g)}`);
}

/**
 * The file: URL of a path, which is resolved against the working directory.
 * @param {string} path
 * @param {{ windows?: boolean }} [options] which system's paths; this one's by default
 * @returns {URL}
 */
function pathToFileURL(path, options = undefined) {
  validateString(path, 'path');
  if (options?.windows ?? isWindowsHost) return windowsPathToURL(path);
  let resolved = require('path').posix.resolve(path);
  if (path.endsWith('/') && !resolved.endsWith('/')) resolved += '/';
  return new URL(`file://${escapePath(resolved, /[%\\\n\r\t?#]/g)}`);
}

/** The path of a URL object, anything else unchanged: what fs does with its path arguments. */
function toPathIfFileURL(value) {
  return isURL(value) ? fileURLToPath(value) : value;
}

module.exports = { fileURLToPath, fileURLToPathBuffer, pathToFileURL, toPathIfFileURL };
