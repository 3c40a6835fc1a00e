// SPDX-License-Identifier: MIT
// A body without a length is chunked; what is written in one tick is one chunk, and trailers follow.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((req, res) => {
  let text = '';
  req.setEncoding('utf8');
  req.on('data', (chunk) => { text += chunk; });
  req.on('end', () => {
    assert.strictEqual(text, 'abcdef');
    assert.deepStrictEqual(req.trailers, { 'x-sum': '6' });
    assert.deepStrictEqual(req.rawTrailers, ['X-Sum', '6']);
    res.setHeader('Trailer', 'X-End');
    res.write('one');
    res.write('two');
    res.addTrailers({ 'X-End': 'yes' });
    res.end('three');
  });
});

server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.write('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n' +
    'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\nX-Sum: 6\r\n\r\n');
  let text = '';
  client.setEncoding('latin1');
  client.on('data', (chunk) => { text += chunk; });
  client.on('end', () => {
    const [head, body] = text.split(/\r\n\r\n(.*)/s);
    assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(head, /\r\nTransfer-Encoding: chunked(\r\n|$)/);
    assert.strictEqual(body, 'b\r\nonetwothree\r\n0\r\nX-End: yes\r\n\r\n');
    server.close();
  });
});
