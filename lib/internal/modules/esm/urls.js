// SPDX-License-Identifier: MIT
//
// Between file names and file URLs.  Most names consist of characters that stand for themselves in
// a URL; those need no parser.
'use strict';

const plain = /^[\w/.@+-]*$/;
const plainURL = /^file:\/\/\/[\w/.@+-]*$/;

/**
 * @param {string} path absolute
 * @returns {string} file URL
 */
function toURL(path) {
  return plain.test(path) ? `file://${path}` : require('url').pathToFileURL(path).href;
}

/** Whether a URL is `file://` and a path without escapes, query or fragment. */
const isPlainFileURL = (url) => plainURL.test(url);

/** The path of such a URL. */
const plainPath = (url) => url.slice(7);

/**
 * @param {string} url file URL; query and fragment are left out
 * @returns {string} absolute path
 * @throws ERR_INVALID_FILE_URL_HOST, URIError
 */
function toPath(url) {
  return plainURL.test(url) ? url.slice(7) : require('url').fileURLToPath(url);
}

/** A URL as Node shows it where it means a file: its path; others as they are. */
function shown(url) {
  return url.startsWith('file:') ? toPath(url) : url;
}

module.exports = { toURL, toPath, isPlainFileURL, plainPath, shown };
