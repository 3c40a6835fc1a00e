// SPDX-License-Identifier: MIT
// A connection that ends too soon: in the middle of a request, of a response, before any; and a listener that throws.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const events = [];
const server = http.createServer((req, res) => {
  const note = (name) => (error) => events.push(error ? `${name} ${error.code}` : name);
  req.on('aborted', note('aborted'));
  req.on('error', note('error'));
  req.on('close', note('req close'));
  res.on('close', () => {
    note('res close')();
    assert.strictEqual(res.destroyed, true);
    assert.strictEqual(res.writableFinished, false);
  });
  if (req.method === 'POST') req.resume();
  if (req.url === '/throw') throw new Error('of a listener');
  if (req.url === '/stream') {
    const more = () => {
      if (!res.destroyed && res.write('x'.repeat(65536))) setImmediate(more);
    };
    res.on('drain', more);
    more();
  }
});

/** Sends a text, and ends the connection in some way when `when` says so. */
function abort(text, how, when = 'connect') {
  events.length = 0;
  return new Promise((resolve) => {
    const client = net.connect(server.address().port, '127.0.0.1', () => {
      client.write(text);
      if (when === 'connect') setTimeout(() => client[how](), 10);
    });
    client.on('data', () => when === 'data' && client[how]());
    client.on('error', () => {});
    client.on('close', () => setTimeout(resolve, 30));
  });
}

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const expected = ['aborted', 'res close', 'error ECONNRESET', 'req close'];

server.listen(0, '127.0.0.1', async () => {
  await abort(GET, 'end');
  assert.deepStrictEqual(events, expected);
  await abort(GET, 'resetAndDestroy');
  assert.deepStrictEqual(events, expected);
  await abort('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc', 'end');
  assert.deepStrictEqual(events, expected);
  await abort(GET + GET, 'end');
  assert.deepStrictEqual(events.toSorted(), [...expected, ...expected].sort());
  await abort(GET.replace('/', '/stream'), 'resetAndDestroy', 'data');
  assert.deepStrictEqual(events, expected);
  await abort('GET / HT', 'end');
  assert.deepStrictEqual(events, []);
  let thrown;
  process.once('uncaughtException', (error) => { thrown = error.message; });
  await abort(GET.replace('/', '/throw'), 'end');
  assert.strictEqual(thrown, 'of a listener');
  server.close();
  server.closeAllConnections();
});
