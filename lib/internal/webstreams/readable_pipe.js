// SPDX-License-Identifier: MIT
//
// ReadableStreamPipeTo (https://streams.spec.whatwg.org/#readable-stream-pipe-to): moves chunks
// while the destination wants them and propagates errors and closing in both directions.
'use strict';

const {
  ReadableStreamDefaultReader, cancelStream, readDefault, releaseReader,
} = require('internal/webstreams/readable_stream');
const {
  WritableStreamDefaultWriter,
  abortStream,
  closeQueuedOrInFlight,
  writerCloseWithErrorPropagation,
  writerDesiredSize,
  writerRelease,
  writerWrite,
} = require('internal/webstreams/writable_stream');
const { Deferred, invalidState, kState, nop, setHandled } =
  require('internal/webstreams/util');

const kResolved = Promise.resolve();

class Pipe {
  constructor(source, dest, flags) {
    this.source = source;
    this.dest = dest;
    this.flags = flags;
    this.reader = new ReadableStreamDefaultReader(source);
    this.writer = new WritableStreamDefaultWriter(dest);
    this.result = new Deferred();
    this.shuttingDown = false;
    this.lastWrite = Promise.resolve();
    this.pendingChunk = undefined;
    this.onChunk = () => this.forward();
    this.onReady = () => this.step();
    this.onAbort = undefined;
    source[kState].disturbed = true;
  }

  run() {
    const { signal } = this.flags;
    if (signal !== undefined) {
      this.onAbort = () => this.abort(signal.reason);
      if (signal.aborted) {
        this.onAbort();
        return this.result.promise;
      }
      signal.addEventListener('abort', this.onAbort);
    }
    this.watch();
    this.step();
    return this.result.promise;
  }

  /** The shutdown conditions, in the order of the standard. */
  watch() {
    const { source, dest } = this;
    const sourceState = source[kState];
    const destState = dest[kState];
    this.whenErrored(sourceState, this.reader[kState].closed.promise,
                     (error) => this.sourceErrored(error));
    this.whenErrored(destState, this.writer[kState].closed.promise,
                     (error) => this.destErrored(error));
    if (sourceState.state === 'closed') this.sourceClosed();
    else this.reader[kState].closed.promise.then(() => this.sourceClosed(), nop);
    if (closeQueuedOrInFlight(destState) || destState.state === 'closed') this.destClosed();
  }

  whenErrored(state, closed, action) {
    if (state.state === 'errored') action(state.storedError);
    else closed.then(undefined, action);
  }

  abort(reason) {
    const { preventAbort, preventCancel } = this.flags;
    const { source, dest } = this;
    this.shutdown(() => Promise.all([
      !preventAbort && dest[kState].state === 'writable' ?
        abortStream(dest, reason) : undefined,
      !preventCancel && source[kState].state === 'readable' ?
        cancelStream(source, reason) : undefined,
    ]), true, reason);
  }

  sourceErrored(error) {
    const action = this.flags.preventAbort ? undefined : () => abortStream(this.dest, error);
    this.shutdown(action, true, error);
  }

  destErrored(error) {
    const action = this.flags.preventCancel ?
      undefined : () => cancelStream(this.source, error);
    this.shutdown(action, true, error);
  }

  sourceClosed() {
    const action = this.flags.preventClose ?
      undefined : () => writerCloseWithErrorPropagation(this.writer);
    this.shutdown(action, false);
  }

  destClosed() {
    const error = invalidState('Destination WritableStream is closed');
    const action = this.flags.preventCancel ?
      undefined : () => cancelStream(this.source, error);
    this.shutdown(action, true, error);
  }

  /** Moves one chunk when the destination is ready for it. */
  step() {
    if (this.shuttingDown) return;
    const { writer } = this;
    const size = writerDesiredSize(writer);
    if (size === null) return; // errored: a watcher shuts down
    if (size <= 0) {
      writer[kState].ready.promise.then(this.onReady, nop);
      return;
    }
    readDefault(this.reader, this);
  }

  // The methods of a read request.

  chunk(value) {
    // Not at once: a sink that pulls from the same source must not be entered again.
    this.pendingChunk = value;
    kResolved.then(this.onChunk);
  }

  forward() {
    const chunk = this.pendingChunk;
    this.pendingChunk = undefined;
    this.lastWrite = writerWrite(this.writer, chunk);
    setHandled(this.lastWrite);
    this.step();
  }

  close() {}

  error() {}

  shutdown(action, isError, error) {
    if (this.shuttingDown) return;
    this.shuttingDown = true;
    const { dest } = this;
    const perform = () => {
      if (action === undefined) {
        this.finalize(isError, error);
        return;
      }
      action().then(() => this.finalize(isError, error),
                    (failure) => this.finalize(true, failure));
    };
    if (dest[kState].state === 'writable' && !closeQueuedOrInFlight(dest[kState])) {
      this.whenWritesAreDone(perform);
    } else {
      perform();
    }
  }

  /** Chunks that were read are written before anything is closed or aborted. */
  whenWritesAreDone(perform) {
    const { lastWrite } = this;
    const check = () => {
      if (lastWrite === this.lastWrite) perform();
      else this.whenWritesAreDone(perform);
    };
    lastWrite.then(check, check);
  }

  finalize(isError, error) {
    writerRelease(this.writer);
    releaseReader(this.reader);
    this.flags.signal?.removeEventListener('abort', this.onAbort);
    if (isError) this.result.reject(error);
    else this.result.resolve();
  }
}

/** @returns {Promise<void>} */
function pipe(source, dest, flags) {
  return new Pipe(source, dest, flags).run();
}

module.exports = { pipe };
