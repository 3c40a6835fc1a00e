// SPDX-License-Identifier: MIT
//
// What structured cloning and the serializer of node:v8 agree on: which objects are cloneable,
// what an error consists of, and how an object that is refused is described.
'use strict';

const { KINDS, kindOf } = require('internal/util/brands');

const toText = Function.prototype.toString;

// ---- Objects that cannot be cloned -------------------------------------------------------

const kRefusedKinds = new Set([
  KINDS.WEAK_MAP, KINDS.WEAK_SET, KINDS.PROMISE, KINDS.GENERATOR, KINDS.ASYNC_GENERATOR,
  KINDS.ARGUMENTS, KINDS.SYMBOL_OBJECT, KINDS.MAP_ITERATOR, KINDS.SET_ITERATOR, KINDS.PROXY,
  KINDS.WEAK_REF,
]);

// Prototypes of built-in objects with hidden state that the engine does not let us tell apart.
let refusedPrototypes = null;

function collectRefusedPrototypes() {
  const prototypes = new Set([
    FinalizationRegistry.prototype,
    Object.getPrototypeOf([][Symbol.iterator]()),
    Object.getPrototypeOf(''[Symbol.iterator]()),
    Object.getPrototypeOf(''.matchAll(/a/g)),
    Object.getPrototypeOf([].values().map((x) => x)),
  ]);
  for (const name of Object.getOwnPropertyNames(Intl)) {
    const prototype = typeof Intl[name] === 'function' ? Intl[name].prototype : undefined;
    if (prototype) prototypes.add(prototype);
  }
  for (const name of ['Memory', 'Table', 'Global', 'Instance', 'Tag', 'Exception']) {
    const prototype = globalThis.WebAssembly?.[name]?.prototype;
    if (prototype) prototypes.add(prototype);
  }
  return prototypes;
}

function hasRefusedPrototype(object) {
  let prototype = Object.getPrototypeOf(object);
  if (prototype === Object.prototype || prototype === null) return false;
  refusedPrototypes ??= collectRefusedPrototypes();
  while (prototype !== null && prototype !== Object.prototype) {
    if (refusedPrototypes.has(prototype)) return true;
    prototype = Object.getPrototypeOf(prototype);
  }
  return false;
}

/**
 * Whether an object has hidden state that cannot be cloned.
 * @param {object} object
 * @param {number} kind kindOf(object)
 */
function isRefused(object, kind) {
  if (kind !== KINDS.OTHER) return kRefusedKinds.has(kind);
  return object === globalThis || hasRefusedPrototype(object);
}

// ---- How they are described --------------------------------------------------------------

/** A data property of the chain; getters and proxies are not asked. */
function peek(object, key) {
  for (let o = object; o !== null && kindOf(o) !== KINDS.PROXY; o = Object.getPrototypeOf(o)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(o, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

function constructorName(object) {
  const constructor = peek(object, 'constructor');
  return typeof constructor === 'function' ? peek(constructor, 'name') : '';
}

/**
 * A value as the message of a DataCloneError shows it: "() => {}", "Symbol(a)", "#<Promise>".
 * @param {unknown} value
 * @returns {string}
 */
function describe(value) {
  if (typeof value === 'function') {
    const text = Reflect.apply(toText, value, []);
    return text.replace(/\{\s*\[native code\]\s*\}$/, '{ [native code] }');
  }
  if (typeof value !== 'object' || value === null) return String(value);
  if (kindOf(value) === KINDS.PROXY) return Array.isArray(value) ? '[object Array]' : '#<Object>';
  if (peek(value, 'toString') === Object.prototype.toString) {
    const name = constructorName(value);
    if (typeof name === 'string' && name !== '') return `#<${name}>`;
  }
  const tag = peek(value, Symbol.toStringTag);
  return `[object ${typeof tag === 'string' ? tag : Array.isArray(value) ? 'Array' : 'Object'}]`;
}

// ---- Views -----------------------------------------------------------------------------------

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** The name of a view's built-in class, whatever its own class says. */
function viewName(view) {
  return Reflect.apply(typedArrayTag, view, []) ?? 'DataView';
}

// ---- Errors ------------------------------------------------------------------------------

const kErrorClasses = {
  __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
};

/**
 * What is cloned of an error.
 * @returns {{ name: string, message: string|undefined, stack: string|undefined,
 *   hasCause: boolean, cause: unknown }}
 */
function errorParts(error) {
  const name = `${error.name}`;
  const message = Reflect.getOwnPropertyDescriptor(error, 'message');
  const cause = Reflect.getOwnPropertyDescriptor(error, 'cause');
  const stack = require('internal/stacks').stackOf(error);
  return {
    name: kErrorClasses[name] === undefined ? 'Error' : name,
    message: message === undefined ? undefined : `${message.value}`,
    stack: typeof stack === 'string' ? stack : undefined,
    hasCause: cause !== undefined && 'value' in cause,
    cause: cause?.value,
  };
}

function defineHidden(object, name, value) {
  Object.defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

/** Makes an error from its parts; the cause is left to the caller. */
function makeError({ name, message, stack }) {
  const error = new (kErrorClasses[name] ?? Error)();
  require('internal/stacks').stackOf(error); // settles the stack, so that ours stays
  defineHidden(error, 'stack', stack);
  if (message !== undefined) defineHidden(error, 'message', message);
  return error;
}

// ---- Failure -----------------------------------------------------------------------------

/** @returns {DOMException} */
function dataCloneError(message) {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException(message, 'DataCloneError');
}

module.exports = {
  KINDS,
  dataCloneError,
  defineHidden,
  describe,
  errorParts,
  isRefused,
  kErrorClasses,
  kindOf,
  makeError,
  viewName,
};
