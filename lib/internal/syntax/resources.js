// SPDX-License-Identifier: MIT
//
// The resources of a block with `using` or `await using` declarations, which the front end rewrites
// to calls of this (src/syntax/lower_using.c).
// https://tc39.es/proposal-explicit-resource-management/#sec-disposable-resources
'use strict';

const { state } = require('internal/async_context');

const { asyncDispose, dispose } = Symbol;

function notObject() {
  return new TypeError('An object is expected with `using` declarations');
}

function notCallable(symbol) {
  return new TypeError(`${String(symbol)} is not a function`);
}

function methodOf(value, symbol) {
  const method = value[symbol];
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw notCallable(symbol);
  return method;
}

function checkObject(value) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    throw notObject();
  }
}

// Step 1.b of GetDisposeMethod: what the synchronous method returns is not waited for.
function asyncMethodOf(value) {
  const method = methodOf(value, asyncDispose);
  if (method !== undefined) return method;
  const sync = methodOf(value, dispose);
  if (sync === undefined) throw notCallable(dispose);
  return function() {
    Reflect.apply(sync, this, []);
  };
}

/** A DisposeCapability, and how its block ended. */
class Resources {
  #entries = []; // { value, method, isAsync }
  #failed = false;
  #error;

  /** Whether the block has to wait at its end. */
  waits = false;

  /**
   * `using x = value`
   * @returns {*} value
   * @throws TypeError
   */
  use(value) {
    if (value === null || value === undefined) return value;
    checkObject(value);
    const method = methodOf(value, dispose);
    if (method === undefined) throw notCallable(dispose);
    this.#entries.push({ value, method, isAsync: false });
    return value;
  }

  /**
   * `await using x = value`
   * @returns {*} value
   * @throws TypeError
   */
  useAsync(value) {
    if (value === null || value === undefined) {
      this.#entries.push({ value: undefined, method: undefined, isAsync: true });
    } else {
      checkObject(value);
      this.#entries.push({ value, method: asyncMethodOf(value), isAsync: true });
    }
    this.waits = true;
    return value;
  }

  /** The block threw, or disposing did. */
  fail(error) {
    this.#error = this.#failed ? suppressed(error, this.#error) : error;
    this.#failed = true;
  }

  #finish() {
    if (this.#failed) throw this.#error;
  }

  /** Disposes of everything, in reverse order; throws what the block ends with. */
  end() {
    for (let entry; (entry = this.#entries.pop()) !== undefined;) {
      try {
        Reflect.apply(entry.method, entry.value, []);
      } catch (error) {
        this.fail(error);
      }
    }
    this.#finish();
  }

  /** DisposeResources with waiting. */
  async endAsync() {
    const { frame } = state;
    let needsAwait = false;
    let hasAwaited = false;
    for (let entry; (entry = this.#entries.pop()) !== undefined;) {
      const { value, method, isAsync } = entry;
      if (!isAsync && needsAwait && !hasAwaited) {
        needsAwait = false;
        await undefined;
      }
      if (method === undefined) {
        needsAwait = true;
        continue;
      }
      state.frame = frame;
      try {
        const result = Reflect.apply(method, value, []);
        if (isAsync) {
          hasAwaited = true;
          await result;
        }
      } catch (error) {
        this.fail(error);
      }
    }
    if (needsAwait && !hasAwaited) await undefined;
    this.#finish();
  }
}

function suppressed(error, previous) {
  return new SuppressedError(error, previous, 'An error was suppressed during disposal');
}

module.exports = { Resources };
