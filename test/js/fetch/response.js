// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { inspect } = require('node:util');

const response = new Response('hi', { status: 404, statusText: 'x', headers: { a: 'b' } });
assert.deepStrictEqual(
  [response.status, response.statusText, response.ok, response.type, response.url, response.bodyUsed],
  [404, 'x', false, 'default', '', false]);
assert.strictEqual(inspect(new Response(null)), `Response {
  status: 200,
  statusText: '',
  headers: Headers {},
  body: null,
  bodyUsed: false,
  ok: true,
  redirected: false,
  type: 'default',
  url: ''
}`);
const types = [
  ['a', 'text/plain;charset=UTF-8'], [{}, 'text/plain;charset=UTF-8'], [new Uint8Array(1), null],
  [new URLSearchParams('a=b'), 'application/x-www-form-urlencoded;charset=UTF-8'],
  [new Blob(['x'], { type: 'text/x' }), 'text/x'], [new Blob(['x']), null],
  [new ReadableStream(), null],
];
for (const [body, type] of types) {
  assert.strictEqual(new Response(body).headers.get('content-type'), type);
}
assert.strictEqual(Response.redirect('http://a/b', 301).headers.get('location'), 'http://a/b');
assert.strictEqual(Response.error().type, 'error');
assert.strictEqual(Response.json({}).headers.get('content-type'), 'application/json');

const failures = [
  [() => new Response('', { status: 199 }), RangeError, /in the range of 200 to 599, inclusive/],
  [() => new Response('x', { status: 204 }), TypeError, /Invalid response status code 204/],
  [() => new Response('', { statusText: '\n' }), TypeError, /Invalid statusText/],
  [() => new Response('', 1), TypeError, /Expected 1 to be one of: Null, Undefined, Object/],
  [() => Response.redirect('/x'), TypeError, /Failed to parse URL from \/x/],
  [() => Response.redirect('http://a', 200), RangeError, /Invalid status code 200/],
  [() => Response.json(undefined), TypeError, /Value is not JSON serializable/],
];
for (const [fn, { name }, message] of failures) assert.throws(fn, { name, message });

(async () => {
  const copy = response.clone();
  assert.deepStrictEqual([await response.text(), await copy.text()], ['hi', 'hi']);
  assert.strictEqual(response.bodyUsed, true);
  assert.strictEqual(copy.headers.get('a'), 'b');
  await assert.rejects(response.json(), { name: 'TypeError', message: /Body has already been read/ });
  assert.throws(() => response.clone(), /Response\.clone: Body has already been consumed/);
  assert.throws(() => new Response(response.body), /should not be disturbed or locked/);

  const parts = async function*() { yield Buffer.from('a'); yield 'b'; };
  assert.strictEqual(await new Response(parts()).text(), 'ab');
  assert.strictEqual(await new Response('\ufeffabc').text(), 'abc');
  assert.deepStrictEqual(await new Response('\u20ac').bytes(), new Uint8Array([0xe2, 0x82, 0xac]));
  assert.strictEqual((await new Response('abc').arrayBuffer()).byteLength, 3);
  const blob = await new Response('abc', { headers: { 'content-type': 'A/B; q=1' } }).blob();
  assert.deepStrictEqual([blob.size, blob.type], [3, 'a/b;q=1']);
  const odd = new ReadableStream({ start(controller) { controller.enqueue('text'); } });
  await assert.rejects(new Response(odd).text(), /Received non-Uint8Array chunk/);
  const tee = new Response(new Blob(['stream']).stream());
  const other = tee.clone();
  assert.deepStrictEqual(await Promise.all([tee.text(), other.text()]), ['stream', 'stream']);
})();
