// SPDX-License-Identifier: MIT
//
// Bytes between a stream and its handle: what a read brings, and writes. It serves whatever has
// `_handle`, `destroy` and `_unrefTimer`.
'use strict';

const { bindCallback } = require('internal/async_context');
const { encodingNumber } = require('internal/buffer');
const { codes: { ERR_UNKNOWN_ENCODING }, errnoException } = require('internal/errors');
const { UV_EOF, kOwner } = require('internal/net/handle');

const kBuffer = Symbol('kBuffer'); // of the option onread: the buffer,
const kBufferCallback = Symbol('kBufferCb'); // the callback,
const kBufferMaker = Symbol('kBufferGen'); // and what makes the next buffer
const kLastQueueSize = Symbol('lastWriteQueueSize');
const kWriteCallback = Symbol('kWriteCallback'); // of the write that is under way
const kOnWritten = Symbol('kOnWritten'); // the function that C calls, made with the first write

const BYTES = 0; // bytes have no encoding: any number will do

// ---- Reading -----------------------------------------------------------------------------

function stop(handle) {
  if (handle.reading) handle.readStop();
}

/** Gives what is in the user's buffer to the callback; false if it wants no more for now. */
function deliver(stream, handle, count) {
  const goOn = stream[kBufferCallback](count, stream[kBuffer]) !== false;
  const make = stream[kBufferMaker];
  if (make !== null && stream._handle === handle) {
    const next = make();
    if (next?.byteLength > 0) handle.useUserBuffer(stream[kBuffer] = next);
  }
  return goOn;
}

function onEnd(stream) {
  if (stream._readableState.endEmitted) {
    if (!stream.writable) stream.destroy();
    return;
  }
  stream.push(null);
  stream.read(0); // the end is noticed without a reader, too
}

/** What a handle's onread is; `this` is the handle. */
function onStreamRead(count, chunk) {
  const stream = this[kOwner];
  if (stream === null) return;
  stream._unrefTimer();
  if (count > 0) {
    if (stream.destroyed) return;
    const goOn = chunk === undefined ? deliver(stream, this, count) : stream.push(chunk);
    if (goOn === false) stop(this);
  } else if (count === UV_EOF) {
    onEnd(stream);
  } else {
    stream.destroy(errnoException(count, 'read'));
  }
}

/** Starts reading; an error destroys the stream. */
function tryReadStart(stream) {
  const err = stream._handle.readStart();
  if (err) stream.destroy(errnoException(err, 'read')); // a handle of others may return nothing
}

// ---- Writing -----------------------------------------------------------------------------

function onWritten(stream, status) {
  const callback = stream[kWriteCallback];
  stream[kWriteCallback] = null;
  stream[kLastQueueSize] = 0;
  if (callback === null) return;
  if (!stream.destroyed) stream._unrefTimer();
  callback(status < 0 ? errnoException(status, 'write') : null);
}

/** The function to hand to C for the completion of a stream's writes. */
function completion(stream) {
  return stream[kOnWritten] ??= (status) => onWritten(stream, status);
}

function finish(stream, result, callback) {
  if (result === 0) {
    callback(null);
  } else if (result === 1) {
    stream[kWriteCallback] = bindCallback(callback, 'WRITEWRAP', stream._handle.asyncId);
    stream[kLastQueueSize] = stream._handle.writeQueueSize;
  } else {
    callback(errnoException(result, 'write'));
  }
}

function textEncoding(encoding) {
  const number = encodingNumber(encoding);
  if (number < 0) throw new ERR_UNKNOWN_ENCODING(encoding); // 'buffer', which is for bytes
  return number;
}

/** Writes a chunk; calls back at once if the kernel took it. */
function writeChunk(stream, chunk, encoding, callback) {
  const number = typeof chunk === 'string' ? textEncoding(encoding) : BYTES;
  finish(stream, stream._handle.write(chunk, number, completion(stream)), callback);
}

/** Writes what a corked or slow stream has gathered, in one piece. */
function writeChunks(stream, chunks, callback) {
  const items = [];
  for (let i = 0; i < chunks.length; i++) {
    const { chunk, encoding } = chunks[i];
    items.push(chunk, typeof chunk === 'string' ? textEncoding(encoding) : BYTES);
  }
  finish(stream, stream._handle.writev(items, chunks.length, completion(stream)), callback);
}

module.exports = {
  kBuffer, kBufferCallback, kBufferMaker, kLastQueueSize, kOnWritten, kWriteCallback,
  onStreamRead, tryReadStart, writeChunk, writeChunks,
};
