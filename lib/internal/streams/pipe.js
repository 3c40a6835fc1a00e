// SPDX-License-Identifier: MIT
//
// Readable.prototype.pipe and unpipe. A destination whose write() returned false is remembered in
// state.awaitDrainWriters; the source flows again when no destination is left there.
'use strict';

const { prependListener } = require('internal/streams/legacy');
const { errorOrDestroy } = require('internal/streams/destroy');
const { kLend } = require('internal/streams/state');

/** One connection between a source and a destination. */
class Pipe {
  constructor(source, dest) {
    this.source = source;
    this.dest = dest;
    this.cleanedUp = false;
    this.onDrain = undefined;
    // Named as Node names them: they show when streams are inspected.
    const ondata = (chunk) => {
      const takeBack = source[kLend]?.(chunk, dest, ondata);
      const more = takeBack === undefined ? dest.write(chunk) : dest.write(chunk, takeBack);
      if (more === false) this.pause();
    };
    const onend = () => dest.end();
    const unpipe = () => source.unpipe(dest);
    const onunpipe = (readable, info) => {
      if (readable === source && info?.hasUnpiped === false) {
        info.hasUnpiped = true;
        this.cleanup();
      }
    };
    const onerror = (error) => {
      unpipe();
      dest.removeListener('error', onerror);
      if (dest.listenerCount('error') > 0) return;
      const state = dest._writableState || dest._readableState;
      if (state && !state.errorEmitted) errorOrDestroy(dest, error);
      else dest.emit('error', error);
    };
    const onclose = () => {
      dest.removeListener('finish', onfinish);
      unpipe();
    };
    const onfinish = () => {
      dest.removeListener('close', onclose);
      unpipe();
    };
    this.onData = ondata;
    this.onEnd = onend;
    this.unpipe = unpipe;
    this.onUnpipe = onunpipe;
    this.onError = onerror;
    this.onClose = onclose;
    this.onFinish = onfinish;
  }

  pause() {
    const { source, dest } = this;
    const state = source._readableState;
    if (!this.cleanedUp) {
      if (state.pipes.length === 1 && state.pipes[0] === dest) {
        state.awaitDrainWriters = dest;
        state.multiAwaitDrain = false;
      } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
        state.awaitDrainWriters.add(dest);
      }
      source.pause();
    }
    if (this.onDrain === undefined) {
      // Only now: many pipes never see backpressure.
      this.onDrain = () => onDestinationDrain(source, dest);
      dest.on('drain', this.onDrain);
    }
  }

  cleanup() {
    const { source, dest } = this;
    dest.removeListener('close', this.onClose);
    dest.removeListener('finish', this.onFinish);
    if (this.onDrain !== undefined) dest.removeListener('drain', this.onDrain);
    dest.removeListener('error', this.onError);
    dest.removeListener('unpipe', this.onUnpipe);
    source.removeListener('end', this.onEnd);
    source.removeListener('end', this.unpipe);
    source.removeListener('data', this.onData);
    this.cleanedUp = true;
    // A drain that will not be heard any more must not hold up the source.
    if (this.onDrain !== undefined && source._readableState.awaitDrainWriters) this.onDrain();
  }
}

function onDestinationDrain(source, dest) {
  const state = source._readableState;
  if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
  else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(dest);

  const waiting = state.awaitDrainWriters;
  if ((!waiting || waiting.size === 0) && source.listenerCount('data') > 0) source.resume();
}

/**
 * Writes everything that is read to a destination.
 * @param {Writable} dest
 * @param {{ end?: boolean }} [options] end: whether to end the destination too.
 * @returns {Writable} The destination.
 */
function pipe(dest, options) {
  const state = this._readableState;
  if (state.pipes.length === 1 && !state.multiAwaitDrain) {
    state.multiAwaitDrain = true;
    state.awaitDrainWriters =
      new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes.push(dest);

  const connection = new Pipe(this, dest);
  const ends = (!options || options.end !== false) &&
    dest !== process.stdout && dest !== process.stderr;
  const endListener = ends ? connection.onEnd : connection.unpipe;
  if (state.endEmitted) process.nextTick(endListener);
  else this.once('end', endListener);

  dest.on('unpipe', connection.onUnpipe);
  this.on('data', connection.onData);
  prependListener(dest, 'error', connection.onError);
  dest.once('close', connection.onClose);
  dest.once('finish', connection.onFinish);
  dest.emit('pipe', this);

  if (dest.writableNeedDrain === true) connection.pause();
  else if (!state.flowing) this.resume();
  return dest;
}

/** @param {Writable} [dest] All destinations if missing. */
function unpipe(dest) {
  const state = this._readableState;
  if (state.pipes.length === 0) return this;
  if (!dest) {
    const dests = state.pipes;
    state.pipes = [];
    this.pause();
    for (const one of dests) one.emit('unpipe', this, { hasUnpiped: false });
    return this;
  }
  const index = state.pipes.indexOf(dest);
  if (index === -1) return this;
  state.pipes.splice(index, 1);
  if (state.pipes.length === 0) this.pause();
  dest.emit('unpipe', this, { hasUnpiped: false });
  return this;
}

module.exports = { pipe, unpipe };
