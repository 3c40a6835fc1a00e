// SPDX-License-Identifier: MIT
// Connections that wait: idle ones end after keepAliveTimeout, late requests are refused, closing a server ends
// the idle ones and lets the others finish. All of it also where a listener of 'connection' sees the sockets.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const BRIEF = { keepAliveTimeout: 20, keepAliveTimeoutBuffer: 10 };
const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

async function withServer(isGeneral, options, handler, run) {
  const server = http.createServer(options, handler);
  if (isGeneral) server.on('connection', () => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  await run(server);
  await new Promise((resolve) => server.close(resolve));
}

/** What a connection gets until it ends, when it sends these texts, one after each response. */
function talk(server, ...texts) {
  return new Promise((resolve) => {
    let received = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(texts.shift()));
    client.on('data', (data) => {
      received += data;
      if (texts.length > 0) client.write(texts.shift());
    });
    client.on('close', () => resolve(received.match(/HTTP\/1.1 \d+/g)?.map((each) => each.slice(9)) ?? []));
  });
}

async function late(isGeneral) {
  const answer = (req, res) => res.end('x');
  await withServer(isGeneral, BRIEF, answer, async (server) => {
    assert.deepStrictEqual(await talk(server, GET, GET, GET), ['200', '200', '200']);
  });
  const strict = { headersTimeout: 30, requestTimeout: 60, connectionsCheckingInterval: 10 };
  await withServer(isGeneral, strict, answer, async (server) => {
    assert.deepStrictEqual(await talk(server, ''), ['408']);
    assert.deepStrictEqual(await talk(server, 'GET / HTTP/1.1\r\nHost: a\r\n'), ['408']);
    assert.deepStrictEqual(await talk(server, GET, 'GET /'), ['200', '408']);
  });
  const collect = (req, res) => req.resume().on('error', () => {}).on('end', () => res.end());
  await withServer(isGeneral, strict, collect, async (server) => {
    const post = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc';
    assert.deepStrictEqual(await talk(server, post), ['408']);
  });
}

async function closing(isGeneral) {
  // One is idle, one is being answered when the server closes.
  let waiting;
  const later = (req, res) => {
    if (req.url === '/') res.end();
    else waiting(res);
  };
  await withServer(isGeneral, { keepAliveTimeout: 300, keepAliveTimeoutBuffer: 10 }, later, async (server) => {
    const idle = talk(server, GET);
    const response = new Promise((resolve) => { waiting = resolve; });
    const busy = talk(server, GET.replace('/', '/wait'));
    const res = await response;
    server.close();
    assert.deepStrictEqual(await idle, ['200']);
    res.end();
    assert.deepStrictEqual(await busy, ['200']);
  });
}

(async () => {
  for (const isGeneral of [false, true]) {
    await late(isGeneral);
    await closing(isGeneral);
  }
})();
