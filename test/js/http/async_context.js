// SPDX-License-Identifier: MIT
// Events of a request run in the context it was made in, also on a socket that others used before.
'use strict';
const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');
const http = require('node:http');

const storage = new AsyncLocalStorage();
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = http.createServer((req, res) => {
  assert.strictEqual(storage.getStore(), undefined);
  req.resume();
  req.on('end', () => {
    assert.strictEqual(storage.getStore(), undefined);
    res.end();
  });
});

function ask(port, name) {
  return new Promise((resolve) => {
    storage.run(name, () => {
      const req = http.request({ port, host: '127.0.0.1', method: 'POST', path: `/${name}`, agent });
      const check = () => assert.strictEqual(storage.getStore(), name);
      for (const event of ['socket', 'finish', 'close']) req.on(event, check);
      req.on('response', (res) => {
        check();
        res.resume();
        res.on('end', () => {
          check();
          resolve();
        });
      });
      req.end('body');
    });
  });
}

server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  await Promise.all([ask(port, 'a'), ask(port, 'b')]);
  await ask(port, 'c');
  agent.destroy();
  server.close();
});
