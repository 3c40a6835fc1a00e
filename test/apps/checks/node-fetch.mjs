// SPDX-License-Identifier: MIT

import http from 'node:http';
import zlib from 'node:zlib';
import fetch, { AbortError, Blob, FetchError, FormData, Headers, Request, Response } from 'node-fetch';

const server = http.createServer((req, res) => {
  if (req.url === '/gzip') { res.setHeader('content-encoding', 'gzip'); res.end(zlib.gzipSync('packed')); return; }
  if (req.url === '/redirect') { res.writeHead(301, { location: '/json' }); res.end(); return; }
  if (req.url === '/slow') { res.write('begun'); return; }
  if (req.url === '/echo') { res.setHeader('x-method', req.method); req.pipe(res); return; }
  res.setHeader('content-type', 'application/json');
  res.end('{"a":1}');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const response = await fetch(`${base}/json`);
console.log(response.ok, response.status, response.headers.get('content-type'), await response.json());
console.log(await (await fetch(`${base}/gzip`)).text());
const redirected = await fetch(`${base}/redirect`);
console.log(redirected.redirected, new URL(redirected.url).pathname);
const echo = await fetch(new Request(`${base}/echo`, { method: 'PUT', body: new URLSearchParams({ q: 'x y' }) }));
console.log(echo.headers.get('x-method'), await echo.text());
const form = new FormData();
form.set('field', 'value');
form.set('file', new Blob(['content'], { type: 'text/plain' }), 'name.txt');
console.log((await (await fetch(`${base}/echo`, { method: 'POST', body: form })).text()).replace(/-{5,}\w+/g, 'BOUNDARY'));
const controller = new AbortController();
const slow = await fetch(`${base}/slow`, { signal: controller.signal });
controller.abort();
await slow.text().catch((error) => console.log(error instanceof AbortError, error.name));
await fetch('http://127.0.0.1:1/').catch((error) => console.log(error instanceof FetchError, error.code));
console.log([...new Headers({ B: '2', a: '1' })], await new Response('own').text());
server.closeAllConnections();
server.close();
