// SPDX-License-Identifier: MIT
'use strict';

// What kind of built-in object a value is, whatever its prototype or toStringTag say.  The
// binding reads the kind off the cell; it learns the engine's numbers from one sample of each
// kind.  Without that access a kind is found by calling a getter or method that only takes its
// own kind.

const binding = internalBinding('util');

// Kinds, in the order of SAMPLES.  OTHER is everything else.
const KINDS = {
  __proto__: null,
  OTHER: 0,
  MAP: 1,
  SET: 2,
  WEAK_MAP: 3,
  WEAK_SET: 4,
  DATE: 5,
  REGEXP: 6,
  PROMISE: 7,
  GENERATOR: 8,
  ASYNC_GENERATOR: 9,
  ERROR: 10,
  ARRAY_BUFFER: 11,
  DATA_VIEW: 12,
  ARGUMENTS: 13,
  STRING_OBJECT: 14,
  NUMBER_OBJECT: 15,
  BOOLEAN_OBJECT: 16,
  SYMBOL_OBJECT: 17,
  BIGINT_OBJECT: 18,
  MAP_ITERATOR: 19,
  SET_ITERATOR: 20,
  PROXY: 21,
  WEAK_REF: 22,
};

/** One object of each kind (the two forms of arguments objects both), as [kind, object]. */
function makeSamples() {
  const map = new Map();
  const set = new Set();
  return [
    [KINDS.MAP, map],
    [KINDS.SET, set],
    [KINDS.WEAK_MAP, new WeakMap()],
    [KINDS.WEAK_SET, new WeakSet()],
    [KINDS.DATE, new Date(0)],
    [KINDS.REGEXP, /(?:)/],
    [KINDS.PROMISE, new Promise(() => {})],
    [KINDS.GENERATOR, (function*() {})()],
    [KINDS.ASYNC_GENERATOR, (async function*() {})()],
    [KINDS.ERROR, new Error()],
    [KINDS.ARRAY_BUFFER, new ArrayBuffer(0)],
    [KINDS.DATA_VIEW, new DataView(new ArrayBuffer(0))],
    [KINDS.ARGUMENTS, (function() { return arguments; })()],
    [KINDS.ARGUMENTS, new Function('a', 'return arguments')(1)],
    [KINDS.ARGUMENTS, new Function('a', 'return [() => a, arguments][1]')(1)],
    [KINDS.STRING_OBJECT, Object('')],
    [KINDS.NUMBER_OBJECT, Object(0)],
    [KINDS.BOOLEAN_OBJECT, Object(false)],
    [KINDS.SYMBOL_OBJECT, Object(Symbol.iterator)],
    [KINDS.BIGINT_OBJECT, Object(0n)],
    [KINDS.MAP_ITERATOR, map.keys()],
    [KINDS.SET_ITERATOR, set.keys()],
    [KINDS.PROXY, new Proxy({}, {})],
    [KINDS.WEAK_REF, new WeakRef(map)],
  ];
}

// ---- Without access to the cell ----------------------------------------------------------

/** The getter of a property of a prototype. */
function getterOf(prototype, name) {
  return Object.getOwnPropertyDescriptor(prototype, name).get;
}

/** A check that calls a function which throws unless `this` is of the right kind. */
function checkByCalling(fn, ...args) {
  return (value) => {
    try {
      Reflect.apply(fn, value, args);
      return true;
    } catch {
      return false;
    }
  };
}

/** A check by Object.prototype.toString, for kinds that nothing else tells. */
function checkByTag(tag) {
  const toString = Object.prototype.toString;
  return (value) => !(Symbol.toStringTag in value) &&
    Reflect.apply(toString, value, []) === `[object ${tag}]`;
}

/** A check by the prototype, for iterators: their methods would move them. */
function checkByPrototype(sample) {
  const prototype = Object.getPrototypeOf(sample);
  return (value) => Object.getPrototypeOf(value) === prototype;
}

/** Whether a value is a generator: its prototype is that of a generator function. */
function checkGenerator(fn) {
  const prototype = Object.getPrototypeOf(fn.prototype);
  return (value) => {
    const parent = Object.getPrototypeOf(value);
    return parent !== null && Object.getPrototypeOf(parent) === prototype;
  };
}

/** Whether a value is a promise: resolving with one of the same class gives it back. */
function isPromise(value) {
  if (!(value instanceof Promise) || typeof value.constructor !== 'function') return false;
  try {
    const resolved = Reflect.apply(Promise.resolve, value.constructor, [value]);
    if (resolved === value) return true;
    // An heir of a promise: its `then` fails, which nobody must hear of.
    resolved.then(undefined, () => {});
  } catch {
    // The class cannot be called that way.
  }
  return false;
}

/** Whether a value is an error: Error.isError where the engine has it. */
function isError(value) {
  return typeof Error.isError === 'function' ?
    Error.isError(value) : checkByTag('Error')(value);
}

/** The checks by kind. */
function makeChecks() {
  const checks = [];
  checks[KINDS.PROXY] = (value) => binding.getProxyDetails(value) !== undefined;
  checks[KINDS.MAP] = checkByCalling(getterOf(Map.prototype, 'size'));
  checks[KINDS.SET] = checkByCalling(getterOf(Set.prototype, 'size'));
  checks[KINDS.WEAK_MAP] = checkByCalling(WeakMap.prototype.has, {});
  checks[KINDS.WEAK_SET] = checkByCalling(WeakSet.prototype.has, {});
  checks[KINDS.DATE] = checkByCalling(Date.prototype.getTime);
  checks[KINDS.REGEXP] = (value) => value !== RegExp.prototype &&
    checkByCalling(getterOf(RegExp.prototype, 'source'))(value);
  checks[KINDS.PROMISE] = isPromise;
  checks[KINDS.GENERATOR] = checkGenerator(function*() {});
  checks[KINDS.ASYNC_GENERATOR] = checkGenerator(async function*() {});
  checks[KINDS.ERROR] = isError;
  const isPlainBuffer = checkByCalling(getterOf(ArrayBuffer.prototype, 'byteLength'));
  const isSharedBuffer = typeof SharedArrayBuffer === 'function' ?
    checkByCalling(getterOf(SharedArrayBuffer.prototype, 'byteLength')) : () => false;
  checks[KINDS.ARRAY_BUFFER] = (value) => isPlainBuffer(value) || isSharedBuffer(value);
  checks[KINDS.DATA_VIEW] = (value) => ArrayBuffer.isView(value) &&
    checkByCalling(getterOf(DataView.prototype, 'buffer'))(value);
  checks[KINDS.ARGUMENTS] = checkByTag('Arguments');
  checks[KINDS.STRING_OBJECT] = checkByCalling(String.prototype.valueOf);
  checks[KINDS.NUMBER_OBJECT] = checkByCalling(Number.prototype.valueOf);
  checks[KINDS.BOOLEAN_OBJECT] = checkByCalling(Boolean.prototype.valueOf);
  checks[KINDS.SYMBOL_OBJECT] = checkByCalling(Symbol.prototype.valueOf);
  checks[KINDS.BIGINT_OBJECT] = checkByCalling(BigInt.prototype.valueOf);
  checks[KINDS.MAP_ITERATOR] = checkByPrototype(new Map().keys());
  checks[KINDS.SET_ITERATOR] = checkByPrototype(new Set().keys());
  checks[KINDS.WEAK_REF] = checkByCalling(WeakRef.prototype.deref);
  return checks;
}

let checks = null;

/** kindOf by trying every check. */
function findKind(value) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return KINDS.OTHER;
  }
  checks ??= makeChecks();
  if (checks[KINDS.PROXY](value)) return KINDS.PROXY;
  if (Array.isArray(value)) return KINDS.OTHER;
  for (let kind = 1; kind < checks.length; kind++) {
    if (checks[kind](value)) return kind;
  }
  return KINDS.OTHER;
}

// ---- Choice ------------------------------------------------------------------------------

// What the binding's kindOf says of cells that are of one of several kinds.
const SHARED = 255;

/** Makes kindOf for an engine in which some kinds have no cell type of their own. */
function withMissingKinds(missing) {
  checks ??= makeChecks();
  const lookUp = binding.kindOf;
  const samples = new Map(makeSamples());
  // Kinds that look like plain objects are asked for only if the prototype fits.
  const likePlain = missing.filter((kind) => lookUp(samples.get(kind)) === KINDS.OTHER);
  const probe = (kinds, value) => kinds.find((kind) => checks[kind](value)) ?? KINDS.OTHER;
  if (likePlain.length === 0) {
    return (value) => {
      const kind = lookUp(value);
      return kind === SHARED ? probe(missing, value) : kind;
    };
  }
  const prototypes = likePlain.map((kind) => Object.getPrototypeOf(samples.get(kind)));
  const { isPrototypeOf } = Object.prototype;
  return (value) => {
    const kind = lookUp(value);
    if (kind === SHARED) return probe(missing, value);
    if (kind !== KINDS.OTHER || typeof value !== 'object' || value === null) return kind;
    const i = prototypes.findIndex((each) => Reflect.apply(isPrototypeOf, each, [value]));
    return i === -1 ? KINDS.OTHER : probe([likePlain[i]], value);
  };
}

// The first call calibrates the binding, or finds that it cannot look.
let implementation = (value) => {
  const missing = binding.calibrateKinds?.(makeSamples());
  if (missing === undefined) implementation = findKind;
  else if (missing.length === 0) implementation = binding.kindOf;
  else implementation = withMissingKinds(missing);
  return implementation(value);
};

/**
 * @param {unknown} value
 * @returns {number} one of KINDS; never runs user code
 */
function kindOf(value) {
  return implementation(value);
}

module.exports = { KINDS, kindOf };
