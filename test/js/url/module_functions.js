// SPDX-License-Identifier: MIT
// The functions of node:url around the URL class.
'use strict';
const assert = require('node:assert');
const url = require('node:url');

assert.strictEqual(url.URL, URL);
assert.strictEqual(url.URLSearchParams, URLSearchParams);

assert.strictEqual(url.domainToASCII('espa\u00f1ol.com'), 'xn--espaol-zwa.com');
assert.strictEqual(url.domainToASCII('xn--i\u00f1valid.com'), '');
assert.strictEqual(url.domainToASCII('0x7f.1'), '127.0.0.1');
assert.strictEqual(url.domainToASCII('a:80'), '');
assert.strictEqual(url.domainToUnicode('xn--fiq228c.com'), '\u4e2d\u6587.com');
assert.strictEqual(url.domainToUnicode('xn--a'), 'xn--a');
assert.throws(() => url.domainToASCII(), { code: 'ERR_MISSING_ARGS' });

const options = url.urlToHttpOptions(new URL('http://u%20:p@[::1]:81/a?b#c'));
assert.deepStrictEqual({ ...options }, {
  protocol: 'http:', hostname: '::1', hash: '#c', search: '?b', pathname: '/a', path: '/a?b',
  href: 'http://u%20:p@[::1]:81/a?b#c', port: 81, auth: 'u :p',
});

const full = new URL('http://u:p@xn--fiq228c.com:8080/a?b#c');
assert.strictEqual(url.format(full), full.href);
assert.strictEqual(url.format(full, { auth: false, fragment: false }), 'http://xn--fiq228c.com:8080/a?b');
assert.strictEqual(url.format(full, { search: false, unicode: true }), 'http://u:p@\u4e2d\u6587.com:8080/a#c');
assert.throws(() => url.format(full, 5), { code: 'ERR_INVALID_ARG_TYPE' });

const objectURL = URL.createObjectURL(new Blob(['x']));
assert.match(objectURL, /^blob:nodedata:[0-9a-f-]{36}$/);
URL.revokeObjectURL(objectURL);
assert.throws(() => URL.createObjectURL(1), { code: 'ERR_INVALID_ARG_TYPE' });
