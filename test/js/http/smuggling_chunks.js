// SPDX-License-Identifier: MIT
// The framing of a chunked body is read to the letter: who takes a line end or a space for another one reads a
// different request next.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');
const { writeInPieces } = require('../../fixtures/pieces.js');

const END = '0\r\n\r\n';
const LONG = 16384;
// The framing after the head, and the body that it carries; or else the code of the error.
const cases = [
  [`3\r\nabc\r\n${END}`, 'body abc'],
  [`0003\r\nabc\r\nA\r\n0123456789\r\n00\r\n\r\n`, 'body abc0123456789'],
  [`3;a\r\nabc\r\n${END}`, 'body abc'],
  [`3;a=b;c=d;e="\\"\x80 f"\r\nabc\r\n${END}`, 'body abc'],
  [`3;${'a'.repeat(LONG)}\r\nabc\r\n${END}`, 'body abc'],
  ['0\r\nX: y\r\n\r\n', 'body '],
  [`3;${'a'.repeat(LONG + 1)}\r\nabc\r\n${END}`, 'HPE_CHUNK_EXTENSIONS_OVERFLOW'],
  [`3;a="${'b'.repeat(LONG)}"\r\nabc\r\n${END}`, 'HPE_CHUNK_EXTENSIONS_OVERFLOW'],
  ['\r\nabc\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  ['0x3\r\nabc\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  ['-3\r\nabc\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  [' 3\r\nabc\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  ['3 \r\nabc\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  ['3 ;a=b\r\nabc\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  ['10000000000000003\r\nabc\r\n', 'HPE_INVALID_CHUNK_SIZE'],
  ['3\nabc\r\n', 'HPE_CR_EXPECTED'],
  ['3\rabc\r\n', 'HPE_STRICT'],
  ['3;a\nabc\r\n', 'HPE_CR_EXPECTED'],
  ['3;a=b\nabc\r\n', 'HPE_CR_EXPECTED'],
  ['3;a\rb\r\nabc\r\n', 'HPE_STRICT'],
  ['3;\r\nabc\r\n', 'HPE_STRICT'],
  ['3; a\r\nabc\r\n', 'HPE_STRICT'],
  ['3;a= b\r\nabc\r\n', 'HPE_STRICT'],
  ['3;a=\xe9\r\nabc\r\n', 'HPE_STRICT'],
  ['3;a="b\r\nabc\r\n', 'HPE_STRICT'],
  ['3;a="b"c\r\nabc\r\n', 'HPE_STRICT'],
  ['3;a="\\\x01"\r\nabc\r\n', 'HPE_STRICT'],
  ['3\r\nabc\n0\r\n\r\n', 'HPE_CR_EXPECTED'],
  [`3\r\nabc${END}`, 'HPE_STRICT'],
  [`3\r\nabcd\r\n${END}`, 'HPE_STRICT'],
  [`3\r\nabc\r${END}`, 'HPE_STRICT'],
  ['0\n\r\n', 'HPE_CR_EXPECTED'],
  ['0\r\n\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['0\r\nX: y\n\r\n', 'HPE_CR_EXPECTED'],
  ['0\r\nX: y\r\n z\r\n\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['0\r\nContent-Length: 5\r\n\r\n', 'HPE_INVALID_CONTENT_LENGTH'],
];

let done;
const server = http.createServer((req, res) => {
  let body = '';
  req.setEncoding('latin1');
  req.on('data', (chunk) => { body += chunk; });
  req.on('error', () => {});
  req.on('end', () => {
    res.end();
    done(`body ${body}`);
  });
});
server.on('clientError', (error, socket) => {
  socket.destroy();
  if (error.code !== 'ECONNRESET') done(error.code); // that is of the case before
});

async function verdict(framing, piece) {
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
  const bytes = Buffer.from(head + framing, 'latin1');
  const client = net.connect(server.address().port, '127.0.0.1').setNoDelay(true);
  client.on('error', () => {});
  const result = new Promise((resolve) => { done = resolve; });
  await writeInPieces(client, bytes, piece);
  const answer = await result;
  client.destroy();
  return answer;
}

server.listen(0, '127.0.0.1', async () => {
  for (const [framing, expected] of cases) {
    for (const piece of [Infinity, framing.length > 200 ? 999 : 1]) {
      assert.strictEqual(await verdict(framing, piece), expected,
                         JSON.stringify(framing.slice(0, 60)));
    }
  }
  server.close();
});
