// SPDX-License-Identifier: MIT
//
// A JSON API over a list of notes, kept in memory:
//   GET /notes          all of them       POST /notes         adds one
//   GET /notes/1        one               DELETE /notes/1     takes it away
// Usage: json-api.js [PORT]
'use strict';

const http = require('node:http');

const BODY_LIMIT = 64 * 1024;
const notes = new Map();
let lastId = 0;

function send(response, status, value) {
  const body = value === undefined ? '' : JSON.stringify(value);
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(body);
}

async function readJSON(request) {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BODY_LIMIT) throw Object.assign(new Error('the body is too large'), { status: 413 });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw Object.assign(new Error('the body is not JSON'), { status: 400 });
  }
}

async function addNote(request, response) {
  const { text } = await readJSON(request);
  if (typeof text !== 'string') throw Object.assign(new Error('text must be a string'), { status: 422 });
  const note = { id: ++lastId, text, created: new Date().toISOString() };
  notes.set(note.id, note);
  response.setHeader('Location', `/notes/${note.id}`);
  send(response, 201, note);
}

async function route(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const [, collection, id, ...rest] = pathname.split('/');
  if (collection !== 'notes' || rest.length > 0) return send(response, 404, { error: 'not found' });
  if (id === undefined && request.method === 'GET') return send(response, 200, [...notes.values()]);
  if (id === undefined && request.method === 'POST') return addNote(request, response);
  const note = notes.get(Number(id));
  if (note === undefined) return send(response, 404, { error: 'not found' });
  if (request.method === 'GET') return send(response, 200, note);
  if (request.method === 'DELETE') {
    notes.delete(note.id);
    return send(response, 204);
  }
  send(response, 405, { error: `${request.method} is not possible here` });
}

const server = http.createServer((request, response) => {
  route(request, response).catch((error) => send(response, error.status ?? 500, { error: error.message }));
});

server.listen(Number(process.argv[2] ?? 3000), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
