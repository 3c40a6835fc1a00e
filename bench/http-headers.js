// SPDX-License-Identifier: MIT
// measure: server
// load: http, 8 request headers read | wrk -c64 -s headers.lua /
//
// A handler that looks at its request.
'use strict';

const http = require('node:http');

const names = ['host', 'user-agent', 'accept', 'accept-language', 'accept-encoding', 'referer', 'cookie', 'x-request-id'];

const server = http.createServer((request, response) => {
  let length = 0;
  for (const name of names) length += request.headers[name].length;
  response.setHeader('X-Length', length);
  response.end('Hello, World!');
});
server.listen(0, '127.0.0.1', () => console.log(`port\t${server.address().port}`));
