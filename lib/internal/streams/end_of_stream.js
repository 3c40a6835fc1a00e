// SPDX-License-Identifier: MIT
//
// finished(): calls back when a stream is over, by whatever events it tells that. It has to cope
// with streams that emit 'close' and those that never do, with old ones and with HTTP messages.
'use strict';

const {
  AbortError,
  codes: { ERR_INVALID_ARG_TYPE, ERR_STREAM_PREMATURE_CLOSE },
} = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateObject,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { bindCallback } = require('internal/async_context');
const {
  kIsClosedPromise,
  isClientRequest,
  isClosed,
  isNodeStream,
  isReadable,
  isReadableFinished,
  isReadableNodeStream,
  isReadableStream,
  isWritable,
  isWritableFinished,
  isWritableNodeStream,
  isWritableStream,
  willEmitClose,
} = require('internal/streams/utils');

function nop() {}

function isRequest(stream) {
  return isClientRequest(stream);
}

/** The error of either side, or null. */
function errorOf(stream) {
  return stream.writableErrored ?? stream._writableState?.errored ??
    stream.readableErrored ?? stream._readableState?.errored ?? null;
}

/** One call of finished(). */
class EndWatcher {
  constructor(stream, options, callback) {
    this.stream = stream;
    this.callback = callback;
    this.readable = options.readable ?? isReadableNodeStream(stream);
    this.writable = options.writable ?? isWritableNodeStream(stream);
    this.readableFinished = isReadableFinished(stream, false);
    this.writableFinished = isWritableFinished(stream, false);
    // 'close' is waited for only if it comes after everything that is asked for.
    this.expectsClose = willEmitClose(stream) &&
      isReadableNodeStream(stream) === this.readable &&
      isWritableNodeStream(stream) === this.writable;
    this.abortListener = undefined;
    this.onEnd = () => this.handleEnd();
    this.onFinish = () => this.handleFinish();
    this.onError = (error) => this.done(error);
    this.onClose = () => this.handleClose();
    this.onClosed = () => this.handleClosed();
    this.onRequest = () => stream.req.on('finish', this.onFinish);
    this.onLegacyFinish = () => {
      if (!stream.writable) this.handleFinish();
    };
  }

  done(error) {
    const { callback } = this;
    if (callback === nop) return;
    this.callback = nop;
    this.abortListener?.[Symbol.dispose]();
    if (error === undefined) callback.call(this.stream);
    else callback.call(this.stream, error);
  }

  handleFinish() {
    const { stream } = this;
    this.writableFinished = true;
    // A destroyed stream may have emitted 'close' already.
    if (stream.destroyed) this.expectsClose = false;
    if (this.expectsClose && (!stream.readable || this.readable)) return;
    if (!this.readable || this.readableFinished) this.done();
  }

  handleEnd() {
    const { stream } = this;
    this.readableFinished = true;
    if (stream.destroyed) this.expectsClose = false;
    if (this.expectsClose && (!stream.writable || this.writable)) return;
    if (!this.writable || this.writableFinished) this.done();
  }

  handleClose() {
    const { stream } = this;
    const error = errorOf(stream);
    if (error && typeof error !== 'boolean') {
      this.done(error);
    } else if (this.readable && !this.readableFinished && isReadableNodeStream(stream, true) &&
        !isReadableFinished(stream, false)) {
      this.done(new ERR_STREAM_PREMATURE_CLOSE());
    } else if (this.writable && !this.writableFinished && !isWritableFinished(stream, false)) {
      this.done(new ERR_STREAM_PREMATURE_CLOSE());
    } else {
      this.done();
    }
  }

  handleClosed() {
    const error = errorOf(this.stream);
    if (error && typeof error !== 'boolean') this.done(error);
    else this.done();
  }

  listen(options) {
    const { stream } = this;
    if (isRequest(stream)) {
      stream.on('complete', this.onFinish);
      if (!this.expectsClose) stream.on('abort', this.onClose);
      if (stream.req) this.onRequest();
      else stream.on('request', this.onRequest);
    } else if (this.writable && !stream._writableState) {
      stream.on('end', this.onLegacyFinish);
      stream.on('close', this.onLegacyFinish);
    }
    // Not every HTTP message emits 'close' when it is aborted.
    if (!this.expectsClose && typeof stream.aborted === 'boolean') {
      stream.on('aborted', this.onClose);
    }
    stream.on('end', this.onEnd);
    stream.on('finish', this.onFinish);
    if (options.error !== false) stream.on('error', this.onError);
    stream.on('close', this.onClose);
  }

  /** What to call in the next tick if it is over already and no event will come. */
  whenOver() {
    const { stream, readable, writable } = this;
    const w = stream._writableState;
    const r = stream._readableState;
    if (isClosed(stream)) return this.onClose;
    if (w?.errorEmitted || r?.errorEmitted) {
      return this.expectsClose ? undefined : this.onClosed;
    }
    if (!readable && (!this.expectsClose || isReadable(stream)) &&
        (this.writableFinished || isWritable(stream) === false) && !(w?.pendingcb > 0)) {
      return this.onClosed;
    }
    if (!writable && (!this.expectsClose || isWritable(stream)) &&
        (this.readableFinished || isReadable(stream) === false)) {
      return this.onClosed;
    }
    return r && stream.req && stream.aborted ? this.onClosed : undefined;
  }

  start(options) {
    const over = this.whenOver();
    if (over === undefined) {
      this.listen(options);
      return;
    }
    // An error that is still to be emitted is handled all the same.
    if (options.error !== false) this.stream.on('error', nop);
    process.nextTick(over);
  }

  cleanup() {
    const { stream } = this;
    this.callback = nop;
    this.abortListener?.[Symbol.dispose]();
    stream.removeListener('aborted', this.onClose);
    stream.removeListener('complete', this.onFinish);
    stream.removeListener('abort', this.onClose);
    stream.removeListener('request', this.onRequest);
    if (stream.req) stream.req.removeListener('finish', this.onFinish);
    stream.removeListener('end', this.onLegacyFinish);
    stream.removeListener('close', this.onLegacyFinish);
    stream.removeListener('finish', this.onFinish);
    stream.removeListener('end', this.onEnd);
    stream.removeListener('error', this.onError);
    stream.removeListener('error', nop);
    stream.removeListener('close', this.onClose);
  }

  watch(signal) {
    const onAbort = () => {
      const { callback, stream } = this;
      this.cleanup();
      callback.call(stream, new AbortError(undefined, { cause: signal.reason }));
    };
    if (signal.aborted) {
      process.nextTick(onAbort);
    } else {
      const { addAbortListener } = require('internal/events/abort_listener');
      this.abortListener = addAbortListener(signal, onAbort);
    }
  }
}

/**
 * @param {Stream | ReadableStream | WritableStream} stream
 * @param {{ error?: boolean, readable?: boolean, writable?: boolean,
 *   signal?: AbortSignal, cleanup?: boolean }} [options]
 * @param {(error?: Error) => void} callback ERR_STREAM_PREMATURE_CLOSE if the stream was closed
 *   before it was done.
 * @returns {() => void} Stops listening.
 */
function eos(stream, options, callback) {
  if (callback === undefined) {
    callback = options;
    options = kEmptyObject;
  } else if (options == null) {
    options = kEmptyObject;
  } else {
    validateObject(options, 'options');
  }
  validateFunction(callback, 'callback');
  validateAbortSignal(options.signal, 'options.signal');
  callback = bindCallback(callback);

  if (isReadableStream(stream) || isWritableStream(stream)) {
    return eosWeb(stream, options, callback);
  }
  if (!isNodeStream(stream)) {
    throw new ERR_INVALID_ARG_TYPE(
      'stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  const watcher = new EndWatcher(stream, options, callback);
  watcher.start(options);
  if (options.signal) watcher.watch(options.signal);
  return () => watcher.cleanup();
}

function eosWeb(stream, options, callback) {
  let done = false;
  let disposable;
  const finish = (error) => {
    if (done) return;
    done = true;
    disposable?.[Symbol.dispose]();
    callback.call(stream, error);
  };
  if (options.signal) {
    const onAbort = () => {
      finish(new AbortError(undefined, { cause: options.signal.reason }));
    };
    if (options.signal.aborted) {
      process.nextTick(onAbort);
    } else {
      const { addAbortListener } = require('internal/events/abort_listener');
      disposable = addAbortListener(options.signal, onAbort);
    }
  }
  const settled = (error) => process.nextTick(finish, error);
  stream[kIsClosedPromise].promise.then(() => settled(undefined), settled);
  return () => {
    done = true;
  };
}

/** stream/promises finished(). */
function finished(stream, options) {
  let autoCleanup = false;
  if (options === null || options === undefined) options = kEmptyObject;
  if (options.cleanup) {
    validateBoolean(options.cleanup, 'cleanup');
    autoCleanup = options.cleanup;
  }
  return new Promise((resolve, reject) => {
    const cleanup = eos(stream, options, (error) => {
      if (autoCleanup) cleanup();
      if (error) reject(error);
      else resolve();
    });
  });
}

module.exports = { eos, finished };
