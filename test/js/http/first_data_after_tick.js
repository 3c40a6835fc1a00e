// SPDX-License-Identifier: MIT
'use strict';

// A body that came with its head is told of after what the listener had queued: there is time for a
// request that is passed on to get its socket, and be given headers, before anything is written.
const assert = require('node:assert');
const http = require('node:http');

const events = [];
const server = http.createServer((req, res) => {
  process.nextTick(() => events.push('queued before'));
  req.on('data', (chunk) => events.push(`${chunk}`));
  process.nextTick(() => events.push('queued after'));
  req.on('end', () => res.end('answer'));
});

server.listen(0, '127.0.0.1', () => {
  const options = { host: '127.0.0.1', port: server.address().port, method: 'POST' };
  http.request(options, (res) => {
    process.nextTick(() => events.push('queued by the client'));
    res.on('data', (chunk) => events.push(`${chunk}`));
    res.on('end', () => {
      assert.deepStrictEqual(events,
                             ['queued before', 'body', 'queued after', 'queued by the client', 'answer']);
      server.close();
    });
  }).end('body');
});
