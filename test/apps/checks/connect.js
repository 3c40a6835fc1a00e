// SPDX-License-Identifier: MIT
'use strict';

process.env.NODE_ENV = 'test'; // prints no errors

const connect = require('connect');
const http = require('http');
const { listen, request, show } = require('./support/http');

const app = connect();
app.use((req, res, next) => { res.setHeader('X-Order', 'first'); next(); });
app.use('/mounted', (req, res, next) => { res.setHeader('X-Seen', `${req.originalUrl} as ${req.url}`); next(); });
app.use('/mounted', connect().use('/deep', (req, res) => res.end(`deep ${req.url}`)));
app.use('/echo', (req, res) => req.pipe(res));
app.use('/throws', () => { throw new Error('thrown'); });
app.use('/passes', (req, res, next) => next(Object.assign(new Error('passed'), { status: 409 })));
app.use('/late', (req, res, next) => { res.write('begun'); setImmediate(next, new Error('too late')); });
app.use((error, req, res, next) => {
  if (!req.url.startsWith('/passes') || res.headersSent) return next(error);
  res.statusCode = error.status;
  res.end(`${error.message}\n`);
});

const server = http.createServer(app);
listen(server).then(async(port) => {
  for (const path of ['/mounted/deep/er?x=1', '/mounted', '/nowhere', '/passes', '/moun']) {
    show(path, await request(port, path));
  }
  const thrown = await request(port, '/throws');
  console.log(thrown.status, thrown.headers['content-type']);
  await request(port, '/late').catch((error) => console.log(error.code, error.message));
  const bytes = require('crypto').randomBytes(300000);
  console.log((await request(port, '/echo', { method: 'POST', body: bytes })).body.equals(bytes));
  server.close();
});
