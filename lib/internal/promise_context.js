// SPDX-License-Identifier: MIT
//
// Promise reactions in the async context in which then() was called.  The engine has no hook for
// this, so Promise.prototype.then is replaced, when the first AsyncLocalStorage or hook needs it:
// `catch`, `finally` and the combinators go through it.  `await` does not: the front end rewrites async
// functions (src/syntax/lower_async.c).
'use strict';

const { state } = require('internal/async_context');

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
      return reaction(value);
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

/** Replaces Promise.prototype.then, once. */
function patch() {
  if (isPatched) return;
  isPatched = true;
  flags[ENV_HAS_FRAMES] = 1;
  Object.defineProperty(Promise.prototype, 'then', {
    __proto__: null, value: then, writable: true, enumerable: false, configurable: true,
  });
}

module.exports = { patch };
