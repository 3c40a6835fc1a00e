// SPDX-License-Identifier: MIT
//
// A chat over server-sent events: GET /events is a stream of what everybody says, POST /say adds to it, GET / is a
// page to do both with. Usage: chat.js [PORT]
'use strict';

const http = require('node:http');

const PING_MS = 15_000;
const MESSAGE_LIMIT = 1000;

const page = `<!doctype html><title>Chat</title>
<ul id="messages"></ul>
<form id="form"><input id="text" autocomplete="off" autofocus><button>Say</button></form>
<script>
  new EventSource('/events').onmessage = ({ data }) => {
    const item = document.createElement('li');
    item.textContent = JSON.parse(data).text;
    messages.append(item);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    fetch('/say', { method: 'POST', body: text.value });
    text.value = '';
  };
</script>`;

const listeners = new Set();

function broadcast(message) {
  const event = `data: ${JSON.stringify(message)}\n\n`;
  for (const response of listeners) response.write(event);
}

function listen(request, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': welcome\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

async function say(request, response) {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MESSAGE_LIMIT) break;
  }
  broadcast({ text: text.slice(0, MESSAGE_LIMIT) });
  response.writeHead(204).end();
}

const server = http.createServer((request, response) => {
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /events') listen(request, response);
  else if (route === 'POST /say') say(request, response).catch(() => response.destroy());
  else if (route === 'GET /') response.setHeader('Content-Type', 'text/html').end(page);
  else response.writeHead(404).end();
});

// Comments that keep the connections open where something in between closes idle ones.
setInterval(() => {
  for (const response of listeners) response.write(': ping\n\n');
}, PING_MS).unref();

server.listen(Number(process.argv[2] ?? 3000), '127.0.0.1', () => {
  console.log(`chat on http://127.0.0.1:${server.address().port}`);
});
