// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');

const request = new Request('http://a/b/../c?d#e', { method: 'post', body: 'x', headers: { f: 'g' } });
assert.deepStrictEqual(
  [request.method, request.url, request.mode, request.credentials, request.cache, request.redirect,
   request.referrer, request.duplex, request.headers.get('content-type')],
  ['POST', 'http://a/c?d#e', 'cors', 'same-origin', 'default', 'follow', 'about:client', 'half',
   'text/plain;charset=UTF-8']);
assert.strictEqual(new Request('http://a', { method: 'patch' }).method, 'patch');
assert.strictEqual(new Request('http://a', { redirect: 'error' }).redirect, 'error');
assert.strictEqual(new Request('http://a').body, null);

const stream = () => new Blob(['s']).stream();
const failures = [
  [() => new Request(), /1 argument required, but 0 found/],
  [() => new Request('x'), /Failed to parse URL from x/],
  [() => new Request('http://u:p@a/'), /URL that includes credentials: http:\/\/u:p@a\//],
  [() => new Request('http://a', { method: 'a b' }), /'a b' is not a valid HTTP method/],
  [() => new Request('http://a', { method: 'TRACE' }), /'TRACE' HTTP method is unsupported/],
  [() => new Request('http://a', { body: 'x' }), /Request with GET\/HEAD method cannot have body/],
  [() => new Request('http://a', { method: 'POST', body: stream() }), /duplex option is required/],
  [() => new Request('http://a', { mode: 'navigate' }), /invalid request mode navigate/],
  [() => new Request('http://a', { cache: 'no' }), /no is not an accepted type. Expected one of default/],
  [() => new Request('http://a', { signal: 1 }), /to be an instance of AbortSignal/],
  [() => new Request('http://a', { referrer: 'x' }), /Referrer "x" is not a valid URL/],
];
for (const [fn, message] of failures) assert.throws(fn, { name: 'TypeError', message });

(async () => {
  const copy = new Request(request, { headers: { h: 'i' } });
  assert.strictEqual(request.bodyUsed, true);
  assert.deepStrictEqual([copy.method, copy.headers.get('f'), copy.headers.get('h')], ['POST', null, 'i']);
  const clone = copy.clone();
  assert.deepStrictEqual([await copy.text(), await clone.text()], ['x', 'x']);
  assert.throws(() => new Request(request), /Request object that has already been used/);
  const streamed = new Request('http://a', { method: 'PUT', body: stream(), duplex: 'half' });
  assert.strictEqual(await new Request(streamed).text(), 's');

  const controller = new AbortController();
  const followed = new Request('http://a', { signal: controller.signal });
  const { signal } = new Request(followed);
  assert.notStrictEqual(followed.signal, controller.signal);
  controller.abort('why');
  assert.deepStrictEqual([followed.signal.reason, signal.reason], ['why', 'why']);
})();
