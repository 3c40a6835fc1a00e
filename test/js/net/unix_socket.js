// SPDX-License-Identifier: MIT
'use strict';
// UNIX sockets: addresses, permissions, names that are too long, and Linux's abstract names.
const assert = require('node:assert');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nodus-unix-'));
const name = path.join(folder, 'socket');
const server = net.createServer((socket) => {
  assert.strictEqual(socket.remoteAddress, undefined);
  assert.deepStrictEqual(socket.address(), {});
  socket.end('hello');
});
server.listen({ path: name, readableAll: true, writableAll: true }, () => {
  assert.strictEqual(server.address(), name);
  assert.strictEqual(fs.statSync(name).mode & 0o777, 0o666);
  net.connect({ path: name }).on('data', (data) => {
    assert.strictEqual(String(data), 'hello');
  }).on('close', () => server.close(() => {
    assert.strictEqual(fs.existsSync(name), false);
    fs.rmSync(folder, { recursive: true });
  }));
});

const long = path.join(folder, 'x'.repeat(120));
net.createServer().listen(long).on('error', ({ message }) => {
  assert.strictEqual(message, `listen EINVAL: invalid argument ${long}`);
});

if (process.platform === 'linux') {
  const hidden = `\0nodus-test-${process.pid}`;
  const abstract = net.createServer((socket) => socket.end('abstract')).listen(hidden, () => {
    net.connect(hidden).on('data', (data) => assert.strictEqual(String(data), 'abstract'))
      .on('close', () => abstract.close());
  });
}
