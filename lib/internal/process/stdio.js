// SPDX-License-Identifier: MIT
//
// process.stdin, stdout and stderr: made when first read, of the class that fits the descriptor.
// Writing is synchronous whatever the descriptor is, as Node documents it for files, terminals
// and (on Linux) pipes: a program that ends with process.exit() loses nothing.
'use strict';

const { guessHandleType } = internalBinding('tty');

const cache = { __proto__: null, stdin: undefined, stdout: undefined, stderr: undefined };

// They are never closed: the descriptors belong to the process.
function dummyDestroy(error, callback) {
  callback(error);
  this._undestroy();
  // Who waits for 'close' must not wait for ever.
  if (!this._writableState.emitClose) process.nextTick(() => this.emit('close'));
}

const typeNames = { __proto__: null, TTY: 'tty', FILE: 'fs', PIPE: 'pipe', TCP: 'pipe' };

/** What a descriptor is; the channel to the parent is for messages alone. */
function typeOf(fd) {
  return process.channel?.fd === fd ? 'CHANNEL' : guessHandleType(fd);
}

function makeOutput(fd) {
  const type = typeOf(fd);
  let stream;
  if (type === 'TTY') {
    const { WriteStream } = require('tty');
    stream = new WriteStream(fd);
  } else if (type === 'PIPE' || type === 'TCP') {
    const { Socket } = require('internal/net/socket');
    stream = new Socket({ fd, readable: false, writable: true });
    stream._handle.setBlocking(true);
  } else {
    const { SyncWriteStream } = require('internal/process/sync_write_stream');
    stream = new SyncWriteStream(fd, type === 'FILE');
  }
  stream._type = typeNames[type] ?? 'fs';
  stream.fd = fd;
  stream._isStdio = true;
  stream.destroySoon = stream.destroy;
  stream._destroy = dummyDestroy;
  return stream;
}

// A terminal tells when its size changes.
function watchSize(stream) {
  if (stream.isTTY && typeof stream._refreshSize === 'function') {
    process.on('SIGWINCH', () => stream._refreshSize());
  }
  return stream;
}

function makeInput() {
  const fd = 0;
  const type = typeOf(fd);
  let stream;
  if (type === 'TTY') {
    const { ReadStream } = require('tty');
    stream = new ReadStream(fd);
  } else if (type === 'FILE') {
    const { ReadStream } = require('fs');
    stream = new ReadStream(null, { fd, autoClose: false });
  } else if (type === 'PIPE' || type === 'TCP') {
    const { Socket } = require('internal/net/socket');
    stream = new Socket({ fd, readable: true, writable: false, manualStart: true });
    stream._type = 'pipe';
  } else {
    // A folder or something else that nothing can be read from: at its end at once.
    stream = new (require('stream').Readable)({ read() {} });
    stream.push(null);
  }
  stream.fd = fd;
  if (stream._handle) stopReadingOnPause(stream);
  return stream;
}

// What is read after a pause would keep the process alive for nobody. In the next tick: a resume()
// just before pause() has its read still to come.
function stopReadingOnPause(stream) {
  stream.on('pause', () => process.nextTick(() => {
    if (!stream._handle?.reading || stream.readableFlowing) return;
    stream._readableState.reading = false;
    stream._handle.readStop();
  }));
}

module.exports = {
  get stdin() {
    return cache.stdin ??= makeInput();
  },
  get stdout() {
    return cache.stdout ??= watchSize(makeOutput(1));
  },
  get stderr() {
    return cache.stderr ??= watchSize(makeOutput(2));
  },
};
