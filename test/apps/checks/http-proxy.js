// SPDX-License-Identifier: MIT
'use strict';

// Requests, bodies, an upgrade and a failing target through a proxy.
const crypto = require('crypto');
const http = require('http');
const httpProxy = require('http-proxy');
const { inParallel, listen, request, show } = require('./support/http');

const target = http.createServer((req, res) => {
  if (req.url === '/redirect') return res.writeHead(302, { Location: `http://${req.headers.host}/there` }).end();
  res.setHeader('Set-Cookie', 'a=1; Domain=inside.example; Path=/');
  res.setHeader('X-Forwarded', String(['for', 'proto'].map((name) => req.headers[`x-forwarded-${name}`])));
  const hash = crypto.createHash('sha256');
  req.on('data', (chunk) => hash.update(chunk));
  req.on('end', () => res.end(`${req.method} ${req.url} ${hash.digest('hex').slice(0, 12)} ${req.headers['x-added']}`));
});
target.on('upgrade', (req, socket, head) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
  socket.on('data', (chunk) => socket.write(chunk.toString().toUpperCase()));
  socket.on('end', () => socket.end());
});

function upgrade(port) {
  return new Promise((resolve) => {
    http.request({ host: '127.0.0.1', port, headers: { Connection: 'Upgrade', Upgrade: 'websocket' } }).end()
      .on('upgrade', (res, socket) => {
        console.log('upgrade', res.statusCode, res.headers.upgrade);
        socket.write('quietly');
        socket.on('data', (chunk) => { console.log(chunk.toString()); socket.end(); });
        socket.on('close', resolve);
      });
  });
}

(async() => {
  const targetPort = await listen(target);
  const proxy = httpProxy.createProxyServer({
    target: `http://127.0.0.1:${targetPort}`, xfwd: true, ws: true, cookieDomainRewrite: 'outside.example', autoRewrite: true,
  });
  proxy.on('proxyReq', (outgoing) => outgoing.setHeader('X-Added', 'by the proxy'));
  proxy.on('proxyRes', (response) => { response.headers['x-passed'] = 'through'; });
  proxy.on('error', (error, req, res) => res.writeHead(502).end(error.code));
  const front = http.createServer((req, res) => {
    if (req.url === '/dead') proxy.web(req, res, { target: 'http://127.0.0.1:1' });
    else proxy.web(req, res);
  });
  front.on('upgrade', (req, socket, head) => proxy.ws(req, socket, head));
  const port = await listen(front);
  show('get', await request(port, '/path?query=1'));
  show('post', await request(port, '/post', { method: 'POST', body: Buffer.alloc(500000, 'body') }));
  const redirect = await request(port, '/redirect');
  console.log(redirect.status, redirect.headers.location === `http://127.0.0.1:${port}/there`);
  show('dead', await request(port, '/dead'));
  await upgrade(port);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });
  let right = 0;
  await inParallel(300, 20, async(i) => {
    const { body } = await request(port, `/${i}`, { agent });
    right += body.toString().startsWith(`GET /${i} `);
  });
  console.log('under load', right);
  agent.destroy();
  proxy.close();
  front.close();
  target.close();
})();
