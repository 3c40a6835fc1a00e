// SPDX-License-Identifier: MIT
'use strict';

// What a socket refuses, and with which code.
const assert = require('node:assert');
const dgram = require('node:dgram');

const refused = (code, action) => assert.throws(action, { code });

refused('ERR_SOCKET_BAD_TYPE', () => dgram.createSocket('tcp'));
refused('ERR_INVALID_ARG_TYPE', () => dgram.createSocket({ type: 'udp4', lookup: 1 }));
refused('ERR_INVALID_ARG_TYPE', () => dgram.createSocket({ type: 'udp4', receiveBlockList: {} }));

const socket = dgram.createSocket('udp4');
refused('EBADF', () => socket.address());
refused('ERR_INVALID_ARG_TYPE', () => socket.send(1, 80));
refused('ERR_INVALID_ARG_TYPE', () => socket.send([1], 80));
refused('ERR_SOCKET_BAD_PORT', () => socket.send('x', 0));
refused('ERR_SOCKET_BAD_PORT', () => socket.send('x', 65536));
refused('ERR_BUFFER_OUT_OF_BOUNDS', () => socket.send('x', 2, 0, 80));
refused('ERR_BUFFER_OUT_OF_BOUNDS', () => socket.send('x', 0, 2, 80));
refused('ERR_INVALID_ARG_TYPE', () => socket.setTTL('1'));
refused('EINVAL', () => socket.setTTL(0));
refused('ERR_MISSING_ARGS', () => socket.addMembership());
refused('ERR_SOCKET_BAD_BUFFER_SIZE', () => socket.setRecvBufferSize(-1));
refused('ERR_INVALID_ARG_VALUE', () => socket.bindSync({ address: 'localhost' }));

assert.deepStrictEqual(socket.bindSync({ address: '127.0.0.1' }), socket.address());
refused('ERR_SOCKET_ALREADY_BOUND', () => socket.bind(0));
socket.connectSync(9, '127.0.0.1');
assert.strictEqual(socket.remoteAddress().port, 9);
socket.close();
refused('ERR_SOCKET_DGRAM_NOT_RUNNING', () => socket.close());
refused('ERR_SOCKET_DGRAM_NOT_RUNNING', () => socket.send('x', 80));
