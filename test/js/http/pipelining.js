// SPDX-License-Identifier: MIT
// Pipelined requests are handled at once; their responses leave in the order of the requests, whole, whatever is
// ready first and however it is written.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const finished = [];
const server = http.createServer((req, res) => {
  res.on('finish', () => finished.push(req.url));
  switch (req.url) {
    case '/late': setTimeout(() => res.end('late'), 20); break;
    case '/sync': res.end('sync'); break;
    case '/chunks':
      res.write('one ');
      setTimeout(() => {
        res.write('two ');
        res.end('three');
      }, 5);
      break;
    case '/body': {
      let body = '';
      req.on('data', (chunk) => { body += chunk; });
      req.on('end', () => res.end(`body ${body}`));
      break;
    }
    default: res.writeHead(404).end();
  }
});

/** Splits responses with a Content-Length or chunks into [status, body]. */
function parse(text) {
  const responses = [];
  while (text !== '') {
    const end = text.indexOf('\r\n\r\n') + 4;
    const head = text.slice(0, end);
    text = text.slice(end);
    let body = '';
    if (/chunked/.test(head)) {
      for (;;) {
        const line = text.indexOf('\r\n');
        const size = parseInt(text, 16);
        body += text.slice(line + 2, line + 2 + size);
        text = text.slice(line + 4 + size);
        if (size === 0) break;
      }
    } else {
      const length = Number(/Content-Length: (\d+)/.exec(head)[1]);
      body = text.slice(0, length);
      text = text.slice(length);
    }
    responses.push([Number(head.slice(9, 12)), body]);
  }
  return responses;
}

server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  const get = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const post = 'POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd';
  client.write(get('/late') + get('/sync') + get('/chunks') + post + get('/none') +
               get('/chunks') + get('/sync').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  let text = '';
  client.setEncoding('latin1');
  client.on('data', (data) => { text += data; });
  client.on('end', () => {
    assert.deepStrictEqual(parse(text), [
      [200, 'late'], [200, 'sync'], [200, 'one two three'], [200, 'body abcd'], [404, ''],
      [200, 'one two three'], [200, 'sync'],
    ]);
    assert.deepStrictEqual(finished, ['/late', '/sync', '/chunks', '/body', '/none', '/chunks',
                                      '/sync']);
    server.close();
  });
});
