// SPDX-License-Identifier: MIT
//
// The async context: the frame that is current, which resource runs, and callbacks bound to the
// frame they were made in.  Invariant: between macrotasks the current frame is null, the root.
'use strict';

const { getPrototypeOf } = Object;
const promisePrototype = Promise.prototype;

// frame: an immutable Map from AsyncLocalStorage to its store, or null.  executionId, triggerId and
// resource: of what runs now, as node:async_hooks tells them.  hooks: what createHook's hooks
// listen to, or null while none is enabled, so that programs without hooks pay a comparison.
const state = {
  frame: null,
  executionId: 1,
  triggerId: 0,
  resource: null,
  lastId: 1,
  hooks: null,
};

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
 * Says that the callback of a resource starts, at the beginning of a macrotask, tick or microtask.
 * @param {number} id
 * @param {number} triggerId
 * @param {object} resource
 */
function enterResource(id, triggerId, resource) {
  state.executionId = id;
  state.triggerId = triggerId;
  state.resource = resource;
  if (state.hooks !== null) state.hooks.before(id);
}

/**
 * The same for an event of its own kind, which C tells somebody who was made in a frame.
 * @param {*} frame
 * @param {string} type what async hooks see, one of asyncWrapProviders
 * @param {object} resource who is told
 */
function enterEvent(frame, type, resource) {
  const id = ++state.lastId;
  state.frame = frame;
  if (state.hooks !== null) state.hooks.init(id, type, 0, resource);
  enterResource(id, 0, resource);
}

/**
 * Says that it has ended; the frame is the root again.  After an exception this is called once the
 * exception has been routed, so that 'uncaughtException' runs in the context of what threw.
 * @param {number} [id]
 */
function leaveResource(id = state.executionId) {
  if (state.hooks !== null) state.hooks.after(id);
  state.frame = null;
  state.executionId = 0;
  state.triggerId = 0;
  state.resource = null;
}

// A request of the library while async hooks are enabled.
function bindObserved(fn, type, triggerId) {
  const { frame } = state;
  const id = ++state.lastId;
  const resource = { type };
  state.hooks?.init(id, type, triggerId, resource);
  return function(...args) {
    state.frame = frame;
    enterResource(id, triggerId, resource);
    const result = Reflect.apply(fn, this, args);
    leaveResource(id);
    state.hooks?.destroy(id);
    return result;
  };
}

/**
 * Binds a callback that C or a queue will call to the current frame; costs nothing at the root.
 * @param {Function} fn
 * @param {string} [type] what async hooks see, one of asyncWrapProviders
 * @param {number} [triggerId] the resource that caused it, for async hooks
 * @returns {Function}
 */
function bindCallback(fn, type = 'FSREQCALLBACK', triggerId = state.executionId) {
  const { frame } = state;
  if (state.hooks !== null) return bindObserved(fn, type, triggerId);
  if (frame === null) return fn;
  return function(...args) {
    state.frame = frame;
    const result = Reflect.apply(fn, this, args);
    state.frame = null;
    return result;
  };
}

// A thenable is asked in the async context in which it is awaited; the engine asks it later.
function bindThenable(thenable) {
  const { then } = thenable;
  if (typeof then !== 'function') return thenable;
  const { frame } = state;
  return {
    then(resolve, reject) {
      state.frame = frame;
      return Reflect.apply(then, thenable, [resolve, reject]);
    },
  };
}

/**
 * What is awaited, in rewritten code; the arguments behind it save the frame.
 * @param {*} value
 * @returns {*}
 */
function op(value) {
  const isPlain = typeof value === 'object' ?
    value === null || getPrototypeOf(value) === promisePrototype : typeof value !== 'function';
  return isPlain ? value : bindThenable(value);
}

/**
 * The same of what is iterated asynchronously.
 * @param {*} value
 * @returns {*} an async iterable, or what the engine will throw at
 */
function each(value) {
  if (value === undefined || value === null) return value;
  const asyncMethod = value[Symbol.asyncIterator];
  if (asyncMethod !== undefined && asyncMethod !== null) return value;
  const method = value[Symbol.iterator];
  if (typeof method !== 'function') return value;
  return require('internal/syntax/async_from_sync').makeAsync(value, method);
}

module.exports = {
  state, op, each, currentFrame, exchangeFrame, runInFrame, bindCallback, enterEvent, enterResource,
  leaveResource,
};
