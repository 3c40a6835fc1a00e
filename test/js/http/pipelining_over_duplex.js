// SPDX-License-Identifier: MIT
// Responses to pipelined requests leave in the order of the requests, whoever is ready first; over any Duplex.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const { duplexPair } = require('node:stream');

const waiting = [];
const server = http.createServer((req, res) => {
  waiting.push(() => res.end(req.url));
  if (waiting.length === 3) {
    for (const answer of waiting.reverse()) answer();
  }
});

const [client, socket] = duplexPair();
server.emit('connection', socket);
client.write(['/x', '/y', '/z'].map((url, i) =>
  `GET ${url} HTTP/1.1\r\nHost: a\r\n${i === 2 ? 'Connection: close\r\n' : ''}\r\n`).join(''));
let text = '';
client.setEncoding('latin1');
client.on('data', (chunk) => { text += chunk; });
client.on('end', () => {
  assert.deepStrictEqual(text.match(/\/[xyz]/g), ['/x', '/y', '/z']);
  assert.strictEqual(text.match(/HTTP\/1\.1 200 OK/g).length, 3);
  assert.match(text, /Connection: close/);
});
process.on('exit', () => assert.strictEqual(text.endsWith('/z'), true));
