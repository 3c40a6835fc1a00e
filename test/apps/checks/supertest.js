// SPDX-License-Identifier: MIT
'use strict';

const express = require('express');
const cookieParser = require('cookie-parser');
const request = require('supertest');

const app = express();
app.use(express.json(), cookieParser());
app.get('/user', (req, res) => res.json({ name: 'john', query: req.query }));
app.post('/login', (req, res) => res.cookie('user', req.body.name).sendStatus(204));
app.get('/me', (req, res) => res.send(req.cookies.user ?? 'nobody'));
app.get('/auth', (req, res) => res.send(req.headers.authorization));
app.get('/redirect', (req, res) => res.redirect('/user?from=redirect'));
app.post('/upload', (req, res) => {
  let size = 0;
  req.on('data', (chunk) => { size += chunk.length; }).on('end', () => res.json({ type: req.headers['content-type'].split(';')[0], more: size > 300 }));
});

(async() => {
  const user = await request(app).get('/user').query({ a: [1, 2], b: 'x y' }).expect('Content-Type', /json/).expect(200);
  console.log(user.body, user.type, user.charset, user.ok);
  const agent = request.agent(app);
  await agent.post('/login').send({ name: 'ada' }).expect(204).expect('set-cookie', /user=ada/);
  console.log((await agent.get('/me')).text, (await request(app).get('/me')).text);
  console.log((await request(app).get('/auth').auth('user', 'pass')).text);
  console.log((await request(app).get('/redirect').redirects(1)).body, (await request(app).get('/redirect')).status);
  console.log((await request(app).post('/upload').field('name', 'value').attach('file', Buffer.from('content'), 'a.txt')).body);
  await request(app).get('/user').expect(404).catch((error) => console.log(error.message));
  await request(app).get('/user').expect('x-none', 'a').catch((error) => console.log(error.message));
  await request(app).get('/user').expect({ name: 'jane', query: {} }).catch((error) => console.log(error.message));
  request(app).get('/nowhere').expect(404).end((error, res) => console.log(error, res.status));
})();
