// SPDX-License-Identifier: MIT
// measure: server
// load: http, memory of an idle connection | idle 10000 /
//
// Connections that were served once and wait.
'use strict';

const http = require('node:http');

const server = http.createServer({ keepAliveTimeout: 600_000 }, (request, response) => response.end('Hello, World!'));
server.listen(0, '127.0.0.1', 4096, () => console.log(`port\t${server.address().port}`));
