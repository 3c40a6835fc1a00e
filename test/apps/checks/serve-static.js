// SPDX-License-Identifier: MIT
'use strict';

// Files, indexes, redirects, ranges, conditions, hidden and foreign paths.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const serveStatic = require('serve-static');
const { inParallel, listen, request, show } = require('./support/http');

const bytes = crypto.createHash('shake256', { outputLength: 3e6 }).update('seed').digest();
fs.mkdirSync('root/folder', { recursive: true });
fs.writeFileSync('root/index.html', '<h1>index</h1>');
fs.writeFileSync('root/folder/default.htm', 'inner');
fs.writeFileSync('root/n\u00e4me.json', '{}');
fs.writeFileSync('root/large.bin', bytes);
fs.writeFileSync('root/.hidden', 'hidden');
fs.writeFileSync('outside.txt', 'outside');
for (const name of fs.readdirSync('root')) fs.utimesSync(`root/${name}`, 1e9, 1e9);

const serve = serveStatic('root', {
  index: ['index.html', 'default.htm'], extensions: ['html', 'json'], maxAge: 5000, immutable: true,
  setHeaders: (res, path) => res.setHeader('X-Name', encodeURIComponent(require('path').basename(path))),
});
const server = http.createServer((req, res) => serve(req, res, (error) => { res.statusCode = error?.statusCode ?? 404; res.end(`next: ${error?.message}`); }));

listen(server).then(async(port) => {
  const get = async(path, headers, method) => show(`${path} ${JSON.stringify(headers) ?? ''}`, await request(port, path, { headers, method }));
  for (const path of ['/', '/index', '/n%C3%A4me', '/folder', '/folder/', '/.hidden', '/../outside.txt', '/%2e%2e/outside.txt', '/none', '/bad%', '/nul%00']) await get(path);
  await get('/index.html', { 'if-modified-since': new Date(1e12).toUTCString() });
  await get('/index.html', { 'if-modified-since': new Date(0).toUTCString() });
  await get('/index.html', { 'if-match': '"other"' });
  await get('/index.html', { range: 'bytes=4-8' });
  await get('/index.html', { range: 'bytes=-5' });
  await get('/index.html', { range: 'bytes=100-' });
  await get('/index.html', { range: 'bytes=0-1,3-4' });
  await get('/index.html', undefined, 'HEAD');
  await get('/index.html', undefined, 'POST');
  const agent = new http.Agent({ keepAlive: true, maxSockets: 10 });
  let right = 0;
  await inParallel(20, 10, async() => {
    const { body } = await request(port, '/large.bin', { agent });
    right += body.equals(bytes);
  });
  await inParallel(100, 10, async(i) => {
    const { body, status } = await request(port, '/large.bin', { agent, headers: { range: `bytes=${i * 1000}-${i * 1000 + 4999}` } });
    right += status === 206 && body.equals(bytes.subarray(i * 1000, i * 1000 + 5000));
  });
  console.log('right', right);
  agent.destroy();
  server.close();
});
