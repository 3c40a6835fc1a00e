// SPDX-License-Identifier: MIT
// measure: server
// load: http hello, a connection each | wrk -c64 -s close.lua /
//
// How fast connections are accepted.
'use strict';

const http = require('node:http');

const server = http.createServer((request, response) => response.end('Hello, World!'));
server.listen(0, '127.0.0.1', () => console.log(`port\t${server.address().port}`));
