// SPDX-License-Identifier: MIT
// What messages refuse, and with which codes.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const message = new http.OutgoingMessage();
assert.throws(() => message.setHeader('a b', 1), { code: 'ERR_INVALID_HTTP_TOKEN' });
assert.throws(() => message.setHeader('a'), { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
assert.throws(() => message.setHeader('a', 'b\r\nc'), { code: 'ERR_INVALID_CHAR' });
assert.throws(() => message.getHeader(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => message.setHeaders({}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => message.write('x'), { code: 'ERR_METHOD_NOT_IMPLEMENTED' });
assert.throws(() => message.write(null), { code: 'ERR_STREAM_NULL_VALUES' });
assert.throws(() => message.write(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => http.validateHeaderName(''), { code: 'ERR_INVALID_HTTP_TOKEN' });
assert.throws(() => http.validateHeaderValue('a', '\u{100}'), { code: 'ERR_INVALID_CHAR' });

assert.throws(() => http.request({ path: '/a b' }), { code: 'ERR_UNESCAPED_CHARACTERS' });
assert.throws(() => http.request({ method: 'A B' }), { code: 'ERR_INVALID_HTTP_TOKEN' });
assert.throws(() => http.request({ method: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => http.request('https://a'), { code: 'ERR_INVALID_PROTOCOL' });
assert.throws(() => http.request('nowhere'), { code: 'ERR_INVALID_URL' });
assert.throws(() => http.request({ agent: {} }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => http.request({ host: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => http.createServer({ requestTimeout: 4, headersTimeout: 5 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => http.createServer({ httpValidation: 'lax' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new http.Agent({ scheduling: 'random' }), { code: 'ERR_INVALID_ARG_VALUE' });

const server = http.createServer({ rejectNonStandardBodyWrites: true }, (req, res) => {
  assert.throws(() => res.writeHead(99), { code: 'ERR_HTTP_INVALID_STATUS_CODE' });
  assert.throws(() => res.writeHead(200, 'a\nb'), { code: 'ERR_INVALID_CHAR' });
  res.statusMessage = undefined;
  assert.throws(() => res.writeHead(200, ['a']), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.throws(() => res.writeInformation(101), { code: 'ERR_HTTP_INVALID_STATUS_CODE' });
  assert.throws(() => res.assignSocket(req.socket), { code: 'ERR_HTTP_SOCKET_ASSIGNED' });
  res.strictContentLength = true;
  res.setHeader('Content-Length', 2);
  assert.throws(() => res.end('abc'), { code: 'ERR_HTTP_CONTENT_LENGTH_MISMATCH' });
  res.socket.destroy();
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }).on('error', (error) => {
    assert.strictEqual(error.code, 'ECONNRESET');
    assert.strictEqual(error.message, 'socket hang up');
    server.close();
  });
});
