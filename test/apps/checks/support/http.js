// SPDX-License-Identifier: MIT
'use strict';

// What the checks of servers share: a port to listen on, one request, many requests.
const http = require('http');

/** Listens on a free port of 127.0.0.1 and resolves to it. */
async function listen(server) {
  await new Promise((resolve, reject) => server.listen(0, '127.0.0.1', resolve).on('error', reject));
  return server.address().port;
}

/** One request; resolves to { status, headers, body } with the body as bytes. */
function request(port, path, { method = 'GET', headers = {}, body, agent } = {}) {
  if (body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body)) {
    body = JSON.stringify(body);
    headers = { 'content-type': 'application/json', ...headers };
  }
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({
        status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks),
      }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Calls work(0) ... work(count - 1), so many at a time. */
async function inParallel(count, atATime, work) {
  let next = 0;
  const worker = async() => { while (next < count) await work(next++); };
  await Promise.all(Array.from({ length: atATime }, worker));
}

/** A response as text: its status, its headers but those that differ each time, and its body. */
function show(title, { status, headers, body }) {
  const { date, etag, 'last-modified': modified, ...rest } = headers;
  console.log(title, status, JSON.stringify(rest), [date, etag, modified].map(Boolean).join());
  console.log(' ', body.length > 200 ? `${body.length} bytes` : JSON.stringify(body.toString()));
}

module.exports = { inParallel, listen, request, show };
