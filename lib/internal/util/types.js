// SPDX-License-Identifier: MIT
'use strict';

// util.types: brand checks that hold across realms and do not run user code.

const { KINDS, kindOf } = require('internal/util/brands');

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** @returns {string|undefined} 'Uint8Array' ... for typed arrays */
function typedArrayName(value) {
  return Reflect.apply(typedArrayTag, value, []);
}

/** Makes the check for one kind; primitives are told apart without a look at the cell. */
function checkKind(name, kind) {
  return {
    [name](value) {
      return typeof value === 'object' && value !== null && kindOf(value) === kind;
    },
  }[name];
}

/** Makes the check for one class of typed arrays. */
function checkTypedArray(name) {
  return { [`is${name}`]: (value) => typedArrayName(value) === name }[`is${name}`];
}

/** @returns {boolean} */
function isTypedArray(value) {
  return typedArrayName(value) !== undefined;
}

/** @returns {boolean} */
function isArrayBufferView(value) {
  return ArrayBuffer.isView(value);
}

const plainByteLength =
  Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;

// The engine has one kind of cell for both classes of buffer; the getter of one of them does not
// take the other.
function isPlainBuffer(value) {
  try {
    Reflect.apply(plainByteLength, value, []);
    return true;
  } catch {
    return false;
  }
}

/** @returns {boolean} */
function isSharedArrayBuffer(value) {
  return typeof value === 'object' && value !== null &&
    kindOf(value) === KINDS.ARRAY_BUFFER && !isPlainBuffer(value);
}

/** @returns {boolean} */
function isArrayBuffer(value) {
  return typeof value === 'object' && value !== null &&
    kindOf(value) === KINDS.ARRAY_BUFFER && isPlainBuffer(value);
}

/** @returns {boolean} whether it is an ArrayBuffer or a SharedArrayBuffer */
function isAnyArrayBuffer(value) {
  return typeof value === 'object' && value !== null &&
    kindOf(value) === KINDS.ARRAY_BUFFER;
}

/** @returns {boolean} whether it is Object(primitive) */
function isBoxedPrimitive(value) {
  if (typeof value !== 'object' || value === null) return false;
  const kind = kindOf(value);
  return kind >= KINDS.STRING_OBJECT && kind <= KINDS.BIGINT_OBJECT;
}

/** @returns {boolean} whether it is a Proxy, of a function or of another object */
function isProxy(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function') &&
    kindOf(value) === KINDS.PROXY && !askLoaded('internal/modules/namespace', 'isNamespace', value);
}

/** @returns {boolean} whether it is the object of a generator, async or not */
function isGeneratorObject(value) {
  if (typeof value !== 'object' || value === null) return false;
  const kind = kindOf(value);
  return kind === KINDS.GENERATOR || kind === KINDS.ASYNC_GENERATOR;
}

const functionToString = Function.prototype.toString;
// How the source text of async functions and of generators begins; methods have a bare `*`.
const ASYNC_SOURCE = /^async(?!\s*=>)\b/;
const GENERATOR_SOURCE = /^(?:async\s+)?(?:function\s*\*|\*)/;

/** Whether a function is of a syntactic kind, by its source text. */
function hasFunctionKind(value, source) {
  // Functions with the usual prototype are neither: no need for their text.
  if (typeof value !== 'function' || isProxy(value) ||
      Object.getPrototypeOf(value) === Function.prototype) return false;
  return source.test(Reflect.apply(functionToString, value, []));
}

/** @returns {boolean} whether it is an async function or async generator function */
function isAsyncFunction(value) {
  return hasFunctionKind(value, ASYNC_SOURCE);
}

/** @returns {boolean} whether it is a generator function, async or not */
function isGeneratorFunction(value) {
  return hasFunctionKind(value, GENERATOR_SOURCE);
}

/** @returns {boolean} whether it wraps a pointer made by native code */
function isExternal(value) {
  return typeof value === 'object' && value !== null &&
    internalBinding('util').isExternal?.(value) === true;
}

/** Asks a library module about a value; before the module was loaded there are none of its kind. */
function askLoaded(id, check, value) {
  return require.loaded?.get(id)?.exports[check]?.(value) ?? false;
}

/** @returns {boolean} whether it is the namespace of an ES module */
function isModuleNamespaceObject(value) {
  return typeof value === 'object' && value !== null && kindOf(value) === KINDS.PROXY &&
    askLoaded('internal/modules/namespace', 'isNamespace', value);
}

/** @returns {boolean} a KeyObject of node:crypto */
function isKeyObject(value) {
  return askLoaded('internal/crypto/keys', 'isKeyObject', value);
}

/** @returns {boolean} a CryptoKey of Web Crypto */
function isCryptoKey(value) {
  return askLoaded('internal/crypto/keys', 'isCryptoKey', value);
}

module.exports = {
  isAnyArrayBuffer,
  isArgumentsObject: checkKind('isArgumentsObject', KINDS.ARGUMENTS),
  isArrayBuffer,
  isArrayBufferView,
  isAsyncFunction,
  isBigInt64Array: checkTypedArray('BigInt64Array'),
  isBigIntObject: checkKind('isBigIntObject', KINDS.BIGINT_OBJECT),
  isBigUint64Array: checkTypedArray('BigUint64Array'),
  isBooleanObject: checkKind('isBooleanObject', KINDS.BOOLEAN_OBJECT),
  isBoxedPrimitive,
  isCryptoKey,
  isDataView: checkKind('isDataView', KINDS.DATA_VIEW),
  isDate: checkKind('isDate', KINDS.DATE),
  isExternal,
  isFloat16Array: checkTypedArray('Float16Array'),
  isFloat32Array: checkTypedArray('Float32Array'),
  isFloat64Array: checkTypedArray('Float64Array'),
  isGeneratorFunction,
  isGeneratorObject,
  isInt16Array: checkTypedArray('Int16Array'),
  isInt32Array: checkTypedArray('Int32Array'),
  isInt8Array: checkTypedArray('Int8Array'),
  isKeyObject,
  isMap: checkKind('isMap', KINDS.MAP),
  isMapIterator: checkKind('isMapIterator', KINDS.MAP_ITERATOR),
  isModuleNamespaceObject,
  isNativeError: checkKind('isNativeError', KINDS.ERROR),
  isNumberObject: checkKind('isNumberObject', KINDS.NUMBER_OBJECT),
  isPromise: checkKind('isPromise', KINDS.PROMISE),
  isProxy,
  isRegExp: checkKind('isRegExp', KINDS.REGEXP),
  isSet: checkKind('isSet', KINDS.SET),
  isSetIterator: checkKind('isSetIterator', KINDS.SET_ITERATOR),
  isSharedArrayBuffer,
  isStringObject: checkKind('isStringObject', KINDS.STRING_OBJECT),
  isSymbolObject: checkKind('isSymbolObject', KINDS.SYMBOL_OBJECT),
  isTypedArray,
  isUint16Array: checkTypedArray('Uint16Array'),
  isUint32Array: checkTypedArray('Uint32Array'),
  isUint8Array: checkTypedArray('Uint8Array'),
  isUint8ClampedArray: checkTypedArray('Uint8ClampedArray'),
  isWeakMap: checkKind('isWeakMap', KINDS.WEAK_MAP),
  isWeakSet: checkKind('isWeakSet', KINDS.WEAK_SET),
};
