// SPDX-License-Identifier: MIT
'use strict';
// Connections destroyed, servers closed and errors thrown in the middle of every event: the server serves on, and
// the process ends by itself.
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const POST = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n';
const MOMENTS = {
  'request': (act, req, res) => act(),
  'request, after the head': (act, req, res) => { res.flushHeaders(); act(); },
  'request, after the response': (act, req, res) => { res.end('x'); act(); },
  'data': (act, req, res) => req.on('data', act),
  'end': (act, req, res) => req.resume().on('end', act),
  'request close': (act, req, res) => { req.resume().on('close', act); req.on('end', () => res.end()); },
  'finish': (act, req, res) => { res.on('finish', act); res.end('x'); },
  'prefinish': (act, req, res) => { res.on('prefinish', act); res.end('x'); },
  'response close': (act, req, res) => { res.on('close', act); res.end('x'); },
  'write callback': (act, req, res) => { res.write('x', act); },
  'tick': (act, req, res) => process.nextTick(act),
  'microtask': (act, req, res) => queueMicrotask(act),
  'immediate': (act, req, res) => setImmediate(act),
};
const ACTS = {
  'destroys the request': (req, res) => req.destroy(),
  'destroys the response': (req, res) => res.destroy(),
  'destroys the socket': (req, res) => (req.socket ?? res.socket)?.destroy(),
  'destroys it with an error': (req, res) => (req.socket ?? res.socket)?.destroy(new Error('expected')),
  'resets': (req, res) => (req.socket ?? res.socket)?.resetAndDestroy(),
  'closes all connections': (req, res, server) => server.closeAllConnections(),
  'throws': (req, res) => {
    res.destroy();
    throw new Error('expected');
  },
};
process.on('uncaughtException', (error) => {
  if (error.message !== 'expected') throw error;
});

/** Sends requests until the connection is closed. */
function send(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('error', () => {}).on('close', resolve).resume();
    socket.write(POST + POST);
    // The ways in which a response is complete leave the connection open.
    setTimeout(() => socket.end(), 50).unref();
  });
}

function answers(port) {
  return new Promise((resolve, reject) => {
    http.get({ port, host: '127.0.0.1', path: '/plain', agent: false }, (res) => {
      res.resume().on('end', () => resolve(res.statusCode));
    }).on('error', reject);
  });
}

async function run(isGeneral) {
  let moment, act;
  const server = http.createServer((req, res) => {
    if (req.url === '/plain') {
      res.end();
      return;
    }
    req.on('error', () => {});
    res.on('error', () => {});
    moment(() => act(req, res, server), req, res);
  });
  if (isGeneral) server.on('connection', () => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  for (moment of Object.values(MOMENTS)) {
    await Promise.all(Object.values(ACTS).map((each) => {
      act = each;
      return send(port);
    }));
    for (act of Object.values(ACTS)) await send(port);
  }
  assert.strictEqual(await answers(port), 200);
  await new Promise((resolve) => server.close(resolve));
}

run(false).then(() => run(true));
