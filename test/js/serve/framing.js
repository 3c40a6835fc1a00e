// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
//
// How responses are framed: lengths, chunks, HEAD, statuses without a body, HTTP/1.0.
'use strict';

const assert = require('node:assert');
const raw = require('../../fixtures/serve/raw.js');

const stream = (...texts) => new ReadableStream({
  async start(controller) {
    for (const text of texts) {
      await null;
      controller.enqueue(new TextEncoder().encode(text));
    }
    controller.close();
  },
});

const answers = {
  '/text': () => new Response('f\u00fcr'),
  '/bytes': () => new Response(new Uint8Array([65, 66])),
  '/none': () => new Response(null),
  '/204': () => new Response(null, { status: 204 }),
  '/304': () => new Response(null, { status: 304, headers: { etag: '"a"' } }),
  '/stream': () => new Response(stream('ab', 'c')),
  '/known': () => new Response(stream('ab', 'c'), { headers: { 'content-length': '3' } }),
  '/blob': () => new Response(new Blob(['xy', 'z'], { type: 'a/b' })),
  '/json': async () => Response.json({ a: 1 }, { status: 201, statusText: 'Made' }),
  '/date': () => new Response('', { headers: { date: 'never', connection: 'close' } }),
  '/cookies': () => new Response('', { headers: [['set-cookie', 'a'], ['Set-Cookie', 'b']] }),
  '/forged': () => new Response('abc', { headers: { 'content-length': '99' } }),
  '/generator': () => new Response((async function*() { yield 'g1'; yield 'g2'; })()),
};

const server = Nodus.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (request) => answers[new URL(request.url).pathname](),
});

async function ask(path, method = 'GET', version = '1.1') {
  const text = await raw(server.port, `${method} ${path} HTTP/${version}\r\n` +
    `Host: a\r\n${version === '1.1' ? 'Connection: close\r\n' : ''}\r\n`);
  const end = text.indexOf('\r\n\r\n');
  const [status, ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => line.toLowerCase()).filter((line) => !/^date: \w+,/.test(line));
  return [status.slice(9), headers, text.slice(end + 4)];
}

(async () => {
  const type = 'content-type: text/plain;charset=utf-8';
  const close = 'connection: close';
  assert.deepStrictEqual(await ask('/text'),
                         ['200 OK', [type, close, 'content-length: 4'], 'f\u00c3\u00bcr']);
  assert.deepStrictEqual(await ask('/text', 'HEAD'),
                         ['200 OK', [type, close, 'content-length: 4'], '']);
  assert.deepStrictEqual(await ask('/text', 'GET', '1.0'),
                         ['200 OK', [type, close, 'content-length: 4'], 'f\u00c3\u00bcr']);
  assert.deepStrictEqual(await ask('/bytes'), ['200 OK', [close, 'content-length: 2'], 'AB']);
  assert.deepStrictEqual(await ask('/none'), ['200 OK', [close, 'content-length: 0'], '']);
  assert.deepStrictEqual(await ask('/204'), ['204 No Content', [close], '']);
  assert.deepStrictEqual(await ask('/304'), ['304 Not Modified', ['etag: "a"', close], '']);
  assert.deepStrictEqual(await ask('/stream'), [
    '200 OK', [close, 'transfer-encoding: chunked'], '2\r\nab\r\n1\r\nc\r\n0\r\n\r\n',
  ]);
  assert.deepStrictEqual(await ask('/stream', 'HEAD'),
                         ['200 OK', [close, 'transfer-encoding: chunked'], '']);
  assert.deepStrictEqual(await ask('/stream', 'GET', '1.0'), ['200 OK', [close], 'abc']);
  assert.deepStrictEqual(await ask('/known'), ['200 OK', ['content-length: 3', close], 'abc']);
  assert.deepStrictEqual(await ask('/blob'),
                         ['200 OK', ['content-type: a/b', 'content-length: 3', close], 'xyz']);
  assert.deepStrictEqual(await ask('/json'), [
    '201 Made', ['content-type: application/json', close, 'content-length: 7'], '{"a":1}',
  ]);
  assert.deepStrictEqual(await ask('/date'),
                         ['200 OK', ['date: never', type, close, 'content-length: 0'], '']);
  assert.deepStrictEqual((await ask('/cookies'))[1].slice(0, 2), ['set-cookie: a', 'set-cookie: b']);
  assert.deepStrictEqual(await ask('/forged'),
                         ['200 OK', [type, close, 'content-length: 3'], 'abc']);
  assert.deepStrictEqual((await ask('/generator'))[2], '2\r\ng1\r\n2\r\ng2\r\n0\r\n\r\n');

  // Pipelined: in order, though the first one takes longer.
  const both = await raw(server.port, 'GET /stream HTTP/1.1\r\nHost: a\r\n\r\n' +
    'GET /text HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  assert.match(both, /chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\nHTTP\/1\.1 200 OK\r\n[^]*r$/);
  await server.stop();
})();
