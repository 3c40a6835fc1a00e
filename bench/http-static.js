// SPDX-License-Identifier: MIT
// measure: server
// load: http, a file of 100 kB | wrk -c32 /
//
// A file is streamed into the response.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');

const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'nodus-bench-')), 'file');
fs.writeFileSync(file, 'x'.repeat(100_000));

const server = http.createServer((request, response) => {
  response.setHeader('Content-Length', 100_000);
  fs.createReadStream(file).pipe(response);
});
server.listen(0, '127.0.0.1', () => console.log(`port\t${server.address().port}`));
