// SPDX-License-Identifier: MIT
//
// The Url object of url.parse(): older than the URL Standard, lenient, and frozen in its ways.
// Programs depend on every detail, so each rule below is one that can be observed.
'use strict';

const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_URI, ERR_INVALID_URL },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const { decodeComponent } = require('internal/url');
const { toASCII } = internalBinding('url');

// Protocols whose authority follows "//"; all others may have one right after the colon.
const kSlashed = new Set([
  'http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:', 'http', 'https', 'ftp',
  'gopher', 'file', 'ws', 'wss',
]);
const kHostMax = 255;

// eslint-disable-next-line no-control-regex
const kSurroundings = /^[\u0000-\u0020\u00a0\ufeff]+|[\u0000-\u0020\u00a0\ufeff]+$/g;
// A path with an optional query and nothing else: most of what servers parse.
const kPlainPath = /^(\/\/?(?!\/)[^?\s]*)(\?[^\s]*)?$/;
const kUserAtHost = /^\/\/[^@/]+@[^@/]+/;
const kUnsafe = /[\t\n\r "'<>\\^`{|}]/g;

// Sets of characters as tables by code, which a loop over a short text reads much faster than a
// regular expression matches; the last entry is that of everything outside ASCII.
const kOutside = 128;

/** @returns {Uint8Array} the set of the characters that match */
function setOf(pattern) {
  const set = new Uint8Array(kOutside + 1);
  for (let code = 0; code <= kOutside; code++) {
    if (pattern.test(String.fromCharCode(code))) set[code] = 1;
  }
  return set;
}

/** The index of the first character in a set, the length if there is none. */
function find(text, set) {
  let i = 0;
  while (i < text.length && set[Math.min(text.charCodeAt(i), kOutside)] === 0) i++;
  return i;
}

// eslint-disable-next-line no-control-regex
const kForbiddenInHost = setOf(/[\0\t\n\r #%/:<>?@[\\\]^|]/);
// eslint-disable-next-line no-control-regex
const kForbiddenInIPv6 = setOf(/[\0\t\n\r #%/<>?@\\^|]/);
const kNotAscii = setOf(/\u0080/);
const kAuthorityEnd = setOf(/[/?#]/);
const kHostEnd = setOf(/[ "%';<>\\^`{|}/?#]/);
const kRemoved = setOf(/[\t\n\r]/);
const kEscaped = setOf(/[\t\n\r "'<>\\^`{|}]/);
const kAfterProtocol = setOf(/[^a-z0-9.+-]/i);
const kNotInAuth = setOf(/[^\w.!~*'():-]/);
const kNotInPath = setOf(/[#?]/);
// eslint-disable-next-line no-control-regex
const kTrimmed = setOf(/[\u0000-\u0020\u0080]/); // outside ASCII, perhaps

function isHostless(protocol) {
  return protocol === 'javascript:' || protocol === 'javascript';
}

function trim(text) {
  const mayNeedIt = text !== '' && (kTrimmed[Math.min(text.charCodeAt(0), kOutside)] === 1 ||
    kTrimmed[Math.min(text.charCodeAt(text.length - 1), kOutside)] === 1);
  return mayNeedIt ? text.replace(kSurroundings, '') : text;
}

/** The protocol with its colon, as it was written; empty if there is none. */
function protocolOf(text) {
  const end = find(text, kAfterProtocol);
  return end > 0 && text[end] === ':' ? text.slice(0, end + 1) : '';
}

function escapeUnsafe(text) {
  if (find(text, kEscaped) === text.length) return text;
  return text.replace(kUnsafe, (c) =>
    `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Turns backslashes into slashes, up to the query or the fragment. */
function straighten(text) {
  if (!text.includes('\\')) return text;
  const end = text.search(/[?#]/);
  if (end === -1) return text.replaceAll('\\', '/');
  return text.slice(0, end).replaceAll('\\', '/') + text.slice(end);
}

function parseQuery(text) {
  return require('querystring').parse(text);
}

/** @class */
function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

function parsePlainPath(url, match, wantsQuery) {
  url.pathname = match[1];
  url.path = url.href = match[0];
  if (match[2] !== undefined) {
    url.search = match[2];
    url.query = wantsQuery ? parseQuery(match[2].slice(1)) : match[2].slice(1);
  } else if (wantsQuery) {
    url.search = null;
    url.query = { __proto__: null };
  }
}

/** The host name as it is kept: lowercase, in ASCII, empty if it is too long. */
function normalizeHostname(hostname, whole) {
  const isIPv6 = hostname.startsWith('[') && hostname.endsWith(']');
  if (!isIPv6 && hostname.includes(':')) {
    throw new ERR_INVALID_ARG_VALUE('url', 'Invalid port in url', whole);
  }
  if (hostname.length > kHostMax) return '';
  hostname = hostname.toLowerCase();
  if (!isIPv6 && find(hostname, kNotAscii) < hostname.length) {
    hostname = toASCII(hostname);
    if (hostname === '') throw new ERR_INVALID_URL(whole);
  }
  if (find(hostname, isIPv6 ? kForbiddenInIPv6 : kForbiddenInHost) < hostname.length) {
    throw new ERR_INVALID_URL(whole);
  }
  return hostname;
}

/** Takes the authority off the front of `rest`; returns what follows it. */
function parseAuthority(url, rest, whole) {
  const end = find(rest, kAuthorityEnd);
  if (find(rest, kRemoved) < end) {
    rest = rest.slice(0, end).replace(/[\t\n\r]/g, '') + rest.slice(end);
  }
  const at = rest.lastIndexOf('@', end);
  if (at !== -1) {
    url.auth = decodeComponent(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  const host = rest.slice(0, find(rest, kHostEnd));
  url.host = host;
  url.parseHost();
  const hostname = normalizeHostname(url.hostname ?? '', whole);
  url.host = hostname + (url.port === null ? '' : `:${url.port}`);
  rest = rest.slice(host.length);
  const isIPv6 = hostname.startsWith('[');
  url.hostname = isIPv6 ? hostname.slice(1, -1) : hostname;
  return isIPv6 && !rest.startsWith('/') ? `/${rest}` : rest;
}

/** Path, query and fragment. */
function parseRest(url, rest, wantsQuery) {
  if (!isHostless(url.protocol)) rest = escapeUnsafe(rest);
  const hash = rest.indexOf('#');
  if (hash !== -1) {
    url.hash = rest.slice(hash);
    rest = rest.slice(0, hash);
  }
  const question = rest.indexOf('?');
  if (question !== -1) {
    url.search = rest.slice(question);
    url.query = rest.slice(question + 1);
    if (wantsQuery) url.query = parseQuery(url.query);
    rest = rest.slice(0, question);
  } else if (wantsQuery) {
    url.query = { __proto__: null };
  }
  if (rest !== '') url.pathname = rest;
  else if (url.hostname && kSlashed.has(url.protocol)) url.pathname = '/';
  if (url.pathname || url.search) url.path = (url.pathname ?? '') + (url.search ?? '');
}

/** Fills this object from a URL: see url.parse(). */
Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
  validateString(url, 'url');
  let rest = straighten(trim(url));
  if (!slashesDenoteHost && rest.startsWith('/')) {
    const plain = /[#@]/.test(rest) ? null : kPlainPath.exec(rest);
    if (plain !== null) {
      parsePlainPath(this, plain, parseQueryString);
      return this;
    }
  }
  const protocol = protocolOf(rest);
  if (protocol !== '') {
    this.protocol = protocol.toLowerCase();
    rest = rest.slice(protocol.length);
  }
  const mayHaveSlashes = slashesDenoteHost || protocol !== '' || kUserAtHost.test(rest);
  if (mayHaveSlashes && rest.startsWith('//') && !isHostless(this.protocol)) {
    this.slashes = true;
    rest = rest.slice(2);
  }
  // The protocol as it was written: "HTTP:a" has a host, "http:a" a path.
  const hasAuthority = this.slashes || (protocol !== '' && !kSlashed.has(protocol));
  if (hasAuthority && !isHostless(this.protocol)) rest = parseAuthority(this, rest, url);
  parseRest(this, rest, parseQueryString);
  this.href = this.format();
  return this;
};

/** encodeURIComponent that keeps colons and throws Node's error. */
function encodeAuth(auth) {
  if (typeof auth === 'string' && find(auth, kNotInAuth) === auth.length) return `${auth}@`;
  try {
    return `${encodeURIComponent(auth).replaceAll('%3A', ':')}@`;
  } catch {
    throw new ERR_INVALID_URI();
  }
}

function formatHost(url, auth) {
  if (url.host) return auth + url.host;
  if (!url.hostname) return '';
  const hostname = `${url.hostname}`;
  const needsBrackets = hostname.includes(':') && !/^\[.*\]$/.test(hostname);
  const port = url.port ? `:${url.port}` : '';
  return auth + (needsBrackets ? `[${hostname}]` : hostname) + port;
}

function formatSearch(url) {
  let search = url.search;
  if (!search && url.query !== null && typeof url.query === 'object') {
    const query = require('querystring').stringify(url.query);
    search = query && `?${query}`;
  }
  if (!search) return '';
  search = `${search}`.replaceAll('#', '%23');
  return search.startsWith('?') ? search : `?${search}`;
}

/**
 * The text of an object with the properties of a Url.
 * @returns {string}
 */
Url.prototype.format = function format() {
  const auth = this.auth ? encodeAuth(this.auth) : '';
  let protocol = this.protocol ? `${this.protocol}` : '';
  if (protocol !== '' && !protocol.endsWith(':')) protocol += ':';
  let host = formatHost(this, auth);
  let pathname = this.pathname ? `${this.pathname}` : '';
  if (find(pathname, kNotInPath) !== pathname.length) {
    pathname = pathname.replaceAll('#', '%23').replaceAll('?', '%3F');
  }
  if (this.slashes || kSlashed.has(protocol)) {
    if (this.slashes || host !== '') {
      if (pathname !== '' && !pathname.startsWith('/')) pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  const hash = this.hash ? `${this.hash}` : '';
  const mark = hash !== '' && !hash.startsWith('#') ? '#' : '';
  return `${protocol}${host}${pathname}${formatSearch(this)}${mark}${hash}`;
};

/** Resolves against this URL. */
Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(relative).format();
};

/** The same, as an object. */
Url.prototype.resolveObject = function resolveObject(relative) {
  return require('internal/url/legacy_resolve').resolve(this, relative);
};

/** Splits `host` into `hostname` and `port`. */
Url.prototype.parseHost = function parseHost() {
  let host = this.host;
  const port = /:[0-9]*$/.exec(host)?.[0];
  if (port !== undefined) {
    if (port !== ':') this.port = port.slice(1);
    host = host.slice(0, host.length - port.length);
  }
  if (host) this.hostname = host;
};

module.exports = { Url, isHostless, kSlashed };
