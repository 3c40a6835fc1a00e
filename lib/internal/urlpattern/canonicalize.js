// SPDX-License-Identifier: MIT
//
// Brings literal text of a component into the form it has in a parsed URL:
// https://urlpattern.spec.whatwg.org/#canon-encoding-callbacks.  Each puts the text into a dummy
// URL and reads it back; a text that does not fit throws.
'use strict';

const { URL } = require('internal/url');

const kDummy = 'https://dummy.invalid/';
const kSpecial = new Set(['http', 'https', 'ws', 'wss', 'ftp', 'file']);

function invalid(component, value) {
  return new TypeError(`Invalid ${component} "${value}"`);
}

/** What a component of a dummy URL becomes when it is set. */
function setAndGet(component, value, href = kDummy) {
  const url = new URL(href);
  url[component] = value;
  return url[component];
}

function protocol(value) {
  if (value === '') return '';
  const url = URL.parse(`${value}://dummy.invalid`);
  if (url === null) throw invalid('protocol', value);
  return url.protocol.slice(0, -1);
}

function username(value) {
  return value === '' ? '' : setAndGet('username', value);
}

function password(value) {
  return value === '' ? '' : setAndGet('password', value);
}

function hostname(value) {
  if (value === '') return '';
  const canonical = setAndGet('hostname', value);
  // The setter keeps what was there when the new text does not fit.
  if (canonical === 'dummy.invalid' && value.toLowerCase() !== canonical) {
    throw invalid('hostname', value);
  }
  return canonical;
}

function ipv6Hostname(value) {
  if (!/^[0-9a-f[\]:]*$/i.test(value)) throw invalid('hostname', value);
  return value.toLowerCase();
}

function port(value, scheme = '') {
  if (value === '') return '';
  if (!/^[\t\n\r]*[0-9]/.test(value)) throw invalid('port', value);
  const href = scheme === '' || scheme === 'file' ? 'https://dummy.invalid:1/' :
    `${scheme}://dummy.invalid:1/`;
  const url = URL.parse(href);
  if (url === null) throw invalid('protocol', scheme);
  url.port = '';
  url.port = value;
  // Empty is right for the default port alone.
  if (url.port === '' && Number.parseInt(value, 10) > 65535) throw invalid('port', value);
  if (url.port === '' && (scheme === '' || scheme === 'file')) {
    return String(Number.parseInt(value, 10)); // no protocol, no default
  }
  return url.port;
}

function pathname(value) {
  if (value === '') return '';
  if (value.startsWith('/')) return setAndGet('pathname', value);
  // Relative text must not gain a slash, nor lose its dots.
  return setAndGet('pathname', `/-${value}`).slice(2);
}

function opaquePathname(value) {
  return value === '' ? '' : new URL(`data:-${value}?`).pathname.slice(1);
}

function search(value) {
  return value === '' ? '' : setAndGet('search', `?${value}`).slice(1);
}

function hash(value) {
  return value === '' ? '' : setAndGet('hash', `#${value}`).slice(1);
}

module.exports = {
  hash, hostname, ipv6Hostname, kSpecial, opaquePathname, password, pathname, port, protocol,
  search, username,
};
