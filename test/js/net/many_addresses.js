// SPDX-License-Identifier: MIT
'use strict';
// The addresses that a look-up gives are tried in turn; the failures come together.
const assert = require('node:assert');
const net = require('node:net');

function lookup(hostname, options, callback) {
  assert.strictEqual(hostname, 'host.example');
  assert.strictEqual(options.all, true);
  process.nextTick(callback, null, [
    { address: '127.0.0.1', family: 4 }, { address: '127.0.0.2', family: 4 },
  ]);
}

const second = net.createServer((socket) => socket.end('second')).listen(0, '127.0.0.2', () => {
  const { port } = second.address();
  const client = net.connect({ host: 'host.example', port, lookup, autoSelectFamily: true });
  const events = [];
  client.on('connectionAttempt', (ip, p, family) => events.push(['attempt', ip, p, family]));
  client.on('connectionAttemptFailed', (ip, p, family, { code }) => events.push([ip, code]));
  client.on('connect', () => {
    assert.strictEqual(client.remoteAddress, '127.0.0.2');
    assert.deepStrictEqual(client.autoSelectFamilyAttemptedAddresses,
                           [`127.0.0.1:${port}`, `127.0.0.2:${port}`]);
    assert.deepStrictEqual(events, [
      ['attempt', '127.0.0.1', port, 4], ['127.0.0.1', 'ECONNREFUSED'],
      ['attempt', '127.0.0.2', port, 4],
    ]);
  });
  client.resume().on('close', () => second.close(() => allFail(port)));
});

function allFail(port) {
  net.connect({ host: 'host.example', port, lookup, autoSelectFamily: true }).on('error', (error) => {
    assert.strictEqual(error.constructor, AggregateError);
    assert.strictEqual(error.code, 'ECONNREFUSED');
    assert.deepStrictEqual(error.errors.map(({ address }) => address), ['127.0.0.1', '127.0.0.2']);
  });
}
