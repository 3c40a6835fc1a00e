// SPDX-License-Identifier: MIT
'use strict';

// A worker that leaves finishes what it has; its successor serves the same port, and one that is killed
// takes no waiting connection with it.
const assert = require('node:assert');
const cluster = require('node:cluster');
const net = require('node:net');

if (cluster.isWorker) {
  const server = net.createServer((socket) => {
    socket.on('data', () => setTimeout(() => socket.end('done'), 20));
  });
  server.listen(0, '127.0.0.1');
  return;
}

const TOTAL = 20;
let answers = 0;
let replaced = 0;
let port;

function request() {
  const socket = net.connect(port, '127.0.0.1', () => socket.write('x'));
  let text = '';
  socket.on('data', (data) => { text += data; });
  socket.on('close', () => {
    assert.strictEqual(text, 'done');
    if (++answers === TOTAL) cluster.disconnect();
    else if (answers === TOTAL / 2) cluster.workers[Object.keys(cluster.workers)[0]].disconnect();
  });
}

cluster.on('exit', (worker) => {
  if (answers < TOTAL && replaced++ === 0) cluster.fork();
});
cluster.on('listening', (worker, address) => {
  if (port !== undefined || worker.id < 2) return;
  ({ port } = address);
  for (let i = 0; i < TOTAL; i++) setTimeout(request, i * 3);
});
cluster.fork();
cluster.fork();
process.on('exit', () => {
  assert.strictEqual(answers, TOTAL);
});
