// SPDX-License-Identifier: MIT
'use strict';
// Very many requests in a row are all answered, although the answers come later than more of them.
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const COUNT = 3000;
const HANDLERS = {
  later: (req, res) => setImmediate(() => res.end(req.url)),
  atOnce: (req, res) => res.end(req.url),
  inParts: (req, res) => {
    res.write(req.url);
    setImmediate(() => res.end());
  },
  reversed: (() => {
    let waiting = [];
    return (req, res) => {
      waiting.push(() => res.end(req.url));
      if (waiting.length > 1) return;
      setImmediate(() => {
        const all = waiting.reverse();
        waiting = [];
        for (const end of all) end();
      });
    };
  })(),
};

/** What comes back, as the numbers of the requests. */
async function numbers(socket) {
  const parts = [];
  for await (const part of socket) parts.push(part);
  const text = Buffer.concat(parts).toString('latin1');
  return text.match(/number\d+/g).map((path) => Number(path.slice(6)));
}

async function run(isGeneral, handler) {
  const server = http.createServer(handler);
  if (isGeneral) server.on('connection', () => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = net.connect(server.address().port, '127.0.0.1');
  const expected = [];
  for (let i = 1; i <= COUNT; i++) {
    expected.push(i);
    const last = i === COUNT ? 'Connection: close\r\n' : '';
    socket.write(`GET /number${i} HTTP/1.1\r\nHost: a\r\nB: ${'c'.repeat(500)}\r\n${last}\r\n`);
  }
  assert.deepStrictEqual(await numbers(socket), expected);
  await new Promise((resolve) => server.close(resolve));
}

(async () => {
  for (const handler of Object.values(HANDLERS)) {
    await run(false, handler);
    await run(true, handler);
  }
})();
