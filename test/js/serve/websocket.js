// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
//
// WebSockets: handshake, messages in pieces, control frames, topics, the closing handshake.
'use strict';

const assert = require('node:assert');
const { once } = require('node:events');
const net = require('node:net');

const log = [];
const server = Nodus.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, self) {
    const headers = { 'sec-websocket-protocol': 'chat' };
    if (self.upgrade(request, { headers, data: { name: 'n' } })) return undefined;
    return new Response('no', { status: 426 });
  },
  websocket: {
    maxPayloadLength: 70000,
    open(ws) {
      ws.subscribe('all');
      ws.send(`hello ${ws.data.name}`);
    },
    message(ws, message) {
      if (message === 'close') ws.close(4000, 'asked');
      else if (message === 'all') assert.strictEqual(server.publish('all', 'to all'), 6);
      else ws.send(message);
    },
    pong(ws, data) { log.push(`pong ${data}`); },
    close(ws, code, reason) { log.push(`${code} ${reason}`); },
  },
});

/** A masked frame. */
function frame(opcode, payload, isFinal = true) {
  const bytes = Buffer.from(payload);
  const head = bytes.length < 126 ? Buffer.from([0x80 | bytes.length]) :
    Buffer.from([0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
  if (bytes.length >= 126) head.writeUInt32BE(bytes.length, 5);
  const mask = Buffer.from([1, 2, 3, 4]);
  return Buffer.concat([
    Buffer.from([(isFinal ? 0x80 : 0) | opcode]), head, mask, bytes.map((b, i) => b ^ mask[i & 3]),
  ]);
}

class Client {
  static async open() {
    const client = new Client();
    client.socket = net.connect(server.port, '127.0.0.1');
    client.received = Buffer.alloc(0);
    client.socket.on('data', (chunk) => {
      client.received = Buffer.concat([client.received, chunk]);
      client.socket.emit('progress');
    });
    client.socket.write('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n' +
      'Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
    while (client.received.indexOf('\r\n\r\n') === -1) await once(client.socket, 'progress');
    const end = client.received.indexOf('\r\n\r\n') + 4;
    client.head = client.received.subarray(0, end).toString();
    client.received = client.received.subarray(end);
    return client;
  }

  async take(length) {
    while (this.received.length < length) await once(this.socket, 'progress');
    const taken = this.received.subarray(0, length);
    this.received = this.received.subarray(length);
    return taken;
  }

  /** The next frame, as [opcode, payload]. */
  async next() {
    const [first, short] = await this.take(2);
    let size = short;
    if (short === 126) size = (await this.take(2)).readUInt16BE(0);
    else if (short === 127) size = (await this.take(8)).readUInt32BE(4);
    return [first & 15, (await this.take(size)).toString()];
  }
}

(async () => {
  const client = await Client.open();
  assert.match(client.head, /^HTTP\/1\.1 101 .*s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=.*protocol: chat/is);
  assert.deepStrictEqual(await client.next(), [1, 'hello n']);

  // A message in pieces, with a control frame between them, byte by byte.
  for (const byte of Buffer.concat([frame(1, 'f\u00fc', false), frame(9, 'p'), frame(0, 'r')])) {
    client.socket.write(Buffer.from([byte]));
  }
  assert.deepStrictEqual(await client.next(), [10, 'p']);
  assert.deepStrictEqual(await client.next(), [1, 'f\u00fcr']);
  client.socket.write(Buffer.concat([frame(2, 'x'.repeat(66000)), frame(10, 'q')]));
  assert.deepStrictEqual(await client.next(), [2, 'x'.repeat(66000)]);

  const other = await Client.open();
  await other.next();
  assert.strictEqual(server.subscriberCount('all'), 2);
  client.socket.write(frame(1, 'all'));
  assert.deepStrictEqual([await client.next(), await other.next()], [[1, 'to all'], [1, 'to all']]);

  client.socket.write(frame(1, 'close'));
  assert.deepStrictEqual(await client.next(), [8, '\u000f\ufffdasked']);
  client.socket.write(frame(8, Buffer.from([0x0f, 0xa0])));
  await once(client.socket, 'end');

  // What is wrong has its close code: no UTF-8, too long, not masked.
  const wrong = [
    [frame(1, Buffer.from([0xff])), 1007], [frame(2, 'x'.repeat(70001)), 1009],
    [Buffer.from([0x81, 1, 0x61]), 1002], [frame(3, ''), 1002], [frame(0, 'x'), 1002],
  ];
  for (const [bytes, code] of wrong) {
    const bad = await Client.open();
    await bad.next();
    bad.socket.write(bytes);
    const [opcode] = (await bad.take(4)).subarray(0, 1);
    assert.strictEqual(opcode, 0x88);
    await once(bad.socket, 'end');
    assert.ok(log.at(-1).startsWith(`${code} `), log.at(-1));
  }
  await server.stop(true);
  assert.deepStrictEqual(log.slice(0, 2), ['pong q', '4000 asked']);
  assert.strictEqual(log.at(-1), '1006 ');
})();
