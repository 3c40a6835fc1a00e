// SPDX-License-Identifier: MIT
//
// The iterator of `for await` and `yield*` over what iterates synchronously.  The engine's own
// never ends when a promise among the values rejects and the iterator has no return(), as that of
// an array.
// https://tc39.es/ecma262/#sec-async-from-sync-iterator-objects
'use strict';

const { then } = Promise.prototype; // before a program can replace it

class AsyncFromSyncIterator {
  #iterator;
  #next;

  constructor(iterator) {
    this.#iterator = iterator;
    this.#next = iterator.next;
  }

  // AsyncFromSyncIteratorContinuation.
  #settle(step, closes) {
    let value;
    let done;
    try {
      const result = step();
      if (typeof result !== 'object' && typeof result !== 'function' || result === null) {
        throw new TypeError(`Iterator result ${String(result)} is not an object`);
      }
      done = !!result.done;
      ({ value } = result);
    } catch (error) {
      return Promise.reject(error);
    }
    let wrapped;
    try {
      wrapped = Promise.resolve(value);
    } catch (error) {
      if (!done && closes) this.#close();
      return Promise.reject(error);
    }
    const onRejected = done || !closes ? undefined : (error) => {
      this.#close();
      throw error;
    };
    return Reflect.apply(then, wrapped, [(settled) => ({ value: settled, done }), onRejected]);
  }

  // IteratorClose after a throw: what it throws itself is lost.
  #close() {
    try {
      this.#iterator.return?.();
    } catch {
      // the first error counts
    }
  }

  next(...args) {
    return this.#settle(() => Reflect.apply(this.#next, this.#iterator, args), true);
  }

  return(...args) {
    let method;
    try {
      method = this.#iterator.return;
    } catch (error) {
      return Promise.reject(error);
    }
    if (method === undefined || method === null) {
      return Promise.resolve({ value: args[0], done: true });
    }
    return this.#settle(() => Reflect.apply(method, this.#iterator, args), false);
  }

  throw(...args) {
    let method;
    try {
      method = this.#iterator.throw;
    } catch (error) {
      return Promise.reject(error);
    }
    if (method === undefined || method === null) {
      this.#close();
      return Promise.reject(new TypeError('The iterator does not provide a \'throw\' method'));
    }
    return this.#settle(() => Reflect.apply(method, this.#iterator, args), true);
  }
}

/**
 * An async iterable over a synchronous one.
 * @param {Iterable} iterable
 * @param {Function} method its Symbol.iterator
 * @returns {AsyncIterable}
 */
function makeAsync(iterable, method) {
  return {
    [Symbol.asyncIterator]() {
      const iterator = Reflect.apply(method, iterable, []);
      if (typeof iterator !== 'object' && typeof iterator !== 'function' || iterator === null) {
        throw new TypeError('Result of the Symbol.iterator method is not an object');
      }
      return new AsyncFromSyncIterator(iterator);
    },
  };
}

module.exports = { makeAsync };
