// SPDX-License-Identifier: MIT
'use strict';

// Events, acknowledgements, rooms, namespaces and middleware, over long polling, over WebSocket, and from one to the other.
const http = require('http');
const { Server } = require('socket.io');
const { io: connect } = require('socket.io-client');
const { listen } = require('./support/http');

const server = http.createServer();
const io = new Server(server, { pingInterval: 5000, maxHttpBufferSize: 1e6 });
io.use((socket, next) => (socket.handshake.auth.token === 'bad' ? next(Object.assign(new Error('refused'), { data: { code: 7 } })) : next()));
io.on('connection', (socket) => {
  socket.on('echo', (...args) => { const done = args.pop(); done(...args); });
  socket.on('join', async(room, done) => { await socket.join(room); done([...socket.rooms].length); });
  socket.on('shout', (room, text) => io.to(room).except('deaf').emit('heard', text));
  socket.on('leave', () => socket.disconnect(true));
});
io.of('/admin').on('connection', (socket) => socket.emit('welcome', socket.nsp.name));

const event = (emitter, name) => new Promise((resolve) => emitter.once(name, (...args) => resolve(args)));

async function conversation(url, transports) {
  const socket = connect(url, { transports, forceNew: true, reconnection: false, upgrade: transports.length > 1 });
  const upgraded = transports.length > 1 ? event(socket.io.engine, 'upgrade') : null;
  await event(socket, 'connect');
  await upgraded; // before or after 'connect'
  console.log(transports.join(), socket.io.engine.transport.name);
  const timed = socket.timeout(5000);
  console.log(await timed.emitWithAck('echo', { text: '\u00e4\u{1f600}', list: [1, null, true] }));
  const bytes = await timed.emitWithAck('echo', { inside: Buffer.alloc(100000, 'bytes') });
  console.log(Buffer.isBuffer(bytes.inside), bytes.inside.length, bytes.inside.toString('latin1', 0, 10));
  console.log((await Promise.all(Array.from({ length: 200 }, (_, i) => timed.emitWithAck('echo', i)))).every((n, i) => n === i));
  const gone = event(socket, 'disconnect');
  socket.emit('leave');
  console.log((await gone)[0]);
}

async function rooms(url) {
  const sockets = ['websocket', 'polling', 'websocket'].map((transport) => connect(url, { transports: [transport], forceNew: true }));
  await Promise.all(sockets.map((socket) => event(socket, 'connect')));
  const heard = [];
  sockets.forEach((socket, i) => socket.on('heard', (text) => heard.push(`${i} ${text}`)));
  console.log(await Promise.all(sockets.map((socket) => socket.emitWithAck('join', 'hall'))), await sockets[2].emitWithAck('join', 'deaf'));
  const both = Promise.all([event(sockets[0], 'heard'), event(sockets[1], 'heard')]);
  sockets[2].emit('shout', 'hall', 'hello');
  await both;
  console.log(heard.sort(), (await io.in('hall').fetchSockets()).length);
  sockets.forEach((socket) => socket.close());
}

(async() => {
  const url = `http://127.0.0.1:${await listen(server)}`;
  await conversation(url, ['websocket']);
  await conversation(url, ['polling']);
  await conversation(url, ['polling', 'websocket']);
  await rooms(url);
  const refused = connect(url, { auth: { token: 'bad' }, forceNew: true, reconnection: false });
  const [error] = await event(refused, 'connect_error');
  console.log(error.message, error.data);
  refused.close();
  const admin = connect(`${url}/admin`, { forceNew: true });
  console.log(await event(admin, 'welcome'));
  admin.close();
  await io.close();
  console.log('closed', server.listening);
})();
