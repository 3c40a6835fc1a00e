// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
'use strict';

const assert = require('node:assert');
const http = require('node:http');

const server = Nodus.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, self) {
    assert.strictEqual(self, server);
    assert.ok(request instanceof Request);
    return new Response(`${request.method} ${request.url} ${request.headers.get('x-asked')}`);
  },
});
assert.strictEqual(typeof server.port, 'number');
assert.strictEqual(server.hostname, '127.0.0.1');
assert.strictEqual(server.url.href, `http://127.0.0.1:${server.port}/`);
assert.strictEqual(Object.keys(globalThis).includes('Nodus'), false);

http.get({ port: server.port, path: '/a?b', headers: { 'x-asked': 'yes' }, agent: false }, (res) => {
  assert.strictEqual(res.statusCode, 200);
  assert.strictEqual(res.headers['content-type'], 'text/plain;charset=UTF-8');
  assert.match(res.headers.date, /GMT$/);
  let body = '';
  res.setEncoding('utf8').on('data', (chunk) => { body += chunk; }).on('end', async () => {
    assert.strictEqual(body, `GET http://localhost:${server.port}/a?b yes`);
    assert.strictEqual(res.headers['content-length'], String(body.length));
    await server.stop();
    console.log('stopped');
  });
});
