// SPDX-License-Identifier: MIT
'use strict';

// Middleware around middleware, routes with parameters, cookies, streams and errors.
const http = require('http');
const { Readable } = require('stream');
const Koa = require('koa');
const Router = require('koa-router');
const { inParallel, listen, request, show } = require('./support/http');

const app = new Koa({ keys: ['key'] });
const router = new (Router.default ?? Router)({ prefix: '/api' });
const order = [];
app.on('error', (error) => console.log('error event', error.message, error.status));
app.use(async(ctx, next) => { order.push('in'); await next(); order.push('out'); ctx.set('X-Order', order.splice(0).join()); });
app.use(async(ctx, next) => {
  try {
    await next();
  } catch (error) {
    if (error.expose === false || ctx.path.endsWith('uncaught')) throw error;
    ctx.status = error.status ?? 500;
    ctx.body = { caught: error.message, field: error.field };
  }
});
router.param('id', (id, ctx, next) => { ctx.state.item = { id, even: id % 2 === 0 }; return next(); });
router.get('item', '/items/:id', (ctx) => { ctx.body = ctx.state.item; });
router.put('/items/:id', async(ctx) => {
  const chunks = [];
  for await (const chunk of ctx.req) chunks.push(chunk);
  ctx.status = 201;
  ctx.body = `${ctx.params.id}: ${Buffer.concat(chunks)}`;
});
router.get('/cookies', (ctx) => {
  ctx.cookies.set('seen', 'yes', { signed: true, overwrite: true });
  ctx.body = { seen: ctx.cookies.get('seen', { signed: true }) ?? null };
});
router.get('/stream', (ctx) => { ctx.type = 'text'; ctx.body = Readable.from(['one,', 'two']); });
router.get('/buffer', (ctx) => { ctx.body = Buffer.from([1, 2, 3]); });
router.get('/nothing', (ctx) => { ctx.body = null; });
router.get('/html', (ctx) => { ctx.body = '<b>html</b>'; ctx.lastModified = new Date(0); ctx.etag = 'tag'; if (ctx.fresh) ctx.status = 304; });
router.get('/throws', (ctx) => ctx.throw(422, 'wrong field', { field: 'name' }));
router.get('/uncaught', async() => { throw new Error('unexpected'); });
router.get('/from', (ctx) => ctx.redirect(router.url('item', 9)));
router.get('/accepts', (ctx) => { ctx.body = [ctx.accepts('html', 'json'), ctx.acceptsLanguages('de', 'en'), ctx.is('json'), ctx.host.split(':')[0], ctx.query]; });
app.use(router.routes()).use(router.allowedMethods());

async function load(port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });
  let right = 0;
  await inParallel(1000, 50, async(i) => {
    const { body } = await request(port, `/api/items/${i}`, { agent });
    right += JSON.parse(body).even === (i % 2 === 0);
  });
  console.log('under load', right);
  agent.destroy();
}

const server = app.listen(0, '127.0.0.1');
server.on('listening', async() => {
  const { port } = server.address();
  for (const path of ['items/1', 'stream', 'buffer', 'nothing', 'html', 'throws', 'uncaught', 'from', 'missing']) {
    show(path, await request(port, `/api/${path}`));
  }
  show('accepts', await request(port, '/api/accepts?a=1&a=2', { headers: { 'accept': 'application/json', 'accept-language': 'en;q=0.8, de' } }));
  show('fresh', await request(port, '/api/html', { headers: { 'if-none-match': '"tag"' } }));
  show('put', await request(port, '/api/items/5', { method: 'PUT', body: 'body' }));
  show('not allowed', await request(port, '/api/items/5', { method: 'DELETE' }));
  show('not implemented', await request(port, '/api/items/5', { method: 'PURGE' }));
  show('options', await request(port, '/api/items/5', { method: 'OPTIONS' }));
  const cookies = (await request(port, '/api/cookies')).headers['set-cookie'];
  console.log(cookies);
  show('cookies', await request(port, '/api/cookies', { headers: { cookie: cookies.map((c) => c.split(';')[0]).join('; ') } }));
  await load(port);
  server.close(() => console.log('closed'));
});
