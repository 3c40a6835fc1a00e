// SPDX-License-Identifier: MIT
//
// pipeline(): connects streams, iterables, generator functions and web streams one after the
// other, and destroys all of them as soon as one fails.
'use strict';

const {
  AbortError,
  aggregateTwoErrors,
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_RETURN_VALUE,
    ERR_MISSING_ARGS,
    ERR_STREAM_DESTROYED,
    ERR_STREAM_PREMATURE_CLOSE,
  },
} = require('internal/errors');
const { validateAbortSignal, validateFunction } = require('internal/validators');
const { once } = require('internal/util');
const { destroyer: destroyAny } = require('internal/streams/destroy');
const { eos } = require('internal/streams/end_of_stream');
const {
  isIterable,
  isNodeStream,
  isReadable,
  isReadableFinished,
  isReadableNodeStream,
  isReadableStream,
  isTransformStream,
  isWebStream,
} = require('internal/streams/utils');

/** A stream's destruction in case of failure, and how to call that off. */
function makeDestroyer(stream, reading, writing) {
  let finished = false;
  stream.on('close', () => {
    finished = true;
  });
  const cleanup = eos(stream, { readable: reading, writable: writing }, (error) => {
    finished = !error;
  });
  return {
    destroy(error) {
      if (finished) return;
      finished = true;
      destroyAny(stream, error || new ERR_STREAM_DESTROYED('pipe'));
    },
    cleanup,
  };
}

function makeAsyncIterable(value) {
  if (isIterable(value)) return value;
  if (isReadableNodeStream(value)) {
    return require('internal/streams/async_iterator').iterate(value);
  }
  throw new ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable'], value);
}

/** Writes an iterable to a stream. */
async function pumpToNode(iterable, writable, finish, end) {
  let failure;
  let wake = null;
  const resume = (error) => {
    if (error) failure = error;
    const waiting = wake;
    wake = null;
    waiting?.();
  };
  const wait = () => new Promise((resolve, reject) => {
    const settle = () => (failure ? reject(failure) : resolve());
    if (failure) settle();
    else wake = settle;
  });
  writable.on('drain', resume);
  const cleanup = eos(writable, { readable: false }, resume);
  try {
    if (writable.writableNeedDrain) await wait();
    for await (const chunk of iterable) {
      if (!writable.write(chunk)) await wait();
    }
    if (end) {
      writable.end();
      await wait();
    }
    finish();
  } catch (error) {
    finish(failure !== error ? aggregateTwoErrors(failure, error) : error);
  } finally {
    cleanup();
    writable.off('drain', resume);
  }
}

function ignore() {}

/** Writes an iterable to a web stream. */
async function pumpToWeb(iterable, writable, finish, end) {
  if (isTransformStream(writable)) writable = writable.writable;
  const writer = writable.getWriter();
  try {
    for await (const chunk of iterable) {
      await writer.ready;
      writer.write(chunk).catch(ignore);
    }
    await writer.ready;
    if (end) await writer.close();
    finish();
  } catch (error) {
    try {
      await writer.abort(error);
      finish(error);
    } catch (abortError) {
      finish(abortError);
    }
  }
}

/** Pipes one stream into another; both ends are counted in finish. */
function pipeStreams(source, dest, finish, fail, end) {
  let ended = false;
  dest.on('close', () => {
    if (!ended) fail(new ERR_STREAM_PREMATURE_CLOSE());
  });
  source.pipe(dest, { end: false }); // ended below, also after a premature 'end'
  if (end) {
    const endDest = () => {
      ended = true;
      dest.end();
    };
    if (isReadableFinished(source)) process.nextTick(endDest);
    else source.once('end', endDest);
  } else {
    finish();
  }
  eos(source, { readable: true, writable: false }, (error) => {
    const r = source._readableState;
    if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE' && r?.ended && !r.errored &&
        !r.errorEmitted) {
      // Some streams emit 'close' before 'end'.
      source.once('end', finish).once('error', finish);
    } else {
      finish(error);
    }
  });
  return eos(dest, { readable: false, writable: true }, finish);
}

class Pipeline {
  constructor(streams, callback, options) {
    this.streams = streams;
    this.callback = callback;
    this.outerSignal = options?.signal;
    this.endsLast = options?.end !== false;
    this.controller = new AbortController();
    this.error = undefined;
    this.value = undefined;
    this.pending = 0; // parts that have not reported yet
    this.destroys = [];
    this.lastCleanups = []; // for what stays usable after success
    this.abortListener = undefined;
    this.finish = (error) => this.settle(error, --this.pending === 0);
    this.fail = (error) => this.settle(error, false);
    this.abort = () => {
      const cause = this.outerSignal?.reason;
      this.settle(new AbortError(undefined, { cause }), this.pending === 0);
    };
  }

  settle(error, final) {
    if (error && (!this.error || this.error.code === 'ERR_STREAM_PREMATURE_CLOSE')) {
      this.error = error;
    }
    if (!this.error && !final) return;
    const { destroys } = this;
    this.destroys = [];
    for (const destroy of destroys) destroy(this.error);
    this.abortListener?.[Symbol.dispose]();
    this.controller.abort();
    if (!final) return;
    if (!this.error) {
      for (const cleanup of this.lastCleanups) cleanup();
    }
    process.nextTick(this.callback, this.error, this.value);
  }

  run() {
    validateAbortSignal(this.outerSignal, 'options.signal');
    if (this.outerSignal) {
      const { addAbortListener } = require('internal/events/abort_listener');
      this.abortListener = addAbortListener(this.outerSignal, this.abort);
    }
    let current;
    for (let i = 0; i < this.streams.length; i++) {
      const stream = this.streams[i];
      const last = i === this.streams.length - 1;
      const end = !last || this.endsLast;
      if (isNodeStream(stream)) this.guard(stream, !last, i > 0, end, last);
      current = i === 0 ? this.open(stream) : this.connect(current, stream, i, last, end);
    }
    if (this.controller.signal.aborted || this.outerSignal?.aborted) {
      process.nextTick(this.abort);
    }
    return current;
  }

  /** Destroys the stream with the others, and catches errors that no eos() sees any more. */
  guard(stream, reading, writing, end, last) {
    if (end) {
      const { destroy, cleanup } = makeDestroyer(stream, reading, writing);
      this.destroys.push(destroy);
      if (isReadable(stream) && last) this.lastCleanups.push(cleanup);
    }
    const onError = (error) => {
      if (error && error.name !== 'AbortError' &&
          error.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
        this.fail(error);
      }
    };
    stream.on('error', onError);
    if (isReadable(stream) && last) {
      this.lastCleanups.push(() => stream.removeListener('error', onError));
    }
  }

  /** The first part, as something to read from. */
  open(stream) {
    if (typeof stream === 'function') {
      const result = stream({ signal: this.controller.signal });
      if (!isIterable(result)) {
        throw new ERR_INVALID_RETURN_VALUE(
          'Iterable, AsyncIterable or Stream', 'source', result);
      }
      return result;
    }
    if (isIterable(stream) || isReadableNodeStream(stream) || isTransformStream(stream)) {
      return stream;
    }
    return require('internal/streams/duplex').from(stream);
  }

  connect(previous, stream, index, last, end) {
    if (typeof stream === 'function') {
      return this.callFunction(previous, stream, index, last, end);
    }
    if (isNodeStream(stream)) {
      this.connectNode(previous, stream, last, end);
      return stream;
    }
    if (isWebStream(stream)) {
      this.connectWeb(previous, stream, end);
      return stream;
    }
    return require('internal/streams/duplex').from(stream);
  }

  callFunction(previous, fn, index, last, end) {
    const input = makeAsyncIterable(isTransformStream(previous) ? previous.readable : previous);
    const result = fn(input, { signal: this.controller.signal });
    if (!last) {
      if (!isIterable(result, true)) {
        throw new ERR_INVALID_RETURN_VALUE('AsyncIterable', `transform[${index - 1}]`, result);
      }
      return result;
    }
    return this.collect(result, end);
  }

  /** What the last function returned, as a stream. */
  collect(result, end) {
    const PassThrough = require('internal/streams/passthrough');
    const output = new PassThrough({ objectMode: true });
    const then = result?.then;
    if (typeof then === 'function') {
      this.pending++;
      then.call(result, (value) => {
        this.value = value;
        if (value != null) output.write(value);
        if (end) output.end();
        process.nextTick(this.finish);
      }, (error) => {
        output.destroy(error);
        process.nextTick(this.finish, error);
      });
    } else if (isIterable(result, true)) {
      this.pending++;
      pumpToNode(result, output, this.finish, end);
    } else if (isReadableStream(result) || isTransformStream(result)) {
      this.pending++;
      pumpToNode(result.readable || result, output, this.finish, end);
    } else {
      throw new ERR_INVALID_RETURN_VALUE('AsyncIterable or Promise', 'destination', result);
    }
    const { destroy, cleanup } = makeDestroyer(output, false, true);
    this.destroys.push(destroy);
    this.lastCleanups.push(cleanup);
    return output;
  }

  connectNode(previous, stream, last, end) {
    if (isReadableNodeStream(previous)) {
      this.pending += 2;
      const cleanup = pipeStreams(previous, stream, this.finish, this.fail, end);
      if (isReadable(stream) && last) this.lastCleanups.push(cleanup);
    } else if (isTransformStream(previous) || isReadableStream(previous)) {
      this.pending++;
      pumpToNode(previous.readable || previous, stream, this.finish, end);
    } else if (isIterable(previous)) {
      this.pending++;
      pumpToNode(previous, stream, this.finish, end);
    } else {
      throw this.unreadable(previous);
    }
  }

  connectWeb(previous, stream, end) {
    let source;
    if (isReadableNodeStream(previous)) source = makeAsyncIterable(previous);
    else if (isReadableStream(previous) || isIterable(previous)) source = previous;
    else if (isTransformStream(previous)) source = previous.readable;
    else throw this.unreadable(previous);
    this.pending++;
    pumpToWeb(source, stream, this.finish, end);
  }

  unreadable(value) {
    return new ERR_INVALID_ARG_TYPE(
      'val',
      ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'],
      value);
  }
}

/**
 * @param {Array} streams Or one array of them.
 * @param {(error?: Error, value?: any) => void} callback
 * @param {{ signal?: AbortSignal, end?: boolean }} [options]
 * @returns {Stream} The last one.
 */
function pipelineImpl(streams, callback, options) {
  if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
  if (streams.length < 2) throw new ERR_MISSING_ARGS('streams');
  return new Pipeline(streams, callback, options).run();
}

/** pipeline(...streams, callback) */
function pipeline(...streams) {
  const callback = streams.pop();
  validateFunction(callback, 'streams[stream.length - 1]');
  return pipelineImpl(streams, once(callback));
}

/** stream/promises pipeline(...streams[, options]); resolves to the value of a last function. */
function pipelinePromise(...streams) {
  return new Promise((resolve, reject) => {
    let options;
    const last = streams[streams.length - 1];
    if (last && typeof last === 'object' && !isNodeStream(last) && !isIterable(last) &&
        !isWebStream(last)) {
      options = streams.pop();
    }
    pipelineImpl(streams, (error, value) => {
      if (error) reject(error);
      else resolve(value);
    }, options);
  });
}

module.exports = { pipeline, pipelineImpl, pipelinePromise };
