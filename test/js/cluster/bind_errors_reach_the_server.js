// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const cluster = require('node:cluster');
const net = require('node:net');

if (cluster.isWorker) {
  const port = Number(process.env.BUSY_PORT);
  const server = net.createServer().listen(port, '127.0.0.1');
  server.on('listening', () => process.exit(1));
  server.on('error', (error) => {
    assert.strictEqual(error.message, `bind EADDRINUSE 127.0.0.1:${port}`);
    assert.deepStrictEqual([error.code, error.syscall, error.port], ['EADDRINUSE', 'bind', port]);
    // With `exclusive` the primary is not asked.
    net.createServer().listen({ port: 0, exclusive: true }, () => cluster.worker.destroy());
  });
  return;
}
const busy = net.createServer().listen(0, '127.0.0.1', () => {
  const worker = cluster.fork({ BUSY_PORT: busy.address().port });
  worker.on('listening', () => assert.fail('the primary does not know of it'));
  worker.on('exit', (code) => {
    assert.strictEqual(code, 0);
    busy.close();
  });
});
