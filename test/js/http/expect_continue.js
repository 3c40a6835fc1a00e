// SPDX-License-Identifier: MIT
// A client that expects 100-continue sends its body when it is told to; other informational responses are events.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const seen = [];
const server = http.createServer(() => assert.fail('a request that expects is not for this event'));
server.on('checkContinue', (req, res) => {
  seen.push('checkContinue');
  res.writeEarlyHints({ link: '</style.css>; rel=preload' });
  res.writeProcessing();
  res.writeContinue();
  req.resume();
  req.on('end', () => res.end('done'));
});
server.on('checkExpectation', (req, res) => {
  res.statusCode = 417;
  res.end();
});

server.listen(0, '127.0.0.1', () => {
  const options = { port: server.address().port, host: '127.0.0.1', method: 'POST', agent: false };
  const req = http.request({ ...options, headers: { Expect: '100-continue' } });
  req.on('continue', () => {
    seen.push('continue');
    req.end('body');
  });
  req.on('information', ({ statusCode, headers }) => seen.push(statusCode, headers.link));
  req.on('response', (res) => {
    res.resume();
    assert.deepStrictEqual(seen, ['checkContinue', 103, '</style.css>; rel=preload', 102, undefined,
                                  'continue', 100, undefined]);
    http.request({ ...options, headers: { Expect: 'a miracle' } }, (second) => {
      assert.strictEqual(second.statusCode, 417);
      second.resume();
      server.close();
    }).end();
  });
});
