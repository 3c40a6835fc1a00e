// SPDX-License-Identifier: MIT
'use strict';

// With SCHED_NONE the workers get copies of the listening socket.
const assert = require('node:assert');
const cluster = require('node:cluster');
const net = require('node:net');

if (cluster.isWorker) {
  net.createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
  return;
}
cluster.schedulingPolicy = cluster.SCHED_NONE;
let text = '';
const worker = cluster.fork();
worker.on('listening', ({ port }) => {
  net.connect(port, '127.0.0.1').on('data', (data) => { text += data; })
    .on('close', () => worker.disconnect());
});
worker.on('exit', (code) => {
  assert.strictEqual(code, 0);
  assert.strictEqual(text, 'hello');
});
process.on('exit', () => assert.strictEqual(worker.isDead(), true));
