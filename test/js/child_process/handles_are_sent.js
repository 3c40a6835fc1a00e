// SPDX-License-Identifier: MIT
'use strict';

// A server goes to the child, which answers its connections; a connection goes to the child, whose
// server closes only when the child has closed it.
const assert = require('node:assert');
const { fork } = require('node:child_process');
const net = require('node:net');

if (process.argv[2] === 'child') {
  process.on('message', (message, handle) => {
    if (message === 'server') {
      assert.ok(handle instanceof net.Server);
      handle.on('connection', (socket) => socket.end('the child listens', () => handle.close()));
      process.send('listening');
    } else if (message === 'socket') {
      assert.ok(handle instanceof net.Socket);
      handle.end('the child answers');
    } else {
      assert.strictEqual(message, 'end');
      process.disconnect();
    }
  });
  return;
}

function readAll(port, done) {
  let text = '';
  net.connect(port, '127.0.0.1').on('data', (chunk) => { text += chunk; }).on('close', () => done(text));
}

const child = fork(__filename, ['child']);
const events = [];

function sendSocket() {
  const server = net.createServer({ pauseOnConnect: true }, (socket) => {
    child.send('socket', socket, (error) => assert.ifError(error));
    server.getConnections((error, count) => {
      assert.ifError(error);
      assert.strictEqual(count, 1);
    });
    server.close(() => events.push('closed'));
  });
  server.listen(0, '127.0.0.1', () => readAll(server.address().port, (text) => {
    events.push(text);
    child.send('end');
  }));
}

const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  child.send('server', server);
  child.once('message', (message) => {
    assert.strictEqual(message, 'listening');
    server.close(); // the child has its own
    readAll(port, (text) => {
      events.push(text);
      sendSocket();
    });
  });
});
child.on('exit', (code) => assert.strictEqual(code, 0));
process.on('exit', () => {
  assert.deepStrictEqual(events.sort(), ['closed', 'the child answers', 'the child listens']);
});
