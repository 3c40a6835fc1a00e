// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
//
// Bodies of requests: read whole, as streams, refused when too large, left alone.
'use strict';

const assert = require('node:assert');
const http = require('node:http');
const raw = require('../../fixtures/serve/raw.js');

const handlers = {
  '/text': async (request) => new Response(await request.text()),
  '/json': async (request) => Response.json((await request.json()).a),
  '/size': async (request) => {
    let size = 0;
    for await (const chunk of request.body) size += chunk.length;
    return new Response(String(size));
  },
  '/echo': (request) => new Response(request.body),
  '/form': async (request) => new Response((await request.formData()).get('f')),
  '/ignore': () => new Response('ignored'),
  '/twice': async (request) => {
    await request.text();
    return new Response((await request.text().catch((error) => error.message)));
  },
  '/none': (request) => new Response(String(request.body)),
  '/copy': async (request) => new Response(await new Request(request, { method: 'PUT' }).text()),
};

const server = Nodus.serve({
  port: 0,
  hostname: '127.0.0.1',
  maxRequestBodySize: 2e6,
  fetch: (request) => handlers[new URL(request.url).pathname](request),
});

function post(path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const req = http.request({
      port: server.port, host: '127.0.0.1', path, method: 'POST', headers, agent: false,
    }, async (res) => {
      let text = '';
      for await (const chunk of res.setEncoding('utf8')) text += chunk;
      resolve(res.statusCode === 200 ? text : res.statusCode);
    });
    req.on('error', reject);
    if (Array.isArray(body)) {
      for (const chunk of body) req.write(chunk);
      req.end();
    } else {
      req.end(body);
    }
  });
}

(async () => {
  assert.strictEqual(await post('/text', 'hello \u20ac'), 'hello \u20ac');
  assert.strictEqual(await post('/text', ['a', 'b', 'c']), 'abc');
  assert.strictEqual(await post('/json', '{"a":[1]}'), '[1]');
  assert.strictEqual(await post('/size', 'x'.repeat(1.5e6)), '1500000');
  assert.strictEqual(await post('/echo', 'y'.repeat(1.5e6)), 'y'.repeat(1.5e6));
  assert.strictEqual(await post('/form', 'e=1&f=%20g', {
    'content-type': 'application/x-www-form-urlencoded',
  }), ' g');
  assert.strictEqual(await post('/ignore', 'x'.repeat(1e6)), 'ignored');
  assert.strictEqual(await post('/twice', 'x'), 'Body is unusable: Body has already been read');
  assert.strictEqual(await post('/copy', 'copied'), 'copied');
  assert.match(await raw(server.port, 'GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
               /null$/);

  // Too large, as the head says or as it turns out.
  assert.match(await raw(server.port, 'POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 2000001\r\n\r\n'),
               /^HTTP\/1\.1 413 Payload Too Large\r\n/);
  const chunk = `186a0\r\n${'z'.repeat(1e5)}\r\n`;
  assert.match(await raw(server.port, 'POST /text HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n' +
    `${chunk.repeat(20)}1\r\nz\r\n`), /^HTTP\/1\.1 413 /);

  // A client that waits to be told to go on.
  assert.match(await raw(server.port, 'POST /text HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n' +
    'Connection: close\r\nContent-Length: 2\r\n\r\nok'), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP.*ok$/s);
  await server.stop();
})();
