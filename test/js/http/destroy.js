// SPDX-License-Identifier: MIT
// Either side gives up: 'aborted', 'close' and the errors of both, signals included.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const events = [];
const server = http.createServer((req, res) => {
  if (req.url === '/signal') {
    const { signal } = req;
    signal.addEventListener('abort', () => events.push('server signal'));
    res.on('close', () => {
      assert.strictEqual(res.writableFinished, false);
      events.push('server close');
      setImmediate(second);
    });
    client.controller.abort();
  } else {
    res.writeHead(200, { 'Content-Length': 10 });
    res.write('half');
    setImmediate(() => res.destroy());
  }
});

const client = { controller: new AbortController() };

function first() {
  const req = http.get({ port: server.address().port, host: '127.0.0.1', path: '/signal', agent: false,
                         signal: client.controller.signal });
  req.on('error', (error) => events.push(error.name, error.code));
  req.on('close', () => events.push('client close'));
}

function second() {
  assert.deepStrictEqual(events.toSorted(), ['ABORT_ERR', 'AbortError', 'client close', 'server close',
                                             'server signal'].toSorted());
  const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
    const seen = [];
    res.on('data', (chunk) => seen.push(`${chunk}`));
    res.on('aborted', () => seen.push('aborted'));
    res.on('error', (error) => seen.push(error.code, error.message));
    res.on('end', () => assert.fail('it did not end'));
    res.on('close', () => {
      assert.deepStrictEqual(seen, ['half', 'aborted', 'ECONNRESET', 'aborted']);
      assert.strictEqual(res.complete, false);
      assert.strictEqual(req.destroyed, true);
      server.close();
    });
  });
}
server.listen(0, '127.0.0.1', first);
