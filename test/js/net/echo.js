// SPDX-License-Identifier: MIT
'use strict';
// What a client writes comes back from an echo server, over TCP and over a UNIX socket.
const assert = require('node:assert');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nodus-net-'));
const pieces = ['text', Buffer.from([0, 255, 10]), 'x'.repeat(200000)];
const total = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));

function echo(listenArgs, connectArgs, done) {
  const server = net.createServer((socket) => socket.pipe(socket));
  server.listen(...listenArgs, () => {
    const client = net.connect(...(connectArgs ?? [server.address().port, '127.0.0.1']));
    const received = [];
    for (const piece of pieces) client.write(piece);
    client.end();
    client.on('data', (chunk) => received.push(chunk));
    client.on('close', (hadError) => {
      assert.strictEqual(hadError, false);
      assert.deepStrictEqual(Buffer.concat(received), total);
      assert.strictEqual(client.bytesRead, total.length);
      assert.strictEqual(client.bytesWritten, total.length);
      server.close(done);
    });
  });
}

const name = path.join(folder, 'socket');
echo([0, '127.0.0.1'], undefined, () => echo([name], [name], () => {
  fs.rmSync(folder, { recursive: true });
}));
