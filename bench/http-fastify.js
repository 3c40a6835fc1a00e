// SPDX-License-Identifier: MIT
// measure: server
// needs: fastify
// load: fastify hello | wrk -c64 /
//
// The smallest server of fastify.
'use strict';

const app = require(process.env.BENCH_PACKAGES + '/fastify')();

app.get('/', async () => ({ hello: 'world' }));
app.listen({ port: 0, host: '127.0.0.1' }).then(() => console.log(`port\t${app.server.address().port}`));
