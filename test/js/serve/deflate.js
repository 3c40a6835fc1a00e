// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
//
// Compressed messages of WebSockets: what is agreed on, both directions, limits, and what is wrong.
'use strict';

const assert = require('node:assert');
const net = require('node:net');
const zlib = require('node:zlib');

const { Z_SYNC_FLUSH } = zlib.constants;
const TEXT = 'to be or not to be, '.repeat(100);
const closed = [];

const server = Nodus.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (request, self) => (self.upgrade(request) ? undefined : new Response('no')),
  websocket: {
    perMessageDeflate: true,
    maxPayloadLength: 5000,
    open: (ws) => ws.subscribe('all'),
    message: (ws, message) => ws.send(message, true),
    close: (ws, code) => closed.push(code),
  },
});

function deflate(text, final = Z_SYNC_FLUSH) {
  const all = zlib.deflateRawSync(text, { finishFlush: final });
  return final === Z_SYNC_FLUSH ? all.subarray(0, -4) : all;
}

/** A frame under a mask of zeros. */
function frame(first, payload) {
  const head = payload.length < 126 ? [first, 0x80 | payload.length] :
    [first, 0xfe, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}

/** Sends frames after a handshake; what comes back until the end, as [extensions, first byte, payload]. */
function talk(offer, ...frames) {
  return new Promise((resolve) => {
    const socket = net.connect(server.port, '127.0.0.1');
    let received = Buffer.alloc(0);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${offer}\r\n`);
    socket.write(Buffer.concat([...frames, frame(0x88, Buffer.alloc(0))]));
    socket.on('data', (chunk) => { received = Buffer.concat([received, chunk]); });
    socket.on('close', () => {
      const end = received.indexOf('\r\n\r\n');
      const extensions = /^sec-websocket-extensions: (.*)\r$/im.exec(received.subarray(0, end + 2));
      const rest = received.subarray(end + 4);
      const isLong = rest[1] === 126;
      const length = isLong ? rest.readUInt16BE(2) : rest[1];
      resolve([extensions?.[1], rest[0], rest.subarray(isLong ? 4 : 2).subarray(0, length)]);
    });
  });
}

const inflate = (bytes) => zlib.inflateRawSync(bytes, { finishFlush: Z_SYNC_FLUSH }).toString();
const offerOf = (value) => `Sec-WebSocket-Extensions: ${value}\r\n`;
const AGREED = 'permessage-deflate; server_no_context_takeover; client_no_context_takeover';

(async () => {
  // In two frames, of which the first tells that the message is compressed.
  const bytes = deflate(TEXT);
  const pieces = [frame(0x41, bytes.subarray(0, 5)), frame(0x80, bytes.subarray(5))];
  const [agreed, first, payload] = await talk(offerOf('permessage-deflate'), ...pieces);
  assert.deepStrictEqual([agreed, first, inflate(payload)], [AGREED, 0xc1, TEXT]);
  assert(payload.length < 100);

  // The first offer that can be served; a window that the client wants.
  const offers = 'x-other, permessage-deflate; no_such, permessage-deflate; server_max_window_bits=8, ' +
    'permessage-deflate; server_max_window_bits="10"; client_max_window_bits';
  const [narrow, , small] = await talk(offerOf(offers), frame(0xc2, deflate(TEXT)));
  assert.deepStrictEqual([narrow, inflate(small)], [`${AGREED}; server_max_window_bits=10`, TEXT]);

  // Without an agreement nothing is compressed; nor what would be longer; a last block may be marked.
  assert.deepStrictEqual(await talk('', frame(0x81, Buffer.from('hi'))), [undefined, 0x81, Buffer.from('hi')]);
  const offer = offerOf('permessage-deflate');
  assert.deepStrictEqual((await talk(offer, frame(0xc1, deflate('hi', zlib.constants.Z_FINISH)))).slice(1),
                         [0x81, Buffer.from('hi')]);
  assert.deepStrictEqual((await talk(offer, frame(0xc1, deflate('')))).slice(1), [0x81, Buffer.alloc(0)]);

  closed.length = 0;
  await talk('', frame(0xc1, deflate('hi'))); // not agreed on
  await talk(offer, frame(0xc9, Buffer.alloc(0))); // a control frame
  await talk(offer, frame(0x41, deflate('hi')), frame(0xc0, Buffer.alloc(0))); // a continuation
  await talk(offer, frame(0xc1, deflate('x'.repeat(5001)))); // longer than it looks
  await talk(offer, frame(0xc1, Buffer.from([7, 7, 7]))); // no compressed data
  assert.deepStrictEqual(closed, [1002, 1002, 1002, 1009, 1007]);
  await server.stop(true);
})();
