// SPDX-License-Identifier: MIT
//
// Promise reactions in the async context in which then() was called.  The engine has no hook for
// this, so Promise.prototype.then is replaced, when the first AsyncLocalStorage or hook needs it:
// `catch`, `finally` and the combinators go through it.  Hooks hear of a promise when then() is
// called or when Promise.resolve or reject makes it.  `await` does not go through it: the front end
// rewrites async functions (src/syntax/lower_async.c).  Promise.resolve is replaced for thenables.
'use strict';

const { state, op } = require('internal/async_context');

const { flags, ENV_HAS_FRAMES } = internalBinding('env');

const nativeThen = Promise.prototype.then;

const ids = new WeakMap(); // promise -> { id, triggerId }, while hooks are enabled

let isPatched = false;

function bindReaction(reaction) {
  if (typeof reaction !== 'function') return reaction;
  const { frame } = state;
  // Also at the root: the reaction must not see the context of whoever settles the promise.
  return (value) => {
    const previous = state.frame;
    state.frame = frame;
    try {
      return op(reaction(value)); // a thenable is asked in the context of the reaction
    } finally {
      state.frame = previous;
    }
  };
}

function identify(promise, triggerId) {
  let known = ids.get(promise);
  if (known === undefined) {
    known = { id: ++state.lastId, triggerId };
    ids.set(promise, known);
    state.hooks.init(known.id, 'PROMISE', triggerId, promise);
  }
  return known;
}

// The same with the calls of async hooks around it.
function bindObserved(reaction, derived) {
  return (value) => {
    const { frame, executionId, triggerId, resource } = state;
    const { id, triggerId: by } = derived.ids;
    state.frame = derived.frame;
    state.executionId = id;
    state.triggerId = by;
    state.resource = derived.promise;
    state.hooks?.before(id);
    try {
      return reaction(value);
    } finally {
      state.hooks?.promiseResolve(id);
      state.hooks?.after(id);
      Object.assign(state, { frame, executionId, triggerId, resource });
    }
  };
}

function thenObserved(promise, onFulfilled, onRejected) {
  const derived = { ids: undefined, promise: undefined, frame: state.frame };
  const bind = (reaction) =>
    (typeof reaction === 'function' ? bindObserved(reaction, derived) : reaction);
  const parent = identify(promise, state.executionId);
  derived.promise = Reflect.apply(nativeThen, promise, [bind(onFulfilled), bind(onRejected)]);
  derived.ids = identify(derived.promise, parent.id);
  return derived.promise;
}

const { then } = {
  then(onFulfilled, onRejected) {
    if (state.hooks !== null && this instanceof Promise) {
      return thenObserved(this, onFulfilled, onRejected);
    }
    return Reflect.apply(nativeThen, this, [bindReaction(onFulfilled), bindReaction(onRejected)]);
  },
};

// What a promise is resolved with: a thenable is asked in the context of now.
function bindResolution(value) {
  return value instanceof Promise ? value : op(value);
}

function replace(object, name, value) {
  Object.defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

// A promise that is made with its value, or the error, in it.
function observeMade(promise, value) {
  if (promise === value || !(promise instanceof Promise)) return;
  if (ids.has(promise)) return;
  state.hooks.promiseResolve(identify(promise, state.executionId).id);
}

const { resolve: nativeResolve, reject: nativeReject } = Promise;
const makers = {
  resolve(value) {
    const promise = Reflect.apply(nativeResolve, this, [bindResolution(value)]);
    if (state.hooks !== null) observeMade(promise, value);
    return promise;
  },
  reject(reason) {
    const promise = Reflect.apply(nativeReject, this, [reason]);
    if (state.hooks !== null) observeMade(promise, reason);
    return promise;
  },
};

/** Replaces Promise.prototype.then and Promise.resolve, once. */
function patch() {
  if (isPatched) return;
  isPatched = true;
  flags[ENV_HAS_FRAMES] = 1;
  replace(Promise.prototype, 'then', then);
  replace(Promise, 'resolve', makers.resolve);
}

/** For hooks: Promise.reject as well, once. */
function patchObserved() {
  patch();
  if (Promise.reject === nativeReject) replace(Promise, 'reject', makers.reject);
}

module.exports = { patch, patchObserved };
