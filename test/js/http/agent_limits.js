// SPDX-License-Identifier: MIT
// An agent's limits: requests wait for a socket, idle sockets are kept up to maxFreeSockets, and names tell them apart.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const agent = new http.Agent({ keepAlive: true, maxSockets: 2, maxFreeSockets: 1 });
assert.strictEqual(agent.getName({ host: 'a', port: 1, localAddress: 'b', family: 6 }), 'a:1:b:6');
assert.strictEqual(agent.getName({ socketPath: '/s' }), 'localhost:::/s');

let open = 0;
let most = 0;
const sockets = new Set();
const server = http.createServer((req, res) => {
  sockets.add(req.socket);
  most = Math.max(most, ++open);
  // Both sockets are in use before the first answer.
  setTimeout(() => {
    open--;
    res.end();
  }, 20);
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const name = agent.getName({ host: '127.0.0.1', port });
  let left = 6;
  for (let i = 0; i < 6; i++) {
    const req = http.get({ port, host: '127.0.0.1', agent }, (res) => res.resume());
    req.on('close', () => {
      assert.strictEqual(req.destroyed, true);
      if (--left === 0) setImmediate(done);
    });
  }
  assert.strictEqual(agent.sockets[name].length, 2);
  assert.strictEqual(agent.requests[name].length, 4);

  function done() {
    assert.strictEqual(most, 2);
    assert.strictEqual(sockets.size, 2);
    assert.strictEqual(agent.freeSockets[name].length, 1);
    assert.deepStrictEqual(Object.keys(agent.requests), []);
    const req = http.get({ port, host: '127.0.0.1', agent }, (res) => {
      assert.strictEqual(req.reusedSocket, true);
      res.resume();
      res.on('end', () => {
        agent.destroy();
        server.close();
      });
    });
  }
});
