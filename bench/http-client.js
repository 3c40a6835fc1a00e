// SPDX-License-Identifier: MIT
//
// Requests one after the other over one connection that is kept alive, to a server in the same process.
'use strict';

const http = require('node:http');
const measure = require('./support/measure');

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function get(port) {
  return new Promise((resolve, reject) => {
    http.get({ port, host: '127.0.0.1', agent }, (response) => {
      response.resume();
      response.on('end', resolve);
    }).on('error', reject);
  });
}

const server = http.createServer((request, response) => response.end('Hello, World!'));
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  await measure.async('http client, keep-alive', async (n) => {
    for (let i = 0; i < n; i++) await get(port);
  });
  process.exit();
});
