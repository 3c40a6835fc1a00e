// SPDX-License-Identifier: MIT
//
// node:url: the URL classes of the web platform, and the legacy url.parse() family, which keeps
// its own lenient idea of a URL (lib/internal/url/legacy.js).
'use strict';

const { defineLazyProperties, errorCodes } = require('internal/lazy');

let warned = false;

// Once, and only for code of the application: a dependency cannot be changed by its user.
function warnOfParse() {
  if (warned || require('internal/util').isInsideNodeModules()) return;
  warned = true;
  process.emitWarning('`url.parse()` behavior is not standardized and prone to errors that ' +
    'have security implications. Use the WHATWG URL API instead. CVEs are not issued for ' +
    '`url.parse()` vulnerabilities.', 'DeprecationWarning', 'DEP0169');
}

/**
 * Takes a URL string apart.
 * @param {string} url
 * @param {boolean} [parseQueryString] makes `query` an object
 * @param {boolean} [slashesDenoteHost] "//host/path" has a host
 * @returns {Url}
 * @deprecated use the URL class
 */
function urlParse(url, parseQueryString, slashesDenoteHost) {
  warnOfParse();
  const { Url } = require('internal/url/legacy');
  if (url instanceof Url) return url;
  const parsed = new Url();
  parsed.parse(url, parseQueryString, slashesDenoteHost);
  return parsed;
}

/** A URL object of the standard as text, with parts left out: see url.format(URL, options). */
function formatURL(url, options) {
  const fragment = options?.fragment ?? true;
  const search = options?.search ?? true;
  const auth = options?.auth ?? true;
  let host = url.host;
  if (options?.unicode && host !== '') {
    host = require('internal/url').domainToUnicode(url.hostname) || url.hostname;
    if (url.port !== '') host += `:${url.port}`;
  }
  // A host may be empty and still have its slashes ("file:///x").
  const hasAuthority = url.href.startsWith('//', url.protocol.length);
  let text = url.protocol;
  if (hasAuthority) {
    text += '//';
    const password = url.password === '' ? '' : `:${url.password}`;
    if (auth && (url.username !== '' || password !== '')) text += `${url.username}${password}@`;
    text += host;
  } else if (url.pathname.startsWith('//')) {
    text += '/.';
  }
  text += url.pathname;
  if (search) text += url.search;
  if (fragment) text += url.hash;
  return text;
}

/**
 * The text of a URL.
 * @param {string|URL|object} urlObject a URL, or an object with the properties of url.parse()
 * @param {object} [options] for a URL: { auth, fragment, search, unicode }
 * @returns {string}
 */
function urlFormat(urlObject, options) {
  if (typeof urlObject === 'string') return urlParse(urlObject).format();
  if (typeof urlObject !== 'object' || urlObject === null) {
    throw new (errorCodes().ERR_INVALID_ARG_TYPE)('urlObject', ['object', 'string'], urlObject);
  }
  const { URL } = require('internal/url');
  if (!(urlObject instanceof URL)) {
    return require('internal/url/legacy').Url.prototype.format.call(urlObject);
  }
  if (options) require('internal/validators').validateObject(options, 'options');
  return formatURL(urlObject, options);
}

/**
 * Resolves a target against a base as an HTML link would be.
 * @param {string} source
 * @param {string} relative
 * @returns {string}
 * @deprecated use new URL(relative, source)
 */
function urlResolve(source, relative) {
  return urlParse(source, false, true).resolve(relative);
}

/** The same, as an object. */
function urlResolveObject(source, relative) {
  if (!source) return relative;
  return urlParse(source, false, true).resolveObject(relative);
}

defineLazyProperties(exports, 'internal/url/legacy', ['Url']);
exports.parse = urlParse;
exports.resolve = urlResolve;
exports.resolveObject = urlResolveObject;
exports.format = urlFormat;
defineLazyProperties(exports, 'internal/url', ['URL']);
defineLazyProperties(exports, 'internal/urlpattern', ['URLPattern']);
defineLazyProperties(exports, 'internal/url', [
  'URLSearchParams', 'domainToASCII', 'domainToUnicode', 'pathToFileURL', 'fileURLToPath',
  'fileURLToPathBuffer', 'urlToHttpOptions',
]);
