// SPDX-License-Identifier: MIT
//
// url.resolve(): which parts of the result come from the base and which from the target, and how
// their paths merge.  It is RFC 3986 section 5.2 for protocols with "//"; for the others the host
// is nothing but the beginning of the path ("mailto:a@b" and "c" give "mailto:c").
'use strict';

const { Url, isHostless, kSlashed } = require('internal/url/legacy');

function copy(url) {
  return Object.assign(new Url(), url);
}

function joinPath(url) {
  return (url.pathname ?? '') + (url.search ?? '');
}

function finish(url) {
  url.href = url.format();
  return url;
}

function takeQuery(result, relative) {
  result.search = relative.search;
  result.query = relative.query;
}

/** "//host/path": everything but the protocol is the target's. */
function resolveAuthority(result, relative) {
  for (const key of Object.keys(relative)) {
    if (key !== 'protocol') result[key] = relative[key];
  }
  if (kSlashed.has(result.protocol) && result.hostname && !result.pathname) {
    result.path = result.pathname = '/';
  }
  return finish(result);
}

/** "http:path" below another protocol: the first segment that is not empty is the host. */
function hostFromPath(result, relative) {
  const segments = (relative.pathname ?? '').split('/');
  let host = '';
  while (host === '' && segments.length > 0) host = segments.shift();
  result.host = host;
  result.hostname = relative.hostname || host;
  if (segments[0] !== '') segments.unshift('');
  if (segments.length < 2) segments.unshift('');
  result.pathname = segments.join('/');
}

/** A target with a protocol of its own. */
function resolveProtocol(result, relative) {
  if (!kSlashed.has(relative.protocol)) return finish(Object.assign(result, relative));
  result.protocol = relative.protocol;
  result.host = relative.host ?? '';
  result.hostname = relative.hostname || relative.host;
  result.pathname = relative.pathname;
  const isFile = relative.protocol === 'file:' || relative.protocol === 'file';
  if (!relative.host && !isFile && !isHostless(relative.protocol)) hostFromPath(result, relative);
  takeQuery(result, relative);
  result.auth = relative.auth;
  result.port = relative.port;
  if (result.pathname || result.search) result.path = joinPath(result);
  result.slashes ||= relative.slashes;
  return finish(result);
}

// ---- Paths -------------------------------------------------------------------------------

/** Resolves "." and ".." in segments; those that lead above the top stay if keepUp is set. */
function removeDots(segments, keepUp) {
  const result = [];
  let names = 0; // how many of result a ".." may remove
  for (const segment of segments) {
    if (segment === '.') continue;
    if (segment !== '..') {
      result.push(segment);
      names++;
    } else if (names > 0) {
      result.pop();
      names--;
    } else if (keepUp) {
      result.push('..');
    }
  }
  return result;
}

function segmentsOf(pathname) {
  return pathname ? pathname.split('/') : [];
}

/** Puts the host of a protocol without "//" in front of the path. */
function prependHost(segments, host) {
  if (!host) return;
  if (segments[0] === '') segments[0] = host;
  else segments.unshift(host);
}

/** The reverse: the first segment becomes the host, with what is before its '@' as auth. */
function detachHost(result, segments) {
  const first = segments[0] === '' || segments.length === 0 ? '' : segments.shift();
  const at = first.indexOf('@');
  result.host = result.hostname = first;
  if (at > 0) {
    const [auth, host] = first.split('@');
    result.auth = auth;
    result.host = result.hostname = host;
  }
}

/** The merged segments before dots are removed; null if only the query changes. */
function mergeSegments(result, relative, base, target, isRooted) {
  if (isRooted) {
    if (relative.host || relative.host === '') {
      if (result.host !== relative.host) result.auth = null;
      result.host = relative.host;
      result.port = relative.port;
    }
    if (relative.hostname || relative.hostname === '') {
      if (result.hostname !== relative.hostname) result.auth = null;
      result.hostname = relative.hostname;
    }
    takeQuery(result, relative);
    return target;
  }
  if (target.length > 0) {
    takeQuery(result, relative);
    return [...base.slice(0, -1), ...target];
  }
  return relative.search === null || relative.search === undefined ? base : null;
}

function endsInSlash(result, relative, segments) {
  const last = segments.at(-1);
  const isDots = last === '.' || last === '..';
  return last === '' || (isDots && (result.host || relative.host || segments.length > 1));
}

/** A target without protocol, or with the base's. */
function resolvePath(result, relative) {
  const isOpaque = Boolean(result.protocol) && !kSlashed.has(result.protocol);
  const base = segmentsOf(result.pathname);
  const target = segmentsOf(relative.pathname);
  const isRooted = Boolean(relative.host) || target[0] === '';
  let mustBeRooted = isRooted || base[0] === '' || Boolean(result.host && relative.pathname);
  const dropUp = mustBeRooted;
  if (isOpaque) {
    prependHost(base, result.host);
    result.host = result.hostname = '';
    result.port = null;
    if (relative.protocol) {
      prependHost(target, relative.host);
      result.auth = null;
      relative = Object.assign(copy(relative), { host: null, hostname: null, port: null });
    }
    mustBeRooted &&= target[0] === '' || base[0] === '';
  }
  let segments = mergeSegments(result, relative, base, target, isRooted);
  if (segments === null) {
    if (isOpaque) detachHost(result, base);
    takeQuery(result, relative);
    if (result.pathname !== null || result.search !== null) result.path = joinPath(result);
    return finish(result);
  }
  if (segments.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return finish(result);
  }
  const hasSlash = endsInSlash(result, relative, segments);
  segments = removeDots(segments, !dropUp);
  if (mustBeRooted && segments[0] !== '' && !segments[0]?.startsWith('/')) segments.unshift('');
  if (hasSlash && !segments.join('/').endsWith('/')) segments.push('');
  const isAbsolute = segments[0] === '' || Boolean(segments[0]?.startsWith('/'));
  if (isOpaque) detachHost(result, segments);
  mustBeRooted ||= Boolean(result.host) && segments.length > 0;
  if (mustBeRooted && !isAbsolute) segments.unshift('');
  result.pathname = segments.length > 0 ? segments.join('/') : null;
  if (segments.length === 0) result.path = null;
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  if (result.pathname !== null || result.search !== null) result.path = joinPath(result);
  return finish(result);
}

/**
 * @param {Url} source
 * @param {string|Url} relative
 * @returns {Url}
 */
function resolve(source, relative) {
  if (typeof relative === 'string') {
    const parsed = new Url();
    parsed.parse(relative, false, true);
    relative = parsed;
  } else if (!(relative instanceof Url)) {
    new Url().parse(relative); // refuses what is no string
  }
  const result = copy(source);
  result.hash = relative.hash; // even an empty target removes the fragment
  if (relative.href === '') return finish(result);
  if (relative.slashes && !relative.protocol) return resolveAuthority(result, relative);
  if (relative.protocol && relative.protocol !== result.protocol) {
    return resolveProtocol(result, relative);
  }
  return resolvePath(result, relative);
}

module.exports = { resolve };
