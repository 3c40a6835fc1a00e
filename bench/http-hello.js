// SPDX-License-Identifier: MIT
// measure: server
// load: http hello | wrk -c64 /
// load: http hello, p99 at half the rate | steady 64 /
// load: http hello, 16 requests pipelined | wrk -c64 -s pipeline.lua /
// load: http hello, memory after load | rest
//
// The smallest server of node:http.
'use strict';

const http = require('node:http');

const server = http.createServer((request, response) => response.end('Hello, World!'));
server.listen(0, '127.0.0.1', () => console.log(`port\t${server.address().port}`));
