// SPDX-License-Identifier: MIT
'use strict';
// Diagnostics channels and performance observers see sockets and servers.
const assert = require('node:assert');
const channels = require('node:diagnostics_channel');
const net = require('node:net');
const { PerformanceObserver } = require('node:perf_hooks');

const messages = [];
for (const name of ['net.client.socket', 'net.server.socket', 'tracing:net.server.listen:asyncStart',
                    'tracing:net.server.listen:asyncEnd', 'tracing:net.server.listen:error']) {
  channels.subscribe(name, (message) => messages.push([name, ...Object.keys(message)]));
}
const entries = [];
new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type: 'net' });

const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const client = net.connect(port, '127.0.0.1').resume();
  client.on('close', () => net.createServer().listen(port, '127.0.0.1').on('error', () => {
    server.close(() => setTimeout(check, 10, port));
  }));
});

function check(port) {
  assert.deepStrictEqual(messages, [
    ['tracing:net.server.listen:asyncStart', 'server', 'options'],
    ['tracing:net.server.listen:asyncEnd', 'server'],
    ['net.client.socket', 'socket'],
    ['net.server.socket', 'socket'],
    ['tracing:net.server.listen:asyncStart', 'server', 'options'],
    ['tracing:net.server.listen:error', 'server', 'error'],
  ]);
  assert.strictEqual(entries.length, 1);
  const [{ name, entryType, detail, duration }] = entries;
  assert.deepStrictEqual([name, entryType, detail], ['connect', 'net', { host: '127.0.0.1', port }]);
  assert.ok(duration >= 0);
}
