// SPDX-License-Identifier: MIT
//
// The hooks of node:async_hooks: who listens, and the telling.  While nobody listens,
// internal/async_context's state.hooks is null and nothing here runs.
'use strict';

const { state } = require('internal/async_context');
const { codes: { ERR_ASYNC_CALLBACK } } = require('internal/errors');

const kInit = Symbol('init');
const kBefore = Symbol('before');
const kAfter = Symbol('after');
const kDestroy = Symbol('destroy');
const kPromiseResolve = Symbol('promiseResolve');
const kNoPromiseHook = Symbol('kNoPromiseHook');

const then = Promise.prototype.then;
const resolved = Promise.resolve();

let enabled = []; // replaced when it changes, so that a loop under way is not disturbed
let destroyed = []; // ids whose destroy hooks are due

// An error in a hook would leave every later id wrong: as in Node, the program ends.
function fail(error) {
  const env = internalBinding('env');
  const stack = typeof error === 'object' && error !== null ?
    require('internal/stacks').stackOf(error) : undefined;
  env.write(2, `${stack ?? error}\n`);
  process.exit(1);
}

function tell(kind, id) {
  for (const hook of enabled) {
    const callback = hook[kind];
    if (callback === undefined) continue;
    try {
      callback.call(hook, id);
    } catch (error) {
      fail(error);
    }
  }
}

function flushDestroyed() {
  const ids = destroyed;
  destroyed = [];
  for (const id of ids) tell(kDestroy, id);
}

const teller = {
  init(id, type, triggerId, resource) {
    for (const hook of enabled) {
      if (hook[kInit] === undefined) continue;
      try {
        hook[kInit](id, type, triggerId, resource);
      } catch (error) {
        fail(error);
      }
    }
  },
  before: (id) => tell(kBefore, id),
  after: (id) => tell(kAfter, id),
  promiseResolve: (id) => tell(kPromiseResolve, id),
  // Later, so that a hook runs in no other code's middle.
  destroy(id) {
    if (destroyed.push(id) === 1) Reflect.apply(then, resolved, [flushDestroyed]);
  },
};

function setEnabled(hooks) {
  enabled = hooks;
  state.hooks = hooks.length > 0 ? teller : null;
  const observesPromises = hooks.some((hook) => !hook[kNoPromiseHook]);
  if (observesPromises) require('internal/promise_context').patchObserved();
}

/** What createHook returns. */
class AsyncHook {
  constructor({ init, before, after, destroy, promiseResolve, trackPromises = true }) {
    const callbacks = { init, before, after, destroy, promiseResolve };
    for (const name of Object.keys(callbacks)) {
      if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function') {
        throw new ERR_ASYNC_CALLBACK(`hook.${name}`);
      }
    }
    require('internal/validators').validateBoolean(trackPromises, 'trackPromises');
    this[kInit] = init;
    this[kBefore] = before;
    this[kAfter] = after;
    this[kDestroy] = destroy;
    this[kPromiseResolve] = promiseResolve;
    this[kNoPromiseHook] = !trackPromises;
  }

  /** Starts the calls. */
  enable() {
    if (!enabled.includes(this)) setEnabled([...enabled, this]);
    return this;
  }

  /** Ends the calls. */
  disable() {
    if (enabled.includes(this)) setEnabled(enabled.filter((hook) => hook !== this));
    return this;
  }
}

/** Whether anybody listens to destroy: only then is it worth to watch for collected resources. */
function hasDestroyHook() {
  return enabled.some((hook) => hook[kDestroy] !== undefined);
}

module.exports = { AsyncHook, hasDestroyHook };
