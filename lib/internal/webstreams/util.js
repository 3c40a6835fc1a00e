// SPDX-License-Identifier: MIT
//
// What the web streams share: promises with resolvers, queues with sizes, the reading of
// underlying objects and strategies (https://streams.spec.whatwg.org/).
'use strict';

const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE, ERR_INVALID_THIS },
} = require('internal/errors');
const { validateFunction, validateObject, kValidateObjectAllowObjects } =
  require('internal/validators');
const { customInspectSymbol } = require('internal/util');
const { Queue } = require('internal/queue');

// The internal slots of every object of this folder.
const kState = Symbol('kState');

function nop() {}

/** Marks a rejection as handled. */
function setHandled(promise) {
  promise.then(undefined, nop);
}

/** A promise that its owner settles, and knows whether it has. */
class Deferred {
  constructor() {
    const { promise, resolve, reject } = Promise.withResolvers();
    this.promise = promise;
    this.resolveWith = resolve;
    this.rejectWith = reject;
    this.pending = true;
  }

  resolve(value) {
    this.pending = false;
    this.resolveWith(value);
  }

  reject(reason) {
    this.pending = false;
    this.rejectWith(reason);
  }
}

function resolvedDeferred(value) {
  const deferred = new Deferred();
  deferred.resolve(value);
  return deferred;
}

/** Rejected, and nobody is told if it is not handled. */
function rejectedDeferred(reason) {
  const deferred = new Deferred();
  setHandled(deferred.promise);
  deferred.reject(reason);
  return deferred;
}

/** Rejects a pending promise; a settled one is replaced. Returns the rejected one. */
function ensureRejected(deferred, reason) {
  if (!deferred.pending) return rejectedDeferred(reason);
  setHandled(deferred.promise);
  deferred.reject(reason);
  return deferred;
}

/**
 * Web IDL's "a promise resolved with": always a new one, so a promise among the values takes the
 * microtasks that the order of the standard counts on.
 */
function newlyResolved(value) {
  return new Promise((resolve) => resolve(value));
}

/** Errors of wrong state are TypeErrors, as the standard says. */
function invalidState(message) {
  return new ERR_INVALID_STATE.TypeError(message);
}

/** ERR_INVALID_ARG_VALUE as RangeError. */
function invalidRange(name, value) {
  return new ERR_INVALID_ARG_VALUE.RangeError(name, value);
}

// ---- Queue-with-sizes (https://streams.spec.whatwg.org/#queue-with-sizes) ------------------

class SizedQueue {
  // Declared, not assigned: an assignment would find a setter on Object.prototype.
  entries = new Queue();
  size = 0;

  get length() {
    return this.entries.length;
  }

  enqueue(value, size) {
    size = Number(size);
    if (!(size >= 0) || size === Infinity) throw invalidRange('size', size);
    this.entries.push({ value, size });
    this.size += size;
  }

  dequeue() {
    const { value, size } = this.entries.shift();
    // Rounding may leave the sum below zero.
    this.size = Math.max(0, this.size - size);
    return value;
  }

  peek() {
    return this.entries.peek().value;
  }

  clear() {
    if (this.entries.length > 0) this.entries.clear();
    this.size = 0;
  }
}

// ---- Underlying objects --------------------------------------------------------------------

/** An optional dictionary argument. */
function checkDictionary(value, name) {
  if (value === undefined) return;
  validateObject(value, name, kValidateObjectAllowObjects);
}

/** A method of an underlying object, or undefined. Its name is read once. */
function getMethod(object, name, owner) {
  const method = object?.[name];
  if (method === undefined) return undefined;
  validateFunction(method, `${owner}.${name}`);
  return method;
}

/** https://streams.spec.whatwg.org/#validate-and-normalize-high-water-mark */
function extractHighWaterMark(strategy, fallback) {
  const value = strategy?.highWaterMark;
  if (value === undefined) return fallback;
  const mark = Number(value);
  if (Number.isNaN(mark) || mark < 0) throw invalidRange('strategy.highWaterMark', value);
  return mark;
}

function sizeOfOne() {
  return 1;
}

/** https://streams.spec.whatwg.org/#make-size-algorithm-from-size-function */
function extractSize(strategy) {
  const size = strategy?.size;
  if (size === undefined) return sizeOfOne;
  validateFunction(size, 'strategy.size');
  return (chunk) => Reflect.apply(size, undefined, [chunk]);
}

/** Calls a user's method and returns a promise of its result, whatever happens. */
function callAsync(method, self, ...args) {
  try {
    return Promise.resolve(Reflect.apply(method, self, args));
  } catch (error) {
    return Promise.reject(error);
  }
}

// ---- Classes -------------------------------------------------------------------------------

function brandError(name) {
  return new ERR_INVALID_THIS(name);
}

/** Makes an interface's members enumerable, and its tag. */
function defineInterface(Class, members, tag = true) {
  const descriptors = {};
  for (const name of members) descriptors[name] = { __proto__: null, enumerable: true };
  if (tag) {
    descriptors[Symbol.toStringTag] = {
      __proto__: null, value: Class.name, configurable: true,
    };
  }
  Object.defineProperties(Class.prototype, descriptors);
  // `new Class()` takes internal arguments only, or optional ones.
  Object.defineProperty(Class, 'prototype', { __proto__: null, writable: false });
}

/** Gives a class an inspect method that shows fields under the class name. */
function defineInspect(Class, read) {
  const { [customInspectSymbol]: method } = {
    [customInspectSymbol](depth, options) {
      let fields;
      try {
        fields = read(this);
      } catch {
        throw brandError(Class.name);
      }
      if (depth < 0) return this;
      const { inspect } = require('internal/util/inspect');
      const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
      return `${this.constructor.name} ${inspect(fields, inner)}`;
    },
  };
  Object.defineProperty(Class.prototype, customInspectSymbol, {
    __proto__: null, value: method, writable: true, configurable: true,
  });
}

module.exports = {
  Deferred,
  SizedQueue,
  brandError,
  callAsync,
  checkDictionary,
  defineInspect,
  defineInterface,
  ensureRejected,
  extractHighWaterMark,
  extractSize,
  getMethod,
  invalidRange,
  invalidState,
  kState,
  newlyResolved,
  nop,
  rejectedDeferred,
  resolvedDeferred,
  setHandled,
};
