// SPDX-License-Identifier: MIT
'use strict';

// Schemas, hooks, plugins and their encapsulation.
const http = require('http');
const fastify = require('fastify');
const { inParallel, request, show } = require('./support/http');

const calls = [];
const app = fastify({ genReqId: () => 'id' });
for (const hook of ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse']) {
  app.addHook(hook, async() => { calls.push(hook); });
}
app.addHook('onRoute', (route) => console.log('route', route.method, route.url));
app.decorateRequest('tenant', null);
app.decorate('double', (n) => 2 * n);
app.addSchema({ $id: 'name', type: 'string', minLength: 2 });
app.addContentTypeParser('text/csv', { parseAs: 'string' }, (req, body, done) => done(null, body.split(',')));

app.post('/person/:id', {
  schema: {
    params: { type: 'object', properties: { id: { type: 'integer' } } },
    querystring: { type: 'object', properties: { tags: { type: 'array', items: { type: 'string' } } } },
    body: { type: 'object', required: ['name'], additionalProperties: false, properties: { name: { $ref: 'name#' }, age: { type: 'number', default: 3 } } },
    response: { 200: { type: 'object', properties: { id: { type: 'integer' }, twice: { type: 'integer' }, body: { type: 'object', additionalProperties: true }, tags: { type: 'array', items: { type: 'string' } } } } },
  },
}, async(req) => ({ id: req.params.id, twice: app.double(req.params.id), body: req.body, tags: req.query.tags, secret: 'not in the schema' }));
app.post('/csv', async(req) => req.body);
app.get('/late', (req, reply) => { setImmediate(() => reply.code(202).header('x-late', 'yes').send({ late: true })); });
app.get('/fails', async() => { throw Object.assign(new Error('teapot'), { statusCode: 418, code: 'E_TEA' }); });
app.get('/stream', (req, reply) => reply.type('text/plain').send(require('stream').Readable.from(['a', 'b', 'c'])));
app.get('/tenant', async(req) => ({ tenant: req.tenant }));
app.register(async(inner) => {
  inner.addHook('onRequest', async(req) => { req.tenant = req.params.tenant; });
  inner.setErrorHandler((error, req, reply) => reply.code(400).send({ handled: error.message }));
  inner.get('/tenant', async(req) => ({ tenant: req.tenant }));
  inner.get('/fails', async() => { throw new Error('inside'); });
}, { prefix: '/in/:tenant' });
app.setNotFoundHandler((req, reply) => reply.code(404).send({ missing: req.url }));

async function load(port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });
  let right = 0;
  await inParallel(1000, 50, async(i) => {
    const { status, body } = await request(port, `/person/${i}?tags=a&tags=b`, { agent, method: 'POST', body: { name: `name ${i}` } });
    right += status === 200 && JSON.parse(body).twice === 2 * i;
  });
  console.log('under load', right);
  agent.destroy();
}

(async() => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address();
  const post = async(path, body, type) => show(`${path} ${JSON.stringify(body)}`, await request(port, path, {
    method: 'POST', body, headers: { 'content-type': type ?? 'application/json' },
  }));
  await post('/person/4?tags=x', { name: 'Ada', extra: 1 });
  console.log(calls.splice(0).join());
  await post('/person/four', { name: 'Ada' });
  await post('/person/4', { name: 'A' });
  await post('/person/4', '{');
  await post('/csv', 'a,b,c', 'text/csv');
  await post('/csv', 'x', 'text/other');
  for (const path of ['/late', '/fails', '/stream', '/tenant', '/in/acme/tenant', '/in/acme/fails', '/nowhere']) {
    show(path, await request(port, path));
  }
  show('head', await request(port, '/tenant', { method: 'HEAD' }));
  await load(port);
  console.log(app.printRoutes());
  await app.close();
  console.log('closed', app.server.listening);
})();
