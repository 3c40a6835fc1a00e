// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
//
// Aborted requests, idle ones, and how a server stops.
'use strict';

const assert = require('node:assert');
const { once } = require('node:events');
const net = require('node:net');
const raw = require('../../fixtures/serve/raw.js');

const request = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

async function main() {
  const entered = {};
  const server = Nodus.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch(req, self) {
      const { pathname } = new URL(req.url);
      if (pathname === '/ip') return Response.json(self.requestIP(req));
      if (pathname === '/patient') self.timeout(req, 0);
      return new Promise((resolve) => entered[pathname]({ req, resolve }));
    },
  });
  const arrival = (path) => new Promise((resolve) => { entered[path] = resolve; });

  const last = 'GET /ip HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  assert.match(await raw(server.port, last),
               /\{"address":"127\.0\.0\.1","port":\d+,"family":"IPv4"\}$/);

  // The client goes away: the signal tells.
  let arrived = arrival('/abort');
  const client = net.connect(server.port, '127.0.0.1');
  client.write(request('/abort'));
  const { req, resolve } = await arrived;
  assert.strictEqual(server.pendingRequests, 1);
  const { signal } = req;
  assert.strictEqual(signal.aborted, false);
  client.destroy();
  await once(signal, 'abort');
  assert.strictEqual(signal.reason.name, 'AbortError');
  assert.strictEqual(server.pendingRequests, 0);
  resolve(new Response('too late'));

  // Nothing happens for longer than idleTimeout: the connection is closed, unless the request was
  // given more.
  server.reload({ idleTimeout: 0.2 });
  arrived = arrival('/patient');
  const patient = raw(server.port, request('/patient'));
  const kept = await arrived;
  const silent = arrival('/silent');
  const closed = raw(server.port, request('/silent'));
  await silent;
  assert.strictEqual(await closed, '');
  assert.strictEqual(await raw(server.port, ''),
                     'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');

  // stop() lets requests finish, and their connections end.
  const stopped = server.stop();
  assert.strictEqual(server.stop(), stopped);
  await assert.rejects(raw(server.port, ''), { code: 'ECONNREFUSED' });
  kept.resolve(new Response('at last'));
  assert.match(await patient, /Connection: close\r\n[^]*at last$/);
  await stopped;

  // stop(true) does not.
  const other = Nodus.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Promise(() => {}) });
  const cut = raw(other.port, request('/'));
  while (other.pendingRequests === 0) await new Promise(setImmediate);
  await other.stop(true);
  assert.strictEqual(await cut, '');

  // A server that is not referenced lets the process end.
  Nodus.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() }).unref();
}

main();
