// SPDX-License-Identifier: MIT
'use strict';

// The load generator as a library: an exact number of requests, checked on both sides.
const http = require('http');
const autocannon = require('autocannon');
const { listen } = require('./support/http');

const seen = { GET: 0, POST: 0 };
let bodies = 0;
const server = http.createServer((req, res) => {
  seen[req.method]++;
  req.on('data', (chunk) => { bodies += chunk.length; });
  req.on('end', () => res.writeHead(req.url === '/missing' ? 404 : 200).end('response'));
});

const summary = ({ requests, errors, timeouts, mismatches, non2xx, '2xx': ok, '4xx': wrong, connections, pipelining, statusCodeStats }) =>
  JSON.stringify({ total: requests.total, errors, timeouts, mismatches, non2xx, ok, wrong, connections, pipelining, statusCodeStats });

listen(server).then(async(port) => {
  const url = `http://127.0.0.1:${port}`;
  console.log(summary(await autocannon({ url, connections: 10, amount: 500 })));
  console.log(summary(await autocannon({ url, connections: 4, pipelining: 5, amount: 400, method: 'POST', body: '0123456789' })));
  console.log(summary(await autocannon({ url: `${url}/missing`, connections: 2, amount: 20 })));
  console.log(summary(await autocannon({ url, connections: 2, amount: 40, expectBody: 'something else' })));
  console.log(summary(await autocannon({
    url, connections: 1, amount: 30, requests: [{ method: 'GET', path: '/' }, { method: 'POST', path: '/missing', body: 'x' }, { method: 'GET', path: '/2' }],
  })));
  console.log(seen, bodies);
  server.close();
});
