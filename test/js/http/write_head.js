// SPDX-License-Identifier: MIT
// writeHead takes headers in several forms, and calls of it by way of the prototype can be wrapped.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const cases = [
  [(res) => res.writeHead(201, { A: 1, B: ['x', 'y'] }), ['A', '1', 'B', 'x', 'B', 'y']],
  [(res) => res.writeHead(201, 'Made', ['A', '1', 'A', '2']), ['A', '1', 'A', '2']],
  [(res) => res.writeHead(201, [['A', '1'], ['C', '3']]), ['A', '1', 'C', '3']],
  [(res) => res.setHeader('A', 0).writeHead(201, ['A', '1', 'a', '2']), ['A', '1', 'A', '2']],
  [(res) => res.setHeader('D', 4).writeHead(201, { A: 1 }), ['D', '4', 'A', '1']],
  [(res) => { res.statusCode = 201; res.setHeaders(new Map([['A', '5']])); }, ['A', '5']],
  [(res) => { res.statusCode = 201; res.appendHeader('A', '1').appendHeader('a', '2'); }, ['A', '1', 'A', '2']],
];

let wrapped = 0;
const server = http.createServer((req, res) => {
  const { writeHead } = res;
  res.writeHead = function(...args) {
    wrapped++;
    return writeHead.apply(this, args);
  };
  assert.strictEqual(res.headersSent, false);
  cases[req.url.slice(1)][0](res);
  res.end('x');
  assert.strictEqual(res.headersSent, true);
  assert.throws(() => res.setHeader('a', 'b'), { code: 'ERR_HTTP_HEADERS_SENT' });
  assert.throws(() => res.writeHead(200), { code: 'ERR_HTTP_HEADERS_SENT' });
});

function run(port, i) {
  if (i === cases.length) {
    server.close();
    return;
  }
  http.get({ port, host: '127.0.0.1', path: `/${i}`, agent: false }, (res) => {
    assert.strictEqual(res.statusCode, 201);
    assert.strictEqual(res.statusMessage, i === 1 ? 'Made' : 'Created');
    const end = res.rawHeaders.indexOf('Date');
    assert.deepStrictEqual(res.rawHeaders.slice(0, end), cases[i][1]);
    assert.strictEqual(wrapped, 2 * (i + 1));
    res.resume();
    res.on('end', () => run(port, i + 1));
  });
}
server.listen(0, '127.0.0.1', () => run(server.address().port, 0));
