// SPDX-License-Identifier: MIT
//
// Serves the files of a folder: streams them, answers ranges (`curl -r 0-99`) and conditional requests, and never
// leaves the folder. Usage: static-server.js [FOLDER [PORT]]
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { pipeline } = require('node:stream');

const types = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
};

const root = fs.realpathSync(process.argv[2] ?? '.');

function fail(response, status) {
  response.writeHead(status, { 'Content-Type': 'text/plain' });
  response.end(`${http.STATUS_CODES[status]}\n`);
}

// The file that a URL names, or undefined if it is outside the folder.
function fileOf(url) {
  const name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  const file = path.join(root, name.endsWith('/') ? `${name}index.html` : name);
  return !name.includes('\0') && file.startsWith(root + path.sep) ? file : undefined;
}

/** [first, last] of `bytes=2-5`, `bytes=2-`, `bytes=-3`; null for one that cannot be satisfied. */
function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || match[0] === 'bytes=-') return [0, size - 1];
  const [, from, to] = match;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first <= last ? [first, last] : null;
}

function sendFile(request, response, file, stats) {
  const tag = `"${stats.size.toString(16)}-${stats.mtimeMs.toString(16)}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Last-Modified', stats.mtime.toUTCString());
  response.setHeader('Accept-Ranges', 'bytes');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304);
    return response.end();
  }
  const range = parseRange(request.headers.range, stats.size);
  if (range === null && stats.size > 0) {
    response.setHeader('Content-Range', `bytes */${stats.size}`);
    return fail(response, 416);
  }
  const [start, end] = range ?? [0, -1];
  const isPart = end - start + 1 < stats.size;
  if (isPart) response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`);
  response.writeHead(isPart ? 206 : 200, {
    'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
    'Content-Length': end - start + 1,
  });
  if (request.method === 'HEAD' || end < start) return response.end();
  pipeline(fs.createReadStream(file, { start, end }), response, () => {}); // a client may go away
}

const server = http.createServer((request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return fail(response, 405);
  let file;
  try {
    file = fileOf(request.url);
  } catch {
    return fail(response, 400);
  }
  if (file === undefined) return fail(response, 403);
  fs.stat(file, (error, stats) => {
    if (error || !stats.isFile()) fail(response, 404);
    else sendFile(request, response, file, stats);
  });
});

server.listen(Number(process.argv[3] ?? 3000), '127.0.0.1', () => {
  console.log(`serving ${root} on http://127.0.0.1:${server.address().port}`);
});
