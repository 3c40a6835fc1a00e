// SPDX-License-Identifier: MIT
// The method QUERY, whole and in pieces, over a Duplex and over TCP.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const { duplexPair } = require('node:stream');

const seen = [];
const server = http.createServer((req, res) => {
  let text = '';
  req.on('data', (chunk) => { text += chunk; });
  req.on('end', () => {
    seen.push(`${req.method} ${req.url} ${text}`);
    res.end();
  });
});
assert.ok(http.METHODS.includes('QUERY'));

const [client, socket] = duplexPair();
server.emit('connection', socket);
client.resume();
const head = (name) => `QUERY /${name} HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n`;
client.write(`${head('a')}x`);
client.write('QU');
client.write(`${head('b').slice(2)}yGET /c HTTP/1.1\r\nHost: a\r\n\r\n${head('d')}z`);
client.write('PUT /e HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
client.on('end', () => {
  assert.deepStrictEqual(seen, ['QUERY /a x', 'QUERY /b y', 'GET /c ', 'QUERY /d z', 'PUT /e ']);
  server.listen(0, '127.0.0.1', () => {
    const options = { port: server.address().port, host: '127.0.0.1', method: 'QUERY', agent: false };
    http.request(options, (res) => {
      res.resume();
      assert.strictEqual(seen.at(-1), 'QUERY / q');
      http.request(options, (second) => {
        second.resume();
        assert.strictEqual(seen.at(-1), 'QUERY / ');
        server.close();
      }).end();
    }).end('q');
  });
});
