// SPDX-License-Identifier: MIT
// What a request's head may look like: where two recipients could read it differently, it is refused.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');
const { writeInPieces } = require('../../fixtures/pieces.js');

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n';
const POST = 'POST / HTTP/1.1\r\nHost: a\r\n';
const cases = [
  // What is accepted, and the number of requests in it.
  [`${GET}\r\n`, 1],
  [`\r\n${GET}\r\n${GET}\r\n`, 2],
  [`${GET}X:\r\nY: \t z \t\r\n\r\n`, 1],
  [`${GET}X: a\tb\x80\xff\r\n\r\n`, 1],
  ['GET http://a/b?c#d HTTP/1.1\r\nHost: a\r\n\r\n', 1],
  ['QUERY / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab', 1],
  [`${POST}Content-Length: 3\r\n\r\nabc${GET}\r\n`, 2],
  [`${POST}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 1],
  // Line ends.
  ['GET / HTTP/1.1\nHost: a\r\n\r\n', 'HPE_INVALID_VERSION'],
  ['GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n', 'HPE_CR_EXPECTED'],
  [`${GET}\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${GET}X: a\rb\r\n\r\n`, 'HPE_LF_EXPECTED'],
  // Names and values.
  ['GET / HTTP/1.1\r\nHost : a\r\n\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['GET / HTTP/1.1\r\n Host: a\r\n\r\n', 'HPE_UNEXPECTED_SPACE'],
  [`${GET}X: a\r\n b\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${GET}X:\r\n\tb\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${GET}: b\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${GET}foo\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${GET}X: a\0b\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  [`${GET}X: a\x7fb\r\n\r\n`, 'HPE_INVALID_HEADER_TOKEN'],
  // The length of the body.
  [`${POST}Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc`, 'HPE_UNEXPECTED_CONTENT_LENGTH'],
  [`${POST}Content-Length: 3, 3\r\n\r\nabc`, 'HPE_INVALID_CONTENT_LENGTH'],
  [`${POST}Content-Length: +3\r\n\r\nabc`, 'HPE_INVALID_CONTENT_LENGTH'],
  [`${POST}Content-Length:\r\n\r\n`, 'HPE_INVALID_CONTENT_LENGTH'],
  [`${POST}Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
   'HPE_INVALID_TRANSFER_ENCODING'],
  [`${POST}Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n`,
   'HPE_INVALID_CONTENT_LENGTH'],
  [`${POST}Transfer-Encoding: chunked, gzip\r\n\r\n`, 'HPE_INVALID_TRANSFER_ENCODING'],
  [`${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n`,
   'HPE_INVALID_TRANSFER_ENCODING'],
  [`${POST}Transfer-Encoding:\r\n\r\n`, 'HPE_INVALID_TRANSFER_ENCODING'],
  // The first line, and limits.
  ['GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n', 'HPE_INVALID_URL'],
  ['GET / HTTP/1.2\r\nHost: a\r\n\r\n', 'HPE_INVALID_VERSION'],
  ['QUERYX / HTTP/1.1\r\nHost: a\r\n\r\n', 'HPE_INVALID_METHOD'],
  ['get / HTTP/1.1\r\nHost: a\r\n\r\n', 'HPE_INVALID_METHOD'],
  [`${GET}X: ${'a'.repeat(17000)}\r\n\r\n`, 'HPE_HEADER_OVERFLOW'],
  [`${GET}${'a:b\r\n'.repeat(1000)}\r\n`, 'HPE_HEADER_OVERFLOW'],
];

let seen = 0;
let done;
const server = http.createServer((req, res) => {
  seen++;
  req.resume();
  res.end();
});
server.on('clientError', (error, socket) => {
  socket.destroy();
  if (error.code !== 'ECONNRESET') done(error.code); // that is of the case before
});

/** The number of requests, or the code of the error, when the bytes come in pieces. */
async function verdict(text, piece) {
  seen = 0;
  const bytes = Buffer.from(text, 'latin1');
  const client = net.connect(server.address().port, '127.0.0.1').setNoDelay(true);
  client.on('error', () => {});
  let responses = '';
  const result = new Promise((resolve) => {
    done = resolve;
    const expected = cases.find((each) => each[0] === text)[1];
    client.on('data', (data) => {
      responses += data;
      if (responses.split('HTTP/1.1 200').length - 1 === expected) resolve(seen);
    });
  });
  await writeInPieces(client, bytes, piece);
  const answer = await result;
  client.destroy();
  return answer;
}

server.listen(0, '127.0.0.1', async () => {
  for (const [text, expected] of cases) {
    for (const piece of [Infinity, text.length > 200 ? 999 : 1]) {
      assert.strictEqual(await verdict(text, piece), expected, JSON.stringify(text.slice(0, 90)));
    }
  }
  server.close();
});
