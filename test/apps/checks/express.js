// SPDX-License-Identifier: MIT
'use strict';

// An application with the usual middleware, asked for one thing at a time, then by fifty clients at once.
const fs = require('fs');
const http = require('http');
const zlib = require('zlib');
const { Writable } = require('stream');
const express = require('express');
const compression = require('compression');
const cookieParser = require('cookie-parser');
const cors = require('cors');
const helmet = require('helmet');
const morgan = require('morgan');
const { inParallel, listen, request, show } = require('./support/http');

const log = [];
const app = express();
app.use(morgan(':method :url :status :res[content-length]', {
  stream: new Writable({ write(chunk, encoding, done) { log.push(chunk.toString()); done(); } }),
}));
app.use(helmet());
app.use(cors({ origin: 'http://example.org', credentials: true, maxAge: 60 }));
app.use(compression({ threshold: 512 }));
app.use(cookieParser('secret'));
app.use(express.json({ limit: '1kb' }));
app.use(express.urlencoded({ extended: true }));

fs.mkdirSync('public');
fs.writeFileSync('public/page.html', '<p>page</p>');
fs.writeFileSync('public/large.txt', 'line of text\n'.repeat(500));
app.use('/static', express.static('public', { index: 'page.html', maxAge: '1h' }));

const users = express.Router();
users.param('id', (req, res, next, id) => {
  if (!/^\d+$/.test(id)) return next(Object.assign(new Error(`no such user: ${id}`), { status: 404 }));
  req.user = { id: Number(id), name: `user ${id}` };
  next();
});
users.get('/:id', (req, res) => res.json({ ...req.user, query: req.query }));
users.post('/:id', async(req, res) => { await null; res.status(201).location(req.originalUrl).send(req.body); });
app.use('/users', users);
app.post('/form', (req, res) => res.json(req.body));
app.get('/cookies', (req, res) => {
  res.cookie('plain', 'a b', { httpOnly: true, path: '/' });
  res.cookie('signed', { deep: 1 }, { signed: true, sameSite: 'lax' });
  res.json([req.cookies, req.signedCookies]);
});
app.get('/rejects', async() => { throw new TypeError('rejected'); });
app.get('/redirect', (req, res) => res.redirect('/users/1'));
app.get('/accepts', (req, res) => res.format({ text: () => res.send('text'), json: () => res.json('json') }));
app.get('/download', (req, res) => res.download('public/page.html', 'p\u00e4ge.html'));
app.get('/stream', (req, res) => fs.createReadStream('public/large.txt').pipe(res.type('txt')));
app.use((error, req, res, next) => res.status(error.status ?? 500).json({ error: error.type ?? error.message }));

async function oneByOne(port) {
  const get = async(path, headers) => show(path, await request(port, path, { headers }));
  await get('/users/7?a=1&b=2');
  await get('/users/x');
  await get('/nowhere');
  await get('/rejects');
  await get('/redirect');
  await get('/accepts', { accept: 'application/json' });
  await get('/accepts', { accept: 'image/png' });
  await get('/download');
  await get('/static/');
  await get('/static/large.txt', { range: 'bytes=0-11' });
  await get('/static/../express.js');
  const { headers: { etag } } = await request(port, '/static/page.html');
  await get('/static/page.html', { 'if-none-match': etag });
  const packed = await request(port, '/static/large.txt', { headers: { 'accept-encoding': 'gzip' } });
  console.log(packed.headers['content-encoding'], packed.headers.vary, zlib.gunzipSync(packed.body).length);
  const cookies = (await request(port, '/cookies')).headers['set-cookie'];
  console.log(cookies);
  await get('/cookies', { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
  show('json', await request(port, '/users/1', { method: 'POST', body: { list: [1, { two: 2 }] } }));
  show('broken', await request(port, '/users/1', { method: 'POST', body: '{"a":', headers: { 'content-type': 'application/json' } }));
  show('too large', await request(port, '/users/1', { method: 'POST', body: { text: 'x'.repeat(2000) } }));
  show('form', await request(port, '/form', {
    method: 'POST', body: 'a[b]=1&a[c][]=2&d=%C3%A4', headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }));
  show('preflight', await request(port, '/users/1', {
    method: 'OPTIONS', headers: { 'access-control-request-method': 'PUT', 'origin': 'http://example.org' },
  }));
  show('head', await request(port, '/users/1', { method: 'HEAD' }));
  console.log(log.splice(0).join(''));
}

async function load(port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });
  const kinds = [
    async(i) => JSON.parse((await request(port, `/users/${i}`, { agent })).body).id === i,
    async(i) => JSON.parse((await request(port, `/users/${i}`, { agent, method: 'POST', body: { i } })).body).i === i,
    async() => (await request(port, '/static/page.html', { agent })).body.toString() === '<p>page</p>',
    async() => (await request(port, '/stream', { agent })).body.length === 6500,
    async() => (await request(port, '/nowhere', { agent })).status === 404,
  ];
  const right = kinds.map(() => 0);
  await inParallel(2000, 50, async(i) => {
    const kind = i % kinds.length;
    const ok = await kinds[kind](i);
    right[kind] += ok;
  });
  console.log('under load', right, log.length);
  agent.destroy();
}

const server = http.createServer(app);
listen(server).then(async(port) => {
  await oneByOne(port);
  await load(port);
  server.close(() => console.log('closed'));
});
