// SPDX-License-Identifier: MIT
//
// AsyncLocalStorage: a variable whose value follows the flow of callbacks.  A frame is an immutable
// Map from storages to values; setting a value makes a new frame current.
'use strict';

const { state, exchangeFrame, runInFrame } = require('internal/async_context');
const { validateObject } = require('internal/validators');

const { flags, ENV_HAS_TICK } = internalBinding('env');

function frameWith(storage, store) {
  return new Map(state.frame).set(storage, store);
}

/** A value set for a block: `using scope = storage.withScope(store)`. */
class RunScope {
  #storage;
  #previous;
  #isDisposed = false;

  constructor(storage, store) {
    this.#storage = storage;
    this.#previous = storage.getStore();
    storage.enterWith(store);
  }

  /** Gives the storage its former value again. */
  dispose() {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#storage.enterWith(this.#previous);
  }

  [Symbol.dispose]() {
    this.dispose();
  }
}

class AsyncLocalStorage {
  #name = '';
  #defaultValue = undefined;

  /**
   * @param {{ defaultValue?: *, name?: string }} [options]
   * @throws ERR_INVALID_ARG_TYPE
   */
  constructor(options = { __proto__: null }) {
    validateObject(options, 'options');
    this.#defaultValue = options.defaultValue;
    if (options.name !== undefined) this.#name = `${options.name}`;
    require('internal/promise_context').patch();
  }

  /**
   * Binds a function to the current values of all storages.
   * @param {Function} fn
   * @returns {Function}
   * @throws ERR_INVALID_ARG_TYPE
   */
  static bind(fn) {
    return require('internal/async_resource').AsyncResource.bind(fn);
  }

  /** @returns {Function} (fn, ...args), which calls fn with the values of now */
  static snapshot() {
    return AsyncLocalStorage.bind((fn, ...args) => fn(...args));
  }

  /** The name that was given to the constructor. */
  get name() {
    return this.#name;
  }

  /** Removes the value from the current context. */
  disable() {
    if (!state.frame?.has(this)) return;
    const frame = new Map(state.frame);
    frame.delete(this);
    exchangeFrame(frame.size > 0 ? frame : null);
  }

  /** Sets the value for the rest of the current callback and what follows from it. */
  enterWith(data) {
    exchangeFrame(frameWith(this, data));
    flags[ENV_HAS_TICK] = 1; // so that the root is current again when this macrotask has ended
  }

  /**
   * Calls a function with a value, which also holds in what the function starts.
   * @param {*} data
   * @param {Function} fn
   * @param {...*} args
   * @returns {*} what fn returns
   */
  run(data, fn, ...args) {
    if (Object.is(data, this.getStore())) return Reflect.apply(fn, null, args);
    return runInFrame(frameWith(this, data), fn, null, args);
  }

  /** Calls a function without a value. */
  exit(fn, ...args) {
    return this.run(undefined, fn, ...args);
  }

  /** @returns {*} the value, or the default value where none is set */
  getStore() {
    const { frame } = state;
    return frame !== null && frame.has(this) ? frame.get(this) : this.#defaultValue;
  }

  /** Sets the value until the returned scope is disposed. */
  withScope(data) {
    return new RunScope(this, data);
  }
}

module.exports = { AsyncLocalStorage };
