// SPDX-License-Identifier: MIT
'use strict';
// maxConnections and a block list keep connections away; 'drop' tells whose.
const assert = require('node:assert');
const net = require('node:net');

const server = net.createServer((socket) => socket.resume());
server.maxConnections = 1;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const first = net.connect(port, '127.0.0.1', () => {
    const second = net.connect(port, '127.0.0.1').resume();
    server.once('drop', (data) => {
      assert.deepStrictEqual(Object.keys(data), [
        'localAddress', 'localPort', 'localFamily', 'remoteAddress', 'remotePort', 'remoteFamily',
      ]);
      assert.strictEqual(data.localPort, port);
      assert.strictEqual(data.remotePort, second.localPort);
    });
    second.on('error', () => {});
    second.on('close', () => server.getConnections((error, count) => {
      assert.strictEqual(error, null);
      assert.strictEqual(count, 1);
      first.end();
      server.close(blocked);
    }));
  });
});

function blocked() {
  const blockList = new net.BlockList();
  blockList.addSubnet('127.0.0.0', 8);
  const closed = net.createServer({ blockList }, () => assert.fail('it is blocked'));
  closed.listen(0, '127.0.0.1', () => {
    const { port } = closed.address();
    net.connect(port, '127.0.0.1').resume().on('error', () => {}).on('close', () => {
      closed.close();
      net.connect({ port, host: '127.0.0.1', blockList }).on('error', ({ code, message }) => {
        assert.strictEqual(code, 'ERR_IP_BLOCKED');
        assert.strictEqual(message, 'IP(127.0.0.1) is blocked by net.BlockList');
      });
    });
  });
}
