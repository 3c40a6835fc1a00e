// SPDX-License-Identifier: MIT
'use strict';
// A server in a process whose descriptors run out: connections wait or are dropped, and it serves again when there
// are some.
const assert = require('node:assert');
const { spawn } = require('node:child_process');
const net = require('node:net');

const LIMIT = 64;
if (process.argv[2] === 'serve') {
  const isGeneral = process.argv[3] === 'general';
  const server = require('node:http').createServer((req, res) => res.end('ok'));
  if (isGeneral) server.on('connection', () => {});
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  return;
}

/** Starts a server that may have LIMIT descriptors. */
function start(kind) {
  const command = `ulimit -n ${LIMIT}; exec "$0" "$1" serve ${kind}`;
  return spawn('/bin/sh', ['-c', command, process.execPath, __filename],
               { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

function ask(port, done) {
  let text = '';
  const socket = net.connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  socket.setEncoding('latin1').on('data', (data) => { text += data; }).on('error', () => {})
    .on('close', () => done(text));
}

function exhaust(port, done) {
  const idle = [];
  let waiting = 2 * LIMIT;
  for (let i = waiting; i > 0; i--) {
    const socket = net.connect(port, '127.0.0.1', () => { if (--waiting === 0) done(idle); });
    idle.push(socket.on('error', () => {}).resume());
  }
}

for (const kind of ['fast', 'general']) {
  const child = start(kind);
  child.on('exit', (code, signal) => assert.deepStrictEqual([code, signal], [0, null]));
  child.on('message', (port) => exhaust(port, (idle) => {
    for (const socket of idle) socket.destroy();
    // The server may still be busy with those that are gone: ask until it answers.
    const again = () => ask(port, (text) => {
      if (!text.startsWith('HTTP/1.1 200')) setImmediate(again);
      else child.disconnect();
    });
    again();
  }));
}
