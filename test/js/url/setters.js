// SPDX-License-Identifier: MIT
// Each setter replaces one component, or leaves the URL alone.
'use strict';
const assert = require('node:assert');

function set(href, name, value) {
  const url = new URL(href);
  url[name] = value;
  return url.href;
}

const cases = [
  ['http://a/', 'protocol', 'https:', 'https://a/'],
  ['http://a:443/', 'protocol', 'https', 'https://a/'],
  ['http://a/', 'protocol', 'foo', 'http://a/'],
  ['http://a/C|/b', 'protocol', 'file', 'file://a/C|/b'], // which parses to file://a/C:/b
  ['http://localhost/', 'protocol', 'file', 'file://localhost/'],
  ['http://u@a/', 'protocol', 'file', 'http://u@a/'],
  ['http://a/', 'username', 'u:@', 'http://u%3A%40@a/'],
  ['http://a/', 'password', 'p', 'http://:p@a/'],
  ['file:///a', 'username', 'u', 'file:///a'],
  ['http://a:1/', 'host', 'b:2', 'http://b:2/'],
  ['http://a:1/', 'host', 'b', 'http://b:1/'],
  ['http://a:1/', 'host', 'b:99999', 'http://b:1/'],
  ['http://a:1/', 'hostname', 'b:2', 'http://a:1/'],
  ['http://a/', 'hostname', '', 'http://a/'],
  ['http://a/', 'hostname', 'b/c', 'http://b/'],
  ['foo://a/', 'hostname', '', 'foo:///'],
  ['http://a/', 'port', '8080x', 'http://a:8080/'],
  ['http://a:1/', 'port', '', 'http://a/'],
  ['http://a:1/', 'port', 'x', 'http://a:1/'],
  ['http://a:1/', 'port', 80, 'http://a/'],
  ['http://a/b', 'pathname', 'c?d#e', 'http://a/c%3Fd%23e'],
  ['data:x', 'pathname', 'y', 'data:x'],
  ['foo:/x', 'pathname', '//p', 'foo:/.//p'],
  ['http://a/?b#c', 'search', '', 'http://a/#c'],
  ['http://a/', 'search', '??\'', 'http://a/??%27'],
  ['http://a/#c', 'hash', '##', 'http://a/##'],
  ['http://a/', 'hash', ' "', 'http://a/#%20%22'],
  ['http://a/', 'href', ' http://b ', 'http://b/'],
];
for (const [href, name, value, expected] of cases) {
  assert.strictEqual(set(href, name, value), expected, `${href} ${name}=${value}`);
}

const url = new URL('http://a/');
assert.throws(() => { url.href = 'x'; }, { code: 'ERR_INVALID_URL', input: 'x' });
assert.strictEqual(url.href, 'http://a/');
assert.throws(() => { url.origin = 'x'; }, TypeError);
assert.throws(() => { url.searchParams = 'x'; }, TypeError);

// A URL that became a file URL is parsed anew by the next setter.
{
  const url = new URL('http://localhost/C|/a');
  url.protocol = 'file';
  assert.strictEqual(url.hostname, 'localhost');
  url.hash = 'b';
  assert.strictEqual(url.href, 'file:///C:/a#b');
}

// The value's toString may parse URLs.
{
  const url = new URL('http://a/b?c#d');
  url.pathname = { toString: () => new URL('ws://user:password@host:123/long/path').pathname };
  assert.strictEqual(url.href, 'http://a/long/path?c#d');
}
