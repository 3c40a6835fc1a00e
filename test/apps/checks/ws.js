// SPDX-License-Identifier: MIT
'use strict';

// An echo server and its clients: text, bytes, fragments, compression, ping, close codes, a refusal, a stream.
const http = require('http');
const WebSocket = require('ws');
const { listen } = require('./support/http');

const server = http.createServer((req, res) => res.writeHead(426).end('upgrade required'));
const wss = new WebSocket.Server({
  server,
  maxPayload: 1 << 20,
  perMessageDeflate: { threshold: 100, zlibDeflateOptions: { level: 9 } },
  handleProtocols: (protocols) => (protocols.has('echo') ? 'echo' : false),
  verifyClient: ({ req }, done) => (req.url === '/refused' ? done(false, 403, 'Not you') : done(true)),
});
wss.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    if (isBinary || data.toString() !== 'close') socket.send(data, { binary: isBinary });
    else socket.close(4001, 'as you wish');
  });
  socket.on('error', (error) => console.log('server', error.code, error.message));
});

const event = (emitter, name) => new Promise((resolve) => emitter.once(name, (...args) => resolve(args)));

async function echo(socket, data, options) {
  const answer = event(socket, 'message');
  socket.send(data, options);
  const [back, isBinary] = await answer;
  return `${isBinary} ${back.length} ${Buffer.from(data).equals(back)}`;
}

async function conversation(url, options) {
  const socket = new WebSocket(url, ['other', 'echo'], options);
  await event(socket, 'open');
  console.log('open', socket.protocol, JSON.stringify(socket.extensions), socket.readyState);
  console.log(await echo(socket, 'short'), await echo(socket, ''), await echo(socket, 'gr\u00fc\u00dfe \u{1f600} '.repeat(2000)));
  console.log(await echo(socket, Buffer.alloc(70000, 'bytes')), await echo(socket, new Uint8Array(200).fill(7)));
  console.log(await echo(socket, require('crypto').randomBytes(300000)), await echo(socket, 'uncompressed'.repeat(30), { compress: false }));
  const answer = event(socket, 'message');
  for (const part of ['in ', 'three ']) socket.send(part, { fin: false });
  socket.send('parts', { fin: true });
  console.log((await answer)[0].toString());
  const pong = event(socket, 'pong');
  socket.ping('are you there');
  console.log('pong', (await pong)[0].toString());
  socket.send('close');
  const [code, reason] = await event(socket, 'close');
  console.log('close', code, reason.toString(), socket.readyState);
}

async function many(url) {
  const sockets = Array.from({ length: 40 }, () => new WebSocket(url));
  const counts = await Promise.all(sockets.map(async(socket, i) => {
    await event(socket, 'open');
    let received = 0;
    socket.on('message', (data) => { received += data.toString() === `${i} ${received}`; });
    for (let n = 0; n < 50; n++) socket.send(`${i} ${n}`);
    while (received < 50) await event(socket, 'message');
    socket.terminate();
    return received;
  }));
  console.log('messages', counts.reduce((a, b) => a + b), [...wss.clients].length <= 40);
}

(async() => {
  const port = await listen(server);
  const url = `ws://127.0.0.1:${port}`;
  await conversation(url);
  await conversation(url, { perMessageDeflate: false });
  const refused = new WebSocket(`${url}/refused`);
  console.log((await event(refused, 'error'))[0].message);
  const large = new WebSocket(url);
  await event(large, 'open');
  large.send(Buffer.alloc((1 << 20) + 1));
  console.log('too large', (await event(large, 'close'))[0]);
  const duplex = WebSocket.createWebSocketStream(new WebSocket(url), { encoding: 'utf8' });
  duplex.write('through a stream');
  console.log((await event(duplex, 'data'))[0]);
  duplex.destroy();
  await many(url);
  wss.close();
  server.close(() => console.log('closed'));
})();
