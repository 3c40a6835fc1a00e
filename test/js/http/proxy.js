// SPDX-License-Identifier: MIT
// proxyEnv: requests go to the proxy with their whole URL, except to the hosts of NO_PROXY.
'use strict';
const assert = require('node:assert');
const http = require('node:http');

const seen = [];
const server = http.createServer((req, res) => {
  seen.push(req.url, req.headers.host, req.headers['proxy-authorization'], req.headers['proxy-connection']);
  res.end();
});

function ask(env, options) {
  const agent = new http.Agent({ proxyEnv: env });
  return new Promise((resolve, reject) => {
    http.get({ agent, ...options }, (res) => {
      res.resume();
      res.on('end', resolve);
    }).on('error', reject);
  });
}

server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const proxy = `127.0.0.1:${port}`;
  await ask({ HTTP_PROXY: `http://me:secret@${proxy}` }, { host: 'example.test', path: '/a?b' });
  await ask({ http_proxy: `http://${proxy}`, HTTP_PROXY: 'http://127.0.0.1:1' },
            { host: 'example.test', port: 8080, path: '/c' });
  for (const no_proxy of ['*', '127.0.0.1', proxy, 'a.test, 127.0.0.0-127.0.0.9']) {
    await ask({ http_proxy: 'http://127.0.0.1:1', no_proxy }, { host: '127.0.0.1', port, path: '/d' });
  }
  const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
  const direct = ['/d', proxy, undefined, undefined];
  assert.deepStrictEqual(seen, [
    'http://example.test/a?b', 'example.test', basic, 'close',
    'http://example.test:8080/c', 'example.test:8080', undefined, 'close',
    ...direct, ...direct, ...direct, ...direct,
  ]);
  const before = http.globalAgent;
  const undo = http.setGlobalProxyFromEnv({ http_proxy: `http://${proxy}` });
  assert.notStrictEqual(http.globalAgent, before);
  undo();
  assert.strictEqual(http.globalAgent, before);
  server.close();
});
