// SPDX-License-Identifier: MIT
// Repeated header fields: what each of them becomes in headers, headersDistinct and rawHeaders.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const lines = ['Host: a', 'Host: b', 'Cookie: c=1', 'cookie: d=2', 'X-List: 1', 'x-list:  2 ', 'Set-Cookie: e',
               'Set-Cookie: f', 'User-Agent: g', 'User-Agent: h', 'Empty:', 'Connection: close'];

function check(options, host, done) {
  const server = http.createServer(options, (req, res) => {
    assert.deepStrictEqual(req.headers, {
      'host': host, 'cookie': 'c=1; d=2', 'x-list': '1, 2', 'set-cookie': ['e', 'f'],
      'user-agent': host === 'a' ? 'g' : 'g, h', 'empty': '', 'connection': 'close',
    });
    assert.deepStrictEqual(req.headersDistinct['x-list'], ['1', '2']);
    assert.deepStrictEqual(req.headersDistinct.host, ['a', 'b']);
    assert.deepStrictEqual(req.rawHeaders, lines.flatMap((line) => {
      const [, name, value] = /^([^:]+):\s*(.*?)\s*$/.exec(line);
      return [name, value];
    }));
    res.end();
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.resume();
    client.on('close', () => server.close(done));
    client.end(`GET / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  });
}

check({}, 'a', () => check({ joinDuplicateHeaders: true }, 'a, b'));
