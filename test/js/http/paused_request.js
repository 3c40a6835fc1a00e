// SPDX-License-Identifier: MIT
'use strict';

// A request that is paused when its body begins goes on when it is resumed.
const assert = require('node:assert');
const http = require('node:http');

const LENGTH = 4 * 1024 * 1024;

const server = http.createServer((request, response) => {
  let received = 0;
  request.pause();
  setImmediate(() => request.resume());
  request.on('data', (chunk) => received += chunk.length);
  request.on('end', () => response.end(`${received}`));
});

server.listen(0, '127.0.0.1', () => {
  const request = http.request({ port: server.address().port, method: 'POST' }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (text) => assert.strictEqual(text, `${LENGTH}`));
    response.on('end', () => server.close());
  });
  request.end(Buffer.alloc(LENGTH));
});
