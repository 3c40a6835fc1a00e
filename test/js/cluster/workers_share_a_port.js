// SPDX-License-Identifier: MIT
'use strict';

// Two workers listen on port 0, which is the same port for both; connections reach both of them in turn.
const assert = require('node:assert');
const cluster = require('node:cluster');
const net = require('node:net');

if (cluster.isWorker) {
  assert.strictEqual(cluster.isPrimary, false);
  assert.strictEqual(process.env.NODE_UNIQUE_ID, undefined);
  net.createServer((socket) => socket.end(`${cluster.worker.id}`)).listen(0, '127.0.0.1');
  return;
}

const ports = new Set();
const answers = new Set();
const events = [];
let requests = 0;

function request(port) {
  net.connect(port, '127.0.0.1').on('data', (data) => answers.add(data.toString()))
    .on('close', () => { if (++requests < 6) request(port); else cluster.disconnect(check); });
}

function check() {
  assert.strictEqual(ports.size, 1);
  assert.deepStrictEqual([...answers].sort(), ['1', '2']);
  assert.deepStrictEqual(Object.keys(cluster.workers), []);
  events.push('all disconnected');
}

cluster.on('listening', (worker, { address, port, addressType, fd }) => {
  assert.deepStrictEqual([address, addressType, fd], ['127.0.0.1', 4, undefined]);
  ports.add(port);
  events.push('listening');
  if (events.length === 2) request(port);
});
cluster.on('exit', (worker, code, signal) => {
  assert.deepStrictEqual([code, signal, worker.exitedAfterDisconnect], [0, null, true]);
  assert.strictEqual(worker.isDead(), true);
  events.push('exit');
});
cluster.fork();
cluster.fork();
process.on('exit', () => {
  assert.deepStrictEqual(events.sort(), ['all disconnected', 'exit', 'exit', 'listening', 'listening']);
});
