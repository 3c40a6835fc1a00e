// SPDX-License-Identifier: MIT
'use strict';
// Ten thousand connections, half of which are reset before, within or after their response: nothing of them stays.
const assert = require('node:assert');
const fs = require('node:fs');
const http = require('node:http');
const net = require('node:net');

// Of each kind of server; fewer where a collection every few allocations makes each of them slow.
const CONNECTIONS = process.env.JSC_slowPathAllocsBetweenGCs === undefined ? 5000 : 200;
const AT_ONCE = 100;
// The address sanitizer keeps what was freed, 256 MB of it.
const BOUND = process.env.ASAN_OPTIONS === undefined ? 100 : 500; // MB
const BODY = 'x'.repeat(10_000);
const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

const openFiles = () => (fs.existsSync('/proc/self/fd') ? fs.readdirSync('/proc/self/fd').length : 0);
const memory = () => process.memoryUsage.rss() / 2 ** 20;

/** One connection: reset at once, after its request, after the first bytes; or ended by both. */
function connect(port, index) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const way = index % 6;
    socket.on('error', () => {}).on('close', resolve).on('connect', () => {
      if (way === 1) socket.resetAndDestroy();
      else socket.write(REQUEST, () => { if (way === 3) socket.resetAndDestroy(); });
    });
    socket.on('data', (chunk) => {
      if (way === 5) socket.resetAndDestroy();
      else if (chunk.includes('z')) socket.end();
    });
  });
}

async function connectMany(port, count) {
  let index = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (index < count) await connect(port, index++);
  }));
}

const connectionsOf = (server) => new Promise((resolve) => server.getConnections((error, count) => resolve(count)));

async function run(isGeneral) {
  const server = http.createServer((req, res) => {
    res.write(BODY);
    setImmediate(() => res.end('z'));
  });
  if (isGeneral) server.on('connection', () => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await connectMany(port, CONNECTIONS / 5); // what is made once
  const [files, before] = [openFiles(), memory()];
  await connectMany(port, CONNECTIONS);
  while (await connectionsOf(server) > 0) await new Promise(setImmediate);
  assert(openFiles() <= files + 2, `${openFiles() - files} descriptors are left`);
  assert(memory() - before < BOUND, `${memory() - before} MB are left`);
  await new Promise((resolve) => server.close(resolve));
}

(async () => {
  await run(false);
  await run(true);
})();
