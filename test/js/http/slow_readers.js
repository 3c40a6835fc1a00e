// SPDX-License-Identifier: MIT
'use strict';
// A client that reads slowly: the server is not further ahead of it than buffers are large.
const assert = require('node:assert');
const http = require('node:http');
const net = require('node:net');

const PIECE = Buffer.alloc(16_384, 'x');
const TOTAL = 3000 * PIECE.length;
const AHEAD = TOTAL / 2; // the system's buffers grow to some megabytes
let written, read;

function write(res) {
  written += PIECE.length;
  assert(written - read < AHEAD, `${written - read} bytes wait`);
  return res.write(PIECE);
}

/** Writes until told to wait, again and again. */
function writeAll(req, res) {
  const pump = () => {
    while (written < TOTAL) {
      const goesOn = write(res);
      assert(res.writableLength <= 8 * PIECE.length, `${res.writableLength} bytes wait in the response`);
      if (!goesOn) {
        res.once('drain', pump);
        return;
      }
    }
    res.end();
  };
  pump();
}

/** One of very many responses. */
function writeOne(req, res) {
  write(res);
  res.end();
}

/** Reads a piece a turn. */
function readSlowly(socket) {
  socket.on('data', ({ length }) => {
    read += length;
    socket.pause();
    setImmediate(() => socket.resume());
  });
}

function run(isGeneral, handler, requests) {
  written = read = 0;
  const server = http.createServer(handler);
  if (isGeneral) server.on('connection', () => {});
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const socket = net.connect(server.address().port, '127.0.0.1');
      // Long ones: all that a read brings are answered.
      socket.write(`GET / HTTP/1.1\r\nHost: a\r\nB: ${'c'.repeat(4000)}\r\n\r\n`.repeat(requests));
      socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      readSlowly(socket);
      socket.on('close', () => {
        assert(read >= TOTAL);
        server.close(resolve);
      });
    });
  });
}

(async () => {
  for (const isGeneral of [false, true]) {
    await run(isGeneral, writeAll, 0);
    await run(isGeneral, writeOne, TOTAL / PIECE.length);
  }
})();
