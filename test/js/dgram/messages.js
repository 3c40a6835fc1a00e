// SPDX-License-Identifier: MIT
'use strict';

// Datagrams arrive whole, with the address of their sender; what is sent before the socket has a port
// waits for it.
const assert = require('node:assert');
const dgram = require('node:dgram');

const payloads = ['text', Buffer.from([1, 2, 3]), ['list of ', Buffer.from('views')], '',
                  'x'.repeat(9000)];
const server = dgram.createSocket('udp4');
const received = [];

server.on('message', (message, sender) => {
  assert.strictEqual(sender.family, 'IPv4');
  assert.strictEqual(sender.address, '127.0.0.1');
  assert.strictEqual(sender.size, message.length);
  received.push(message.toString('latin1'));
  if (received.length < payloads.length) {
    send();
    return;
  }
  assert.deepStrictEqual(received, ['text', '\x01\x02\x03', 'list of views', '', 'x'.repeat(9000)]);
  client.close(() => server.close());
});

const client = dgram.createSocket('udp4');

function send() {
  const payload = payloads[received.length];
  client.send(payload, server.address().port, '127.0.0.1', (error, length) => {
    assert.ifError(error);
    assert.strictEqual(length, Buffer.concat([payload].flat().map((part) => Buffer.from(part))).length);
  });
}

server.bind(0, '127.0.0.1', send);
