// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
//
// A handler that fails leaves the server serving, and the client does not learn why.
'use strict';

const assert = require('node:assert');
const raw = require('../../fixtures/serve/raw.js');

const reported = [];
console.error = (error) => reported.push(error.message);

const handlers = {
  '/throw': () => { throw new Error('secret 1'); },
  '/reject': async () => { throw new Error('secret 2'); },
  '/nothing': () => undefined,
  '/number': async () => 7,
  '/error': () => Response.error(),
  '/used': async () => {
    const response = new Response('x');
    await response.text();
    return response;
  },
  '/stream': () => new Response(new ReadableStream({
    async pull(controller) {
      await null;
      controller.error(new Error('secret 3'));
    },
  })),
  '/fine': () => new Response('fine'),
};
const options = {
  port: 0,
  hostname: '127.0.0.1',
  fetch: (request) => handlers[new URL(request.url).pathname](),
};
const server = Nodus.serve(options);
const ask = (path) =>
  raw(server.port, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);

(async () => {
  for (const path of ['/throw', '/reject', '/nothing', '/number', '/error', '/used']) {
    const text = await ask(path);
    assert.match(text, /^HTTP\/1\.1 500 Internal Server Error\r\n[^]*\r\n\r\nInternal Server Error$/);
  }
  assert.deepStrictEqual(reported, [
    'secret 1', 'secret 2',
    'fetch() must return a Response, but returned undefined',
    'fetch() must return a Response, but returned 7',
    'Response.error() cannot be sent',
    'The body of this Response has already been used',
  ]);
  // Of a stream that fails there is no end.
  const text = await ask('/stream');
  assert.match(text, /^HTTP\/1\.1 200 OK\r\n/);
  assert.ok(!text.endsWith('0\r\n\r\n'));
  assert.strictEqual(reported.pop(), 'secret 3');

  server.reload({ ...options, error: (error) => new Response(`caught ${error.message}`) });
  assert.match(await ask('/throw'), /200 OK[^]*caught secret 1$/);
  server.reload({ error: async () => { throw new Error('worse'); } });
  assert.match(await ask('/reject'), /500 Internal/);
  assert.strictEqual(reported.pop(), 'worse');
  assert.match(await ask('/fine'), /fine$/);
  assert.match(await raw(server.port, 'nonsense\r\n\r\n'), /^HTTP\/1\.1 400 Bad Request/);
  assert.match(await raw(server.port, 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
               /^HTTP\/1\.1 501 /);
  await server.stop();
})();
