// SPDX-License-Identifier: MIT
//
// Web streams over Node streams and the other way round: toWeb() and fromWeb().
'use strict';

const { Buffer } = require('buffer');
const {
  AbortError,
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_STREAM_PREMATURE_CLOSE },
} = require('internal/errors');
const { validateBoolean, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { destroyer } = require('internal/streams/destroy');
const { eos } = require('internal/streams/end_of_stream');
const { isDestroyed, isReadable, isWritable, isWritableEnded, isWritableNodeStream } =
  require('internal/streams/utils');
const { ReadableStream, isReadableStream } = require('internal/webstreams/readable_stream');
const { WritableStream, isWritableStream } = require('internal/webstreams/writable_stream');
const { ByteLengthQueuingStrategy, CountQueuingStrategy } =
  require('internal/webstreams/queuing_strategies');
const { Deferred, nop } = require('internal/webstreams/util');

/** Calls back, and lets an exception of the callback be an uncaught one. */
function callSafely(callback, error) {
  try {
    callback(error);
  } catch (thrown) {
    process.nextTick(() => {
      throw thrown;
    });
  }
}

/** The error a web stream sees when the Node stream was destroyed early. */
function toWebError(error) {
  if (error?.code !== 'ERR_STREAM_PREMATURE_CLOSE') return error;
  return new AbortError(undefined, { cause: error });
}

function checkOptions(options) {
  validateObject(options, 'options');
  const { encoding, objectMode, decodeStrings } = options;
  if (encoding !== undefined && !Buffer.isEncoding(encoding)) {
    throw new ERR_INVALID_ARG_VALUE('options.encoding', encoding);
  }
  if (objectMode !== undefined) validateBoolean(objectMode, 'options.objectMode');
  if (decodeStrings !== undefined) validateBoolean(decodeStrings, 'options.decodeStrings');
}

// ---- Readable ------------------------------------------------------------------------------

/**
 * @param {Readable} streamReadable
 * @param {{ strategy?: object, type?: 'bytes' }} [options]
 * @returns {ReadableStream}
 */
function newReadableStreamFromStreamReadable(streamReadable, options = kEmptyObject) {
  if (typeof streamReadable?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', streamReadable);
  }
  validateObject(options, 'options');
  const isBytes = options.type === 'bytes';
  if (isDestroyed(streamReadable) || !isReadable(streamReadable)) {
    const readable = new ReadableStream(isBytes ? { type: 'bytes' } : undefined);
    readable.cancel();
    return readable;
  }
  const objectMode = streamReadable.readableObjectMode;
  let controller;

  const onData = (chunk) => {
    // Bytes are copied: the pool behind a Buffer is not ours to give away.
    if (Buffer.isBuffer(chunk) && !objectMode) chunk = new Uint8Array(chunk);
    else if (isBytes && typeof chunk === 'string') chunk = new Uint8Array(Buffer.from(chunk));
    controller.enqueue(chunk);
    if (controller.desiredSize <= 0) streamReadable.pause();
  };
  streamReadable.pause();
  const cleanup = eos(streamReadable, (error) => {
    cleanup();
    // Errors after the end are nobody's business any more.
    streamReadable.on('error', nop);
    if (error) {
      controller.error(toWebError(error));
      return;
    }
    controller.close();
    // A reader with a view waits for an answer even at the end.
    if (isBytes) controller.byobRequest?.respond(0);
  });
  streamReadable.on('data', onData);

  return new ReadableStream({
    type: isBytes ? 'bytes' : undefined,
    start(webController) {
      controller = webController;
    },
    pull() {
      streamReadable.resume();
    },
    cancel(reason) {
      destroyer(streamReadable, reason);
    },
  }, isBytes ? undefined : readableStrategy(streamReadable, options.strategy));
}

function readableStrategy(streamReadable, strategy) {
  if (strategy) return strategy;
  const { readableHighWaterMark: highWaterMark } = streamReadable;
  return streamReadable.readableObjectMode ?
    new CountQueuingStrategy({ highWaterMark }) :
    new ByteLengthQueuingStrategy({ highWaterMark });
}

/**
 * @param {ReadableStream} readableStream
 * @param {{ highWaterMark?: number, encoding?: string, objectMode?: boolean,
 *   signal?: AbortSignal }} [options]
 * @returns {Readable}
 */
function newStreamReadableFromReadableStream(readableStream, options = kEmptyObject) {
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', readableStream);
  }
  checkOptions(options);
  const { highWaterMark, encoding, objectMode = false, signal } = options;
  const reader = readableStream.getReader();
  let closed = false;

  const Readable = require('internal/streams/readable');
  const readable = new Readable({
    objectMode,
    highWaterMark,
    encoding,
    signal,
    read() {
      readInto(reader, readable);
    },
    destroy(error, callback) {
      const done = () => callSafely(callback, error);
      if (closed) done();
      else reader.cancel(error).then(done, done);
    },
  });
  reader.closed.then(() => {
    closed = true;
  }, (error) => {
    closed = true;
    destroyer(readable, error);
  });
  return readable;
}

function readInto(reader, readable) {
  reader.read().then(({ done, value }) => {
    readable.push(done ? null : value);
  }, (error) => {
    destroyer(readable, error);
  });
}

// ---- Writable ------------------------------------------------------------------------------

/**
 * @param {Writable} streamWritable
 * @returns {WritableStream}
 */
function newWritableStreamFromStreamWritable(streamWritable) {
  if (!isWritableNodeStream(streamWritable)) {
    throw new ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', streamWritable);
  }
  if (isDestroyed(streamWritable) || !isWritable(streamWritable)) {
    const writable = new WritableStream();
    writable.close();
    return writable;
  }
  const { writableHighWaterMark: highWaterMark } = streamWritable;
  const strategy = streamWritable.writableObjectMode ?
    new CountQueuingStrategy({ highWaterMark }) : { highWaterMark };
  let controller;
  let drained; // set while a write waits for 'drain'
  let closed; // set once close() waits for the end

  const cleanup = eos(streamWritable, (error) => {
    error = toWebError(error);
    cleanup();
    streamWritable.on('error', nop);
    if (error != null) {
      drained?.reject(error);
      closed?.reject(error);
      controller?.error(error);
    } else if (closed !== undefined) {
      closed.resolve();
    } else {
      controller?.error(new AbortError());
    }
    closed = undefined;
    controller = undefined;
  });
  streamWritable.on('drain', () => {
    drained?.resolve();
    drained = undefined;
  });

  return new WritableStream({
    start(webController) {
      controller = webController;
    },
    write(chunk) {
      if (!streamWritable.writableNeedDrain && streamWritable.write(chunk)) return undefined;
      drained = new Deferred();
      return drained.promise;
    },
    abort(reason) {
      destroyer(streamWritable, reason);
    },
    close() {
      if (closed === undefined && !isWritableEnded(streamWritable)) closed = new Deferred();
      streamWritable.end();
      return closed?.promise;
    },
  }, strategy);
}

/**
 * @param {WritableStream} writableStream
 * @param {{ highWaterMark?: number, decodeStrings?: boolean, objectMode?: boolean,
 *   signal?: AbortSignal }} [options]
 * @returns {Writable}
 */
function newStreamWritableFromWritableStream(writableStream, options = kEmptyObject) {
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', writableStream);
  }
  checkOptions(options);
  const { highWaterMark, decodeStrings = true, objectMode = false, signal } = options;
  const sink = new WebSink(writableStream.getWriter());
  const Writable = require('internal/streams/writable');
  const writable = new Writable({
    highWaterMark,
    objectMode,
    decodeStrings,
    signal,
    writev(chunks, callback) {
      sink.write(writable, chunks.map((entry) => entry.chunk), callback);
    },
    write(chunk, encoding, callback) {
      sink.write(writable, [chunk], callback);
    },
    destroy(error, callback) {
      sink.destroy(error, () => callSafely(callback, error));
    },
    final(callback) {
      sink.close(writable, callback);
    },
  });
  sink.watch(writable);
  return writable;
}

/** The writer of a web stream, as the target of a Node stream's methods. */
class WebSink {
  constructor(writer) {
    this.writer = writer;
    this.closed = false;
  }

  watch(stream) {
    this.writer.closed.then(() => {
      this.closed = true;
      // The web stream was closed behind the back of the Node stream.
      if (!isWritableEnded(stream)) destroyer(stream, new ERR_STREAM_PREMATURE_CLOSE());
    }, (error) => {
      this.closed = true;
      destroyer(stream, error);
    });
  }

  write(stream, chunks, callback) {
    const done = (error) => {
      try {
        callback(error);
      } catch (thrown) {
        // Outside of the promise, so that it is an error of the stream.
        process.nextTick(() => destroyer(stream, thrown));
      }
    };
    const succeed = () => done();
    this.writer.ready.then(() => {
      return Promise.all(chunks.map((chunk) => this.writer.write(chunk))).then(succeed, done);
    }, done);
  }

  close(stream, callback) {
    const done = (error) => {
      try {
        callback(error);
      } catch (thrown) {
        process.nextTick(() => destroyer(stream, thrown));
      }
    };
    if (this.closed) done();
    else this.writer.close().then(() => done(), done);
  }

  destroy(error, done) {
    if (this.closed) done();
    else if (error != null) this.writer.abort(error).then(done, done);
    else this.writer.close().then(done, done);
  }
}

// ---- Duplex --------------------------------------------------------------------------------

/**
 * @param {Duplex} duplex
 * @param {{ type?: 'bytes', readableType?: 'bytes' }} [options]
 * @returns {{ readable: ReadableStream, writable: WritableStream }}
 */
function newReadableWritablePairFromDuplex(duplex, options = kEmptyObject) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  validateObject(options, 'options');
  const type = options.readableType ?? options.type;
  if (isDestroyed(duplex)) {
    const writable = new WritableStream();
    const readable = new ReadableStream({ type });
    writable.close();
    readable.cancel();
    return { readable, writable };
  }
  return {
    writable: newWritableStreamFromStreamWritable(duplex),
    readable: newReadableStreamFromStreamReadable(duplex, { type }),
  };
}

/**
 * @param {{ readable: ReadableStream, writable: WritableStream }} pair
 * @param {{ allowHalfOpen?: boolean, highWaterMark?: number, encoding?: string,
 *   decodeStrings?: boolean, objectMode?: boolean, signal?: AbortSignal }} [options]
 * @returns {Duplex}
 */
function newStreamDuplexFromReadableWritablePair(pair = kEmptyObject, options = kEmptyObject) {
  validateObject(pair, 'pair');
  const { readable: readableStream, writable: writableStream } = pair;
  if (!isReadableStream(readableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', readableStream);
  }
  if (!isWritableStream(writableStream)) {
    throw new ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', writableStream);
  }
  checkOptions(options);
  const {
    allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark,
    signal,
  } = options;
  const sink = new WebSink(writableStream.getWriter());
  const reader = readableStream.getReader();
  let readableClosed = false;

  const Duplex = require('internal/streams/duplex');
  const duplex = new Duplex({
    allowHalfOpen,
    highWaterMark,
    objectMode,
    encoding,
    decodeStrings,
    signal,
    writev(chunks, callback) {
      sink.write(duplex, chunks.map((entry) => entry.chunk), callback);
    },
    write(chunk, encoding, callback) {
      sink.write(duplex, [chunk], callback);
    },
    final(callback) {
      sink.close(duplex, callback);
    },
    read() {
      readInto(reader, duplex);
    },
    destroy(error, callback) {
      const done = () => callSafely(callback, error);
      Promise.all([
        sink.closed ? undefined : sink.writer.abort(error).catch(nop),
        readableClosed ? undefined : reader.cancel(error).catch(nop),
      ]).then(done, done);
    },
  });
  sink.watch(duplex);
  reader.closed.then(() => {
    readableClosed = true;
  }, (error) => {
    readableClosed = true;
    destroyer(duplex, error);
  });
  return duplex;
}

module.exports = {
  newReadableStreamFromStreamReadable,
  newReadableWritablePairFromDuplex,
  newStreamDuplexFromReadableWritablePair,
  newStreamReadableFromReadableStream,
  newStreamWritableFromWritableStream,
  newWritableStreamFromStreamWritable,
};
