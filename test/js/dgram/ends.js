// SPDX-License-Identifier: MIT
'use strict';

// A socket ends with its signal, is told of a port that is taken, and keeps nothing alive when told so.
const assert = require('node:assert');
const dgram = require('node:dgram');

const controller = new AbortController();
const events = [];
const aborted = dgram.createSocket({ type: 'udp4', signal: controller.signal });
aborted.on('close', () => events.push('aborted'));

const first = dgram.createSocket('udp4');
first.bind(0, '127.0.0.1', () => {
  const { port } = first.address();
  const second = dgram.createSocket('udp4');
  second.on('error', (error) => {
    assert.strictEqual(error.code, 'EADDRINUSE');
    assert.strictEqual(error.syscall, 'bind');
    assert.strictEqual(error.port, port);
    events.push('taken');
    second.close();
    first.close(() => events.push('closed'));
    controller.abort();
  });
  second.bind(port, '127.0.0.1', () => assert.fail('the port is taken'));
});

dgram.createSocket('udp4').bind(0, '127.0.0.1').unref();

process.on('exit', () => assert.deepStrictEqual(events.sort(), ['aborted', 'closed', 'taken']));
