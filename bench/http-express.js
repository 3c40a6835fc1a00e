// SPDX-License-Identifier: MIT
// measure: server
// needs: express
// load: express hello | wrk -c64 /
//
// The smallest server of express.
'use strict';

const app = require(process.env.BENCH_PACKAGES + '/express')();

app.get('/', (request, response) => response.send('Hello, World!'));
const server = app.listen(0, '127.0.0.1', () => console.log(`port\t${server.address().port}`));
