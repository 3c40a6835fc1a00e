// SPDX-License-Identifier: MIT
//
// The end of a stream's life, and its beginning if it has a _construct method. Both sides of a
// duplex stream are destroyed together, so everything here works on two states at once, either
// of which may be missing.
'use strict';

const {
  AbortError, aggregateTwoErrors, codes: { ERR_MULTIPLE_CALLBACK },
} = require('internal/errors');
const { kState, kConstructed } = require('internal/streams/state');

const kDestroy = Symbol('kDestroy');
const kConstruct = Symbol('kConstruct');

/** Remembers the first error on both sides. */
function recordError(error, r, w) {
  if (!error) return;
  if (w && !w.errored) w.errored = error;
  if (r && !r.errored) r.errored = error;
}

function setBits(r, w, bits) {
  if (w) w[kState] |= bits;
  if (r) r[kState] |= bits;
}

/**
 * Stream.prototype.destroy.
 * @param {Error} [error] Emitted as 'error' before 'close'.
 * @param {(error?: Error) => void} [callback] Called when _destroy is done.
 */
function destroy(error, callback) {
  const r = this._readableState;
  const w = this._writableState;
  const state = w || r;
  if ((w !== undefined && w?.destroyed) || r?.destroyed) {
    if (typeof callback === 'function') callback();
    return this;
  }
  recordError(error, r, w);
  if (w) w.destroyed = true;
  if (r) r.destroyed = true;
  if (state === undefined || state.constructed) {
    runDestroy(this, error, callback);
  } else {
    // Wait until _construct is done.
    this.once(kDestroy, function(constructError) {
      runDestroy(this, aggregateTwoErrors(constructError, error), callback);
    });
  }
  return this;
}

function runDestroy(stream, error, callback) {
  let called = false;
  const onDestroy = (destroyError) => {
    if (called) return;
    called = true;
    const r = stream._readableState;
    const w = stream._writableState;
    recordError(destroyError, r, w);
    if (w) w.closed = true;
    if (r) r.closed = true;
    if (typeof callback === 'function') callback(destroyError);
    if (destroyError) process.nextTick(emitErrorAndClose, stream, destroyError);
    else process.nextTick(emitClose, stream);
  };
  try {
    stream._destroy(error || null, onDestroy);
  } catch (thrown) {
    onDestroy(thrown);
  }
}

function emitErrorAndClose(stream, error) {
  emitError(stream, error);
  emitClose(stream);
}

function emitClose(stream) {
  const r = stream._readableState;
  const w = stream._writableState;
  if (w) w.closeEmitted = true;
  if (r) r.closeEmitted = true;
  if (w?.emitClose || r?.emitClose) stream.emit('close');
}

function emitError(stream, error) {
  const r = stream._readableState;
  const w = stream._writableState;
  if (w?.errorEmitted || r?.errorEmitted) return;
  if (w) w.errorEmitted = true;
  if (r) r.errorEmitted = true;
  stream.emit('error', error);
}

/** Makes a destroyed stream usable again, as net.Socket does to reconnect. */
function undestroy() {
  const r = this._readableState;
  const w = this._writableState;
  if (r) {
    r.constructed = true;
    r.closed = false;
    r.closeEmitted = false;
    r.destroyed = false;
    r.errored = null;
    r.errorEmitted = false;
    r.reading = false;
    r.ended = r.readable === false;
    r.endAnnounced = false;
    r.endEmitted = r.readable === false;
  }
  if (w) {
    w.constructed = true;
    w.destroyed = false;
    w.closed = false;
    w.closeEmitted = false;
    w.errored = null;
    w.errorEmitted = false;
    w.finalCalled = false;
    w.prefinished = false;
    w.ended = w.writable === false;
    w.ending = w.writable === false;
    w.finished = w.writable === false;
  }
}

/**
 * What happens to a stream that failed: it is destroyed, or with autoDestroy off only told so.
 * @param {boolean} [sync] Whether the caller is the user, who must be able to add a listener
 *   before 'error' is emitted.
 */
function errorOrDestroy(stream, error, sync) {
  const r = stream._readableState;
  const w = stream._writableState;
  if (w?.destroyed || r?.destroyed) return;
  if (r?.autoDestroy || w?.autoDestroy) {
    stream.destroy(error);
  } else if (error) {
    recordError(error, r, w);
    if (sync) process.nextTick(emitError, stream, error);
    else emitError(stream, error);
  }
}

// ---- Construction --------------------------------------------------------------------------

/** Runs stream._construct, if there is one, in the next tick and then the callback. */
function construct(stream, callback) {
  if (typeof stream._construct !== 'function') return;
  const r = stream._readableState;
  const w = stream._writableState;
  if (r) r.constructed = false;
  if (w) w.constructed = false;
  stream.once(kConstruct, callback);
  // Both sides of a duplex stream ask; one construction serves both.
  if (stream.listenerCount(kConstruct) > 1) return;
  process.nextTick(runConstruct, stream);
}

function runConstruct(stream) {
  let called = false;
  const onConstruct = (error) => {
    if (called) {
      errorOrDestroy(stream, error ?? new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    const r = stream._readableState;
    const w = stream._writableState;
    setBits(r, w, kConstructed);
    if ((w || r).destroyed) stream.emit(kDestroy, error);
    else if (error) errorOrDestroy(stream, error, true);
    else stream.emit(kConstruct);
  };
  try {
    stream._construct((error) => {
      process.nextTick(onConstruct, error);
    });
  } catch (error) {
    process.nextTick(onConstruct, error);
  }
}

// ---- Destroying anything -------------------------------------------------------------------

function isRequest(stream) {
  return stream?.setHeader && typeof stream.abort === 'function';
}

/** Destroys whatever looks like a stream; without an error it is an AbortError. */
function destroyer(stream, error) {
  const { kIsDestroyed, isDestroyed, isFinished, isServerRequest } =
    require('internal/streams/utils');
  if (!stream || isDestroyed(stream)) return;
  if (!error && !isFinished(stream)) error = new AbortError();

  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(error);
  } else if (isRequest(stream)) {
    stream.abort();
  } else if (isRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(error);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else if (error) {
    process.nextTick(emitLegacyErrorAndClose, stream, error);
  } else {
    process.nextTick(emitLegacyClose, stream);
  }
  if (!stream.destroyed) stream[kIsDestroyed] = true;
}

function emitLegacyErrorAndClose(stream, error) {
  stream.emit('error', error);
  process.nextTick(emitLegacyClose, stream);
}

function emitLegacyClose(stream) {
  stream.emit('close');
}

module.exports = {
  construct,
  destroy,
  destroyer,
  errorOrDestroy,
  undestroy,
};
