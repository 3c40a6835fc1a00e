// SPDX-License-Identifier: MIT
'use strict';
// A server tells when it listens, fails and has closed; an abort signal closes it.
const assert = require('node:assert');
const net = require('node:net');

const server = net.createServer();
assert.strictEqual(server.listening, false);
assert.strictEqual(server.address(), null);
server.close((error) => assert.strictEqual(error.code, 'ERR_SERVER_NOT_RUNNING'));
server.listen(0, '127.0.0.1', async() => {
  const { port } = server.address();
  assert.throws(() => server.listen(0), { code: 'ERR_SERVER_ALREADY_LISTEN' });
  const other = net.createServer().listen(port, '127.0.0.1');
  other.on('error', async(error) => {
    assert.strictEqual(error.message,
                       `listen EADDRINUSE: address already in use 127.0.0.1:${port}`);
    assert.deepStrictEqual({ ...error }, {
      code: 'EADDRINUSE', errno: -98, syscall: 'listen', address: '127.0.0.1', port,
    });
    await server[Symbol.asyncDispose]();
    assert.strictEqual(server.listening, false);
    abort();
  });
});

function abort() {
  const controller = new AbortController();
  const aborted = net.createServer().listen({ port: 0, signal: controller.signal }, () => {
    controller.abort();
  });
  let closed = false;
  aborted.on('close', () => closed = true);
  process.on('exit', () => assert.strictEqual(closed, true));
}
