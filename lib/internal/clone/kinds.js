// SPDX-License-Identifier: MIT
//
// What structured cloning and the serializer of node:v8 agree on: which objects are cloneable,
// what an error consists of, and how an object that is refused is described.
'use strict';

const { NativeError } = require('internal/bootstrap/errors');
const { KINDS, kindOf } = require('internal/util/brands');

const toText = Function.prototype.toString;

// ---- Objects that cannot be cloned -------------------------------------------------------

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
 * Whether an object has hidden state that cannot be cloned, although it is of no kind.
 * @param {object} object of KINDS.OTHER
 */
function isRefused(object) {
  return object === globalThis || hasRefusedPrototype(object);
}

// ---- How they are described --------------------------------------------------------------

// What stands behind "[object " where no property says it.
const kTags = new Map([
  [KINDS.DATE, 'Date'], [KINDS.REGEXP, 'RegExp'], [KINDS.STRING_OBJECT, 'String'],
  [KINDS.NUMBER_OBJECT, 'Number'], [KINDS.BOOLEAN_OBJECT, 'Boolean'],
  [KINDS.SYMBOL_OBJECT, 'Symbol'], [KINDS.WEAK_MAP, 'WeakMap'], [KINDS.WEAK_SET, 'WeakSet'],
  [KINDS.PROMISE, 'Promise'],
]);

/** What is behind proxies; null if one of them was revoked. */
function unwrapProxies(object) {
  const { getProxyDetails } = internalBinding('util');
  while (object !== null && kindOf(object) === KINDS.PROXY) {
    object = getProxyDetails(object)?.[0] ?? null;
  }
  return object;
}

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

function describeFunction(fn) {
  const text = Reflect.apply(toText, fn, []);
  return text.replace(/\{\s*\[native code\]\s*\}$/, '{ [native code] }');
}

/** As Error.prototype.toString does it. */
function describeError(error) {
  const name = peek(error, 'name') ?? 'Error';
  const message = peek(error, 'message') ?? '';
  return name === '' || message === '' ? `${String(name)}${String(message)}` :
    `${String(name)}: ${String(message)}`;
}

function describeObject(object) {
  const toString = peek(object, 'toString');
  if (toString === Error.prototype.toString) return describeError(object);
  if (toString === Object.prototype.toString) {
    const name = constructorName(object);
    if (typeof name === 'string' && name !== '') return `#<${name}>`;
  }
  const tag = peek(object, Symbol.toStringTag);
  if (typeof tag === 'string') return `[object ${tag}]`;
  return `[object ${Array.isArray(object) ? 'Array' : kTags.get(kindOf(object)) ?? 'Object'}]`;
}

/**
 * A value as the message of a DataCloneError shows it: "() => {}", "Symbol(a)", "#<Promise>".
 * @param {unknown} value
 * @returns {string}
 */
function describe(value) {
  if (typeof value === 'object' || typeof value === 'function') value = unwrapProxies(value);
  if (typeof value === 'function') return describeFunction(value);
  return typeof value === 'object' && value !== null ? describeObject(value) : String(value);
}

// ---- Collections -------------------------------------------------------------------------

const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;

/** Keys and values of a map, in turns, as they are now. */
function itemsOfMap(map) {
  const items = [];
  Reflect.apply(mapForEach, map, [(value, key) => { items.push(key, value); }]);
  return items;
}

/** The members of a set, as they are now. */
function itemsOfSet(set) {
  const items = [];
  Reflect.apply(setForEach, set, [(value) => { items.push(value); }]);
  return items;
}

// ---- Views -----------------------------------------------------------------------------------

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** The name of a view's built-in class, whatever its own class says. */
function viewName(view) {
  return Reflect.apply(typedArrayTag, view, []) ?? 'DataView';
}

const kViewClasses = {
  __proto__: null,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float16Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

/** The built-in class of a view. */
function classOfView(view) {
  return kViewClasses[viewName(view)];
}

const { at } = Object.getPrototypeOf(Uint8Array.prototype);
const dataViewLength =
  Object.getOwnPropertyDescriptor(DataView.prototype, 'byteLength').get;

/** Whether a view reaches beyond the end of its buffer, which was shortened. */
function isOutOfBounds(view) {
  try {
    Reflect.apply(kindOf(view) === KINDS.DATA_VIEW ? dataViewLength : at, view, [0]);
    return false;
  } catch {
    return true;
  }
}

/**
 * Whether a view follows the length of its buffer.  Nothing tells but a change of that length.
 * @param {ArrayBufferView} view within bounds
 * @param {ArrayBuffer} buffer its buffer, resizable
 */
function isLengthTracking(view, buffer) {
  const { byteLength } = buffer;
  const size = view.BYTES_PER_ELEMENT ?? 1;
  const end = view.byteOffset + view.byteLength;
  if (byteLength - end >= size) return false;
  if (view.byteLength === 0) {
    if (end + size > buffer.maxByteLength) return false; // it makes no difference
    buffer.resize(end + size);
    const grew = view.byteLength > 0;
    buffer.resize(byteLength);
    return grew;
  }
  const tail = new Uint8Array(buffer.slice(end - 1));
  buffer.resize(end - 1);
  const shrank = !isOutOfBounds(view);
  buffer.resize(byteLength);
  new Uint8Array(buffer, end - 1).set(tail);
  return shrank;
}

// ---- Errors ------------------------------------------------------------------------------

const kErrorClasses = {
  __proto__: null,
  Error: NativeError,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
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
    // An accessor is not asked.
    message: message !== undefined && 'value' in message ? `${message.value}` : undefined,
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
  const Class = kErrorClasses[name] ?? NativeError;
  const error = require('internal/stacks').makeWithStack(Class, stack);
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
  classOfView,
  dataCloneError,
  defineHidden,
  describe,
  errorParts,
  isLengthTracking,
  isOutOfBounds,
  isRefused,
  itemsOfMap,
  itemsOfSet,
  kViewClasses,
  kindOf,
  makeError,
  viewName,
};
