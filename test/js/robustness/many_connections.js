// SPDX-License-Identifier: MIT
'use strict';
// Very many connections that idle, send half a request, or are cut off at any moment: nothing is left of them, and
// the server serves. CONNECTIONS=10000 asks for more of them, SEED= for other moments.
const assert = require('node:assert');
const fs = require('node:fs');
const http = require('node:http');
const net = require('node:net');

const COUNT = Number(process.env.CONNECTIONS ?? 500);
let seed = Number(process.env.SEED ?? 1);
const random = (n) => {
  seed = (seed * 1103515245 + 12345) % 0x80000000;
  return Math.floor(seed / 0x80000000 * n);
};

const LARGE = Buffer.alloc(200_000, 'x');
const BYTES = [
  '', 'G', 'GET / HTTP/1.1\r\nHo', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'GET /large HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /never HTTP/1.1\r\nHost: a\r\n\r\n', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab', 'not a request\r\n\r\n',
  'GET /large HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(5),
];
const ENDS = [
  (socket) => socket.destroy(), (socket) => socket.resetAndDestroy(), (socket) => socket.end(),
  (socket) => socket.end('G'), (socket) => socket.pause(), (socket) => socket.write('\0'),
];
const descriptors = () => fs.readdirSync('/proc/self/fd').length;
const turn = () => new Promise(setImmediate);

function handle(req, res) {
  res.on('error', () => {});
  req.on('error', () => {}).resume();
  if (req.url === '/never') return;
  if (req.url === '/large') res.end(LARGE);
  else req.on('end', () => res.end('ok'));
}

/** Opens a connection, sends something, and maybe ends it in some way a few turns later. */
async function live(port, open) {
  const socket = net.connect(port, '127.0.0.1');
  open.add(socket);
  socket.on('error', () => {}).on('close', () => open.delete(socket)).resume();
  socket.write(BYTES[random(BYTES.length)]);
  for (let turns = random(6); turns > 0; turns--) await turn();
  const end = ENDS[random(2 * ENDS.length)]; // or none
  if (end !== undefined && !socket.destroyed) end(socket);
}

/** @returns {Promise<number>} the status that a last request gets */
function ask(port) {
  return new Promise((resolve, reject) => {
    http.get({ port, host: '127.0.0.1', agent: false }, (res) => {
      res.resume().socket.on('close', () => resolve(res.statusCode));
    }).on('error', reject);
  });
}

async function run(isGeneral) {
  const server = http.createServer(handle);
  if (isGeneral) server.on('connection', () => {});
  await new Promise((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 2 * COUNT }, resolve));
  const { port } = server.address();
  const before = descriptors();
  const open = new Set();
  for (let i = 0; i < COUNT; i++) {
    live(port, open);
    if (random(20) === 0) await turn();
  }
  for (let i = 0; i < 50; i++) await turn();
  for (const socket of open) random(2) === 0 ? socket.destroy() : socket.resetAndDestroy();
  const count = () => new Promise((resolve) => server.getConnections((_, n) => resolve(n)));
  while (open.size > 0 || await count() > 0) await turn();
  await turn();
  assert.strictEqual(descriptors(), before);
  assert.deepStrictEqual(process.getActiveResourcesInfo().filter((name) => /TCPSocket/.test(name)), []);
  assert.strictEqual(await ask(port), 200);
  await new Promise((resolve) => server.close(resolve));
}

run(false).then(() => run(true));
