// SPDX-License-Identifier: MIT
//
// AsyncResource: code that queues callbacks itself says with it in which context they run.
'use strict';

const { state } = require('internal/async_context');
const {
  codes: { ERR_ASYNC_TYPE, ERR_INVALID_ASYNC_ID },
} = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');

const kFrame = Symbol('context_frame');
const kAsyncId = Symbol('async_id_symbol');
const kTriggerId = Symbol('trigger_async_id_symbol');

// Emits destroy for resources that were collected without emitDestroy().
const collected = new FinalizationRegistry(({ id, isDestroyed }) => {
  if (!isDestroyed) state.hooks?.destroy(id);
});

function announce(resource, type, requireManualDestroy) {
  if (type.length === 0) throw new ERR_ASYNC_TYPE(type);
  state.hooks.init(resource[kAsyncId], type, resource[kTriggerId], resource);
  if (requireManualDestroy || !require('internal/async_hooks').hasDestroyHook()) return undefined;
  const watch = { id: resource[kAsyncId], isDestroyed: false };
  collected.register(resource, watch);
  return watch;
}

class AsyncResource {
  #watch = undefined;

  /**
   * @param {string} type
   * @param {number|{ triggerAsyncId?: number, requireManualDestroy?: boolean }} [options]
   * @throws ERR_INVALID_ARG_TYPE, ERR_ASYNC_TYPE, ERR_INVALID_ASYNC_ID
   */
  constructor(type, options = { __proto__: null }) {
    validateString(type, 'type');
    let triggerId = options;
    let requireManualDestroy = false;
    if (typeof options !== 'number') {
      triggerId = options.triggerAsyncId ?? state.executionId;
      requireManualDestroy = Boolean(options.requireManualDestroy);
    }
    if (!Number.isSafeInteger(triggerId) || triggerId < -1) {
      throw new ERR_INVALID_ASYNC_ID('triggerAsyncId', triggerId);
    }
    this[kFrame] = state.frame ?? undefined;
    this[kAsyncId] = ++state.lastId;
    this[kTriggerId] = triggerId;
    if (state.hooks !== null) this.#watch = announce(this, type, requireManualDestroy);
  }

  /**
   * Calls a function in this resource's context.
   * @param {Function} fn
   * @param {*} [thisArg]
   * @param {...*} args
   * @returns {*} what fn returns
   */
  runInAsyncScope(fn, thisArg, ...args) {
    const { frame, executionId, triggerId, resource } = state;
    const id = this[kAsyncId];
    state.frame = this[kFrame] ?? null;
    state.executionId = id;
    state.triggerId = this[kTriggerId];
    state.resource = this;
    if (state.hooks !== null) state.hooks.before(id);
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      if (state.hooks !== null) state.hooks.after(id);
      state.frame = frame;
      state.executionId = executionId;
      state.triggerId = triggerId;
      state.resource = resource;
    }
  }

  /** Says that no callback will follow. */
  emitDestroy() {
    if (this.#watch !== undefined) this.#watch.isDestroyed = true;
    if (state.hooks !== null) state.hooks.destroy(this[kAsyncId]);
    return this;
  }

  asyncId() {
    return this[kAsyncId];
  }

  triggerAsyncId() {
    return this[kTriggerId];
  }

  /**
   * Binds a function to this resource.
   * @param {Function} fn
   * @param {*} [thisArg] `this` of the call, if missing
   * @returns {Function}
   * @throws ERR_INVALID_ARG_TYPE
   */
  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const resource = this;
    const bound = thisArg === undefined ?
      function(...args) {
        return resource.runInAsyncScope(fn, this, ...args);
      } :
      function(...args) {
        return resource.runInAsyncScope(fn, thisArg, ...args);
      };
    Object.defineProperty(bound, 'length', {
      __proto__: null, value: fn.length, writable: false, enumerable: false, configurable: true,
    });
    Object.defineProperty(bound, 'name', { __proto__: null, value: 'bound', configurable: true });
    return bound;
  }

  /** Binds a function to the context of now. */
  static bind(fn, type, thisArg) {
    type ||= fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

module.exports = { AsyncResource };
