// SPDX-License-Identifier: MIT
// measure: server
// load: http, 1 kB of JSON | wrk -c64 /
//
// An object is made, written as JSON and sent.
'use strict';

const http = require('node:http');

let id = 0;
const server = http.createServer((request, response) => {
  const items = [];
  for (let i = 0; i < 12; i++) items.push({ id: id++, name: `item number ${i}`, price: i * 1.25, tags: ['a', 'b', 'c'] });
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ total: items.length, items }));
});
server.listen(0, '127.0.0.1', () => console.log(`port\t${server.address().port}`));
