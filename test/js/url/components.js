// SPDX-License-Identifier: MIT
// The getters cut a URL into its components, origin and JSON included.
'use strict';
const assert = require('node:assert');

const url = new URL('https://us%20er:p%3Ass@EXAMPLE.com:8443/a/./b/../c?q=1&r#frag');
assert.deepStrictEqual({
  href: url.href, origin: url.origin, protocol: url.protocol, username: url.username,
  password: url.password, host: url.host, hostname: url.hostname, port: url.port,
  pathname: url.pathname, search: url.search, hash: url.hash,
}, {
  href: 'https://us%20er:p%3Ass@example.com:8443/a/c?q=1&r#frag',
  origin: 'https://example.com:8443',
  protocol: 'https:',
  username: 'us%20er',
  password: 'p%3Ass',
  host: 'example.com:8443',
  hostname: 'example.com',
  port: '8443',
  pathname: '/a/c',
  search: '?q=1&r',
  hash: '#frag',
});
assert.strictEqual(String(url), url.href);
assert.strictEqual(JSON.stringify({ url }), `{"url":"${url.href}"}`);

const bare = new URL('http://h/?#');
assert.strictEqual(bare.href, 'http://h/?#');
assert.strictEqual(bare.search, '');
assert.strictEqual(bare.hash, '');

const origins = [
  ['ftp://h:21/', 'ftp://h'], ['ws://h:80', 'ws://h'], ['file:///x', 'null'],
  ['data:x', 'null'], ['blob:https://a.b/c', 'https://a.b'], ['blob:x', 'null'],
];
for (const [href, origin] of origins) assert.strictEqual(new URL(href).origin, origin, href);

// The parts of opaque paths and of hosts that need brackets.
assert.strictEqual(new URL('data:a b ?c').pathname, 'a b%20');
assert.strictEqual(new URL('http://[0:0::1]:1/').host, '[::1]:1');
assert.strictEqual(new URL('foo:/.//p').pathname, '//p');
