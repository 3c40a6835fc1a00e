// SPDX-License-Identifier: MIT
// url.parse() and the Url object.
'use strict';
const assert = require('node:assert');
const url = require('node:url');

process.removeAllListeners('warning');
process.on('warning', () => {}); // url.parse() is deprecated

function parse(...args) {
  const all = Object.entries(url.parse(...args));
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

assert.deepStrictEqual(parse('HTTP://User:P%40@EX.com:80/a b?q=\'#h'), {
  protocol: 'http:', slashes: true, auth: 'User:P@', host: 'ex.com:80', port: '80',
  hostname: 'ex.com', hash: '#h', search: '?q=%27', query: 'q=%27', pathname: '/a%20b',
  path: '/a%20b?q=%27', href: 'http://User:P%40@ex.com:80/a%20b?q=%27#h',
});
assert.deepStrictEqual(parse('/a"b?c'), {
  search: '?c', query: 'c', pathname: '/a"b', path: '/a"b?c', href: '/a"b?c',
});
assert.deepStrictEqual(parse('mailto:a@b@c'), {
  protocol: 'mailto:', auth: 'a@b', host: 'c', hostname: 'c', href: 'mailto:a%40b@c',
});
assert.deepStrictEqual(parse('javascript:alert("x")'), {
  protocol: 'javascript:', pathname: 'alert("x")', path: 'alert("x")', href: 'javascript:alert("x")',
});
assert.deepStrictEqual(parse('//h/p', false, true), {
  slashes: true, host: 'h', hostname: 'h', pathname: '/p', path: '/p', href: '//h/p',
});
assert.strictEqual(parse('http:\\\\a\\b').href, 'http://a/b');
assert.strictEqual(parse('http://[::1]').href, 'http://[::1]/');
assert.strictEqual(parse('http://\u00e9/').hostname, 'xn--9ca');
assert.deepStrictEqual({ ...url.parse('/?a=1&a=2&b', true).query }, { a: ['1', '2'], b: '' });

assert.throws(() => url.parse(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => url.parse('http://a:x/'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => url.parse('http://a[b/'), { code: 'ERR_INVALID_URL' });
assert.throws(() => url.parse('http://%@b/'), URIError);
