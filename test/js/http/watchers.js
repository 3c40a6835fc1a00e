// SPDX-License-Identifier: MIT
// Diagnostics channels and performance entries tell of requests and responses on both sides.
'use strict';
const assert = require('node:assert');
const { subscribe } = require('node:diagnostics_channel');
const http = require('node:http');
const { PerformanceObserver } = require('node:perf_hooks');

const seen = [];
for (const name of ['http.client.request.created', 'http.client.request.start', 'http.client.response.finish',
                    'http.server.request.start', 'http.server.response.created',
                    'http.server.response.finish']) {
  subscribe(name, (message) => {
    assert.ok(message.request);
    seen.push(name);
  });
}
const failures = [];
subscribe('http.client.request.error', ({ request, error }) => failures.push(request.path, error.code));

new PerformanceObserver((list, observer) => {
  for (const entry of list.getEntries()) {
    assert.strictEqual(entry.entryType, 'http');
    assert.strictEqual(entry.detail.res.statusCode, 200);
    seen.push(entry.name);
  }
  if (seen.length < 8) return;
  observer.disconnect();
  assert.deepStrictEqual(seen.toSorted(), [
    'HttpClient', 'HttpRequest', 'http.client.request.created', 'http.client.request.start',
    'http.client.response.finish', 'http.server.request.start', 'http.server.response.created',
    'http.server.response.finish',
  ]);
  http.get({ port, host: '127.0.0.1', path: '/gone', agent: false }).on('error', (error) => {
    assert.deepStrictEqual(failures, ['/gone', error.code]);
  });
}).observe({ type: 'http' });

let port;
const server = http.createServer((req, res) => res.end('x'));
server.listen(0, '127.0.0.1', () => {
  ({ port } = server.address());
  http.get({ port, host: '127.0.0.1', agent: false }, (res) => {
    res.resume();
    res.on('end', () => server.close());
  });
});
