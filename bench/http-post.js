// SPDX-License-Identifier: MIT
// measure: server
// load: http, POST echo of 1 kB | wrk -c64 -s post-1k.lua /
// load: http, POST echo of 1 MB | wrk -c8 -s post-1m.lua /
//
// A body is collected and sent back.
'use strict';

const http = require('node:http');

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => response.end(Buffer.concat(chunks)));
});
server.listen(0, '127.0.0.1', () => console.log(`port\t${server.address().port}`));
