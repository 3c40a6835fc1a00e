// SPDX-License-Identifier: MIT
//
// Web IDL for the classes of the Fetch standard (https://webidl.spec.whatwg.org/): how arguments
// are converted, how interfaces are laid out, and the texts of what goes wrong, which are Node's.
'use strict';

const { customInspectSymbol } = require('internal/util');

/** `this` is not of the class. */
function illegalInvocation() {
  const error = new TypeError('Illegal invocation');
  error.code = 'ERR_INVALID_THIS';
  return error;
}

/** @throws {TypeError} unless there are at least `wanted` arguments */
function requireArguments(given, wanted, where) {
  if (given >= wanted) return;
  const found = given === 0 ? '0 found' : `only ${given} found`;
  throw new TypeError(
    `${where}: ${wanted} argument${wanted === 1 ? '' : 's'} required, but ${found}.`);
}

function notConvertible(where, name, type) {
  return new TypeError(`${where}: ${name} is a symbol, which cannot be converted to a ${type}.`);
}

/** A string whose characters are bytes. */
function toByteString(value, where, name) {
  if (typeof value === 'symbol') throw notConvertible(where, name, 'ByteString');
  const text = `${value}`;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 255) {
      throw new TypeError('Cannot convert argument to a ByteString because the character at ' +
        `index ${i} has a value of ${code} which is greater than 255.`);
    }
  }
  return text;
}

function toDOMString(value, where, name) {
  if (typeof value === 'symbol') throw notConvertible(where, name, 'DOMString');
  return `${value}`;
}

/** A string without lone surrogates. */
function toScalarString(value, where, name) {
  return toDOMString(value, where, name).toWellFormed();
}

/** What a dictionary may be: an object, a function or nothing. */
function toDictionary(value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw new TypeError(
      `undefined: Expected ${String(value)} to be one of: Null, Undefined, Object.`);
  }
  return value;
}

/** A member of a dictionary that is one of some strings. */
function toEnum(value, values) {
  const text = toDOMString(value, 'undefined', 'value');
  if (!values.includes(text)) {
    throw new TypeError(
      `undefined: ${text} is not an accepted type. Expected one of ${values.join(', ')}.`);
  }
  return text;
}

/** The conversion of numbers to unsigned short. */
function toUnsignedShort(value) {
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? ((number % 65536) + 65536) % 65536 : 0;
}

// ---- Interfaces ---------------------------------------------------------------------------

/** Makes the members of a class enumerable and gives it its tag. */
function defineInterface(Class, names) {
  for (const name of names) {
    Object.defineProperty(Class.prototype, name, { __proto__: null, enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    __proto__: null, value: Class.name, configurable: true,
  });
}

/** Gives a class the inspection of its fields: fieldsOf(object) is shown with its name. */
function defineInspection(Class, fieldsOf) {
  const inspectFields = function(depth, options) {
    const { inspect } = require('internal/util/inspect');
    options.depth ??= depth;
    return `${Class.name} ${inspect(fieldsOf(this), options)}`;
  };
  Object.defineProperty(inspectFields, 'name', {
    __proto__: null, value: '[nodejs.util.inspect.custom]', configurable: true,
  });
  Object.defineProperty(Class.prototype, customInspectSymbol, {
    __proto__: null, value: inspectFields, writable: true, configurable: true,
  });
}

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([].values()));

/**
 * Gives a class of name-value pairs its iteration: keys, values, entries and forEach. Iterators
 * are live: they go by position in what pairsOf gives at each step.
 * @param {Function} Class
 * @param {(object: object) => Array<[string, unknown]>} pairsOf throws if it is no such object
 */
function defineIteration(Class, pairsOf) {
  const { name } = Class;
  class PairIterator {
    #target;
    #pick;
    #index = 0;

    constructor(target, pick) {
      this.#target = target;
      this.#pick = pick;
    }

    next() {
      if (typeof this !== 'object' || this === null || !(#target in this)) {
        throw new TypeError(
          `'next' called on an object that does not implement interface ${name} Iterator.`);
      }
      const pairs = pairsOf(this.#target);
      if (this.#index >= pairs.length) return { value: undefined, done: true };
      return { value: this.#pick(pairs[this.#index++]), done: false };
    }
  }
  const { prototype } = PairIterator;
  delete prototype.constructor;
  Object.setPrototypeOf(prototype, IteratorPrototype);
  Object.defineProperty(prototype, 'next', { __proto__: null, enumerable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, {
    __proto__: null, value: `${name} Iterator`, configurable: true,
  });
  const iterate = (target, pick) => {
    pairsOf(target);
    return new PairIterator(target, pick);
  };
  const methods = {
    keys() { return iterate(this, (pair) => pair[0]); },
    values() { return iterate(this, (pair) => pair[1]); },
    entries() { return iterate(this, (pair) => [pair[0], pair[1]]); },
    forEach(callback, thisArg = undefined) {
      pairsOf(this);
      requireArguments(arguments.length, 1, `${name}.forEach`);
      if (typeof callback !== 'function') {
        throw new TypeError(
          `Failed to execute 'forEach' on '${name}': parameter 1 is not of type 'Function'.`);
      }
      for (let i = 0; i < pairsOf(this).length; i++) {
        const [key, value] = pairsOf(this)[i];
        Reflect.apply(callback, thisArg, [value, key, this]);
      }
    },
  };
  for (const key of Object.keys(methods)) {
    Object.defineProperty(Class.prototype, key, {
      __proto__: null, value: methods[key], writable: true, enumerable: true, configurable: true,
    });
  }
  Object.defineProperty(Class.prototype, Symbol.iterator, {
    __proto__: null, value: methods.entries, writable: true, configurable: true,
  });
}

module.exports = {
  defineInspection,
  defineInterface,
  defineIteration,
  illegalInvocation,
  requireArguments,
  toByteString,
  toDOMString,
  toDictionary,
  toEnum,
  toScalarString,
  toUnsignedShort,
};
