// SPDX-License-Identifier: MIT
//
// The async context: the frame that is current, and callbacks bound to the frame they were made in.
// Invariant: between macrotasks the current frame is null, the root.
'use strict';

// A frame is an immutable Map from AsyncLocalStorage to its store, or null.
const state = { frame: null };

/** @returns {?Map} the current frame */
function currentFrame() {
  return state.frame;
}

/**
 * Makes a frame current.
 * @param {?Map} frame
 * @returns {?Map} the frame that was current before
 */
function exchangeFrame(frame) {
  const previous = state.frame;
  state.frame = frame;
  return previous;
}

/**
 * Calls a function in a frame.
 * @param {?Map} frame
 * @param {Function} fn
 * @param {*} self
 * @param {Array} args
 * @returns {*} what fn returns
 */
function runInFrame(frame, fn, self, args) {
  const previous = state.frame;
  state.frame = frame;
  try {
    return Reflect.apply(fn, self, args);
  } finally {
    state.frame = previous;
  }
}

/**
 * Binds a callback to the current frame; costs nothing at the root.
 * @param {Function} fn
 * @returns {Function}
 */
function bindCallback(fn) {
  const frame = state.frame;
  if (frame === null) return fn;
  return function(...args) {
    return runInFrame(frame, fn, this, args);
  };
}

module.exports = { state, currentFrame, exchangeFrame, runInFrame, bindCallback };
