// SPDX-License-Identifier: MIT
'use strict';

// Small helpers that every part of the library uses.  Nothing is required at load time except
// the registry of errors.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { defineLazy, defineLazyProperties } = require('internal/lazy');

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const customPromisify = Symbol.for('nodejs.util.promisify.custom');
// On callback APIs with several results: the names of the promised object's properties.
const customPromisifyArgs = Symbol('customPromisifyArgs');

const kEmptyObject = Object.freeze({ __proto__: null });

const isWindows = process.platform === 'win32';

// ---- Properties --------------------------------------------------------------------------

/** Defines an own data property whatever the prototype chain says. */
function setOwnProperty(target, name, value) {
  return Object.defineProperty(target, name, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
}

// ---- Functions ---------------------------------------------------------------------------

/** A function that calls fn the first time only and returns nothing later. */
function once(fn, { preserveReturnValue = false } = kEmptyObject) {
  let called = false;
  let result;
  return function(...args) {
    if (called) return result;
    called = true;
    const value = Reflect.apply(fn, this, args);
    if (preserveReturnValue) result = value;
    return value;
  };
}

/** A function that computes its value on the first call and keeps it. */
function getLazy(load) {
  let value;
  let isLoaded = false;
  return function() {
    if (!isLoaded) {
      value = load();
      isLoaded = true;
    }
    return value;
  };
}

/** Calls original with a callback that settles the promise of promisify. */
function callAsPromise(original, names, self, args) {
  return new Promise((resolve, reject) => {
    const settle = (error, ...values) => {
      if (error) return reject(error);
      if (names === undefined || values.length <= 1) return resolve(values[0]);
      const result = {};
      for (let i = 0; i < names.length; i++) result[names[i]] = values[i];
      return resolve(result);
    };
    const returned = Reflect.apply(original, self, [...args, settle]);
    if (typeof returned?.then === 'function' && typeof returned === 'object') {
      process.emitWarning('Calling promisify on a function that returns a Promise is likely ' +
        'a mistake.', 'DeprecationWarning', 'DEP0174');
    }
  });
}

/**
 * Turns a function that takes a callback (error, value) as its last argument into one that
 * returns a promise; original[promisify.custom] wins if there is one.
 * @param {Function} original
 * @returns {Function}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function promisify(original) {
  if (typeof original !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('original', 'Function', original);
  }
  const custom = original[customPromisify];
  if (custom) {
    if (typeof custom !== 'function') {
      throw new ERR_INVALID_ARG_TYPE('util.promisify.custom', 'Function', custom);
    }
    return Object.defineProperty(custom, customPromisify, {
      __proto__: null, value: custom, writable: false, enumerable: false, configurable: true,
    });
  }
  const names = original[customPromisifyArgs];
  function promisified(...args) {
    return callAsPromise(original, names, this, args);
  }
  Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
  Object.defineProperty(promisified, customPromisify, {
    __proto__: null, value: promisified, writable: false, enumerable: false, configurable: true,
  });
  const own = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(own)) Object.setPrototypeOf(own[key], null);
  return Object.defineProperties(promisified, own);
}
promisify.custom = customPromisify;

// ---- Warnings ----------------------------------------------------------------------------

const emittedDeprecations = new Set();

/** Emits a DeprecationWarning, once per code. */
function emitDeprecation(message, code, caller) {
  if (code === undefined) {
    process.emitWarning(message, 'DeprecationWarning', caller);
    return;
  }
  if (emittedDeprecations.has(code)) return;
  emittedDeprecations.add(code);
  process.emitWarning(message, 'DeprecationWarning', code, caller);
}

/**
 * Wraps a function so that its first call emits a DeprecationWarning.
 * @param {Function} fn
 * @param {string} message
 * @param {string} [code] a warning with this code is emitted once per process
 * @param {boolean} [modifyPrototype] false leaves the wrapper's prototype alone
 * @returns {Function}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function deprecate(fn, message, code, modifyPrototype = true) {
  if (code !== undefined && typeof code !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('code', 'string', code);
  }
  let warned = false;
  function deprecated(...args) {
    if (!warned && process.noDeprecation !== true) {
      warned = true;
      emitDeprecation(message, code, deprecated);
    }
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn, this, args);
  }
  return imitate(deprecated, fn, modifyPrototype);
}

/** Gives a wrapper the length and, for a class, the prototypes of what it wraps. */
function imitate(wrapper, fn, modifyPrototype) {
  if (modifyPrototype) {
    Object.setPrototypeOf(wrapper, fn);
    if (fn.prototype) wrapper.prototype = fn.prototype;
  }
  return Object.defineProperty(wrapper, 'length', {
    __proto__: null, ...Object.getOwnPropertyDescriptor(fn, 'length'),
  });
}

/** Whether --pending-deprecation is on. */
function isPendingDeprecation() {
  const { getOptionValue } = require('internal/options');
  return Boolean(getOptionValue('--pending-deprecation')) &&
    !getOptionValue('--no-deprecation');
}

/** deprecate(), but only under --pending-deprecation. */
function pendingDeprecate(fn, message, code) {
  let decided = null;
  function deprecated(...args) {
    decided ??= isPendingDeprecation() ? deprecate(fn, message, code) : fn;
    if (new.target) return Reflect.construct(decided, args, new.target);
    return Reflect.apply(decided, this, args);
  }
  return imitate(deprecated, fn, true);
}

/** Warns that a class was called without `new`, and constructs it. */
function deprecateInstantiation(Constructor, code, ...args) {
  const message =
    `Instantiating ${Constructor.name} without the 'new' keyword has been deprecated.`;
  if (process.noDeprecation !== true) emitDeprecation(message, code, deprecateInstantiation);
  return Reflect.construct(Constructor, args);
}

const emittedExperimental = new Set();

/**
 * Emits an ExperimentalWarning, once per feature.
 * @param {string} feature
 * @param {string} [message]
 * @param {string} [code]
 * @param {Function} [caller]
 */
function emitExperimentalWarning(feature, message, code, caller) {
  if (emittedExperimental.has(feature)) return;
  emittedExperimental.add(feature);
  message ||= `${feature} is an experimental feature and might change at any time`;
  process.emitWarning(message, 'ExperimentalWarning', code, caller);
}

const kNodeModulesFrame = /(?:\/|\\)node_modules(?:\/|\\)/;

/** Whether the calling user code lives under node_modules (such code gets fewer warnings). */
function isInsideNodeModules(limit = 100) {
  const { callSites } = require('internal/stacks');
  for (const site of callSites(limit, isInsideNodeModules)) {
    const file = site.getFileName?.();
    if (typeof file === 'string' && !file.startsWith('node:')) {
      return kNodeModulesFrame.test(file);
    }
  }
  return false;
}

// ---- Text --------------------------------------------------------------------------------

const ENCODINGS = {
  '__proto__': null,
  'utf8': 'utf8',
  'utf-8': 'utf8',
  'ucs2': 'utf16le',
  'ucs-2': 'utf16le',
  'utf16le': 'utf16le',
  'utf-16le': 'utf16le',
  'latin1': 'latin1',
  'binary': 'latin1',
  'base64': 'base64',
  'base64url': 'base64url',
  'hex': 'hex',
  'ascii': 'ascii',
};

/**
 * The canonical name of an encoding.
 * @param {unknown} encoding undefined, null and '' mean 'utf8'
 * @returns {string|undefined} undefined if it is unknown
 */
function normalizeEncoding(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  const known = ENCODINGS[encoding];
  if (known !== undefined) return known;
  return typeof encoding === 'string' ? ENCODINGS[encoding.toLowerCase()] : undefined;
}

/** String conversion as Web IDL and template literals do it. */
function toText(value) {
  if (typeof value === 'symbol') {
    throw new TypeError('Cannot convert a Symbol value to a string');
  }
  return `${value}`;
}

/** The string with lone surrogates replaced by U+FFFD. */
function toUSVString(value) {
  return toText(value).toWellFormed();
}

/** Removes colour sequences. */
function removeColors(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\u001b\[\d\d?m/g, '');
}

// ---- Lists -------------------------------------------------------------------------------

/** Array.prototype.join that ignores changes to Array.prototype. */
function join(list, separator) {
  let text = '';
  for (let i = 0; i < list.length; i++) text += i === 0 ? list[i] : `${separator}${list[i]}`;
  return text;
}

// ---- System ------------------------------------------------------------------------------

/** @param {number} errno negative @returns {string} 'ENOENT' */
function getSystemErrorName(errno) {
  const entry = getSystemErrorMap().get(errno);
  return entry ? entry[0] : `Unknown system error ${errno}`;
}

/** @returns {Map<number, [string, string]>} libuv errors: number -> name, message */
function getSystemErrorMap() {
  return require('internal/errors').getErrorMap();
}

/** @param {number} errno negative @returns {string} 'no such file or directory' */
function getSystemErrorMessage(errno) {
  const entry = getSystemErrorMap().get(errno);
  return entry ? entry[1] : `Unknown system error ${errno}`;
}

/** The exit code of a process that a signal ended: 128 + its number. */
function convertProcessSignalToExitCode(signal) {
  const { validateOneOf } = require('internal/validators');
  const { signals } = require('os').constants;
  validateOneOf(signal, 'signalCode', Object.keys(signals));
  return 128 + signals[signal];
}

/** Blocks the thread. */
function sleep(milliseconds) {
  const { validateUint32 } = require('internal/validators');
  validateUint32(milliseconds, 'msec');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** The DOMException class. */
function lazyDOMExceptionClass() {
  return require('internal/dom_exception').DOMException;
}

/** A new DOMException. */
function lazyDOMException(message, name) {
  return new (lazyDOMExceptionClass())(message, name);
}

/** Whether a value is an error of this or another realm. */
function isError(value) {
  return require('internal/util/types').isNativeError(value) || value instanceof Error;
}

module.exports = {
  convertProcessSignalToExitCode,
  customInspectSymbol,
  customPromisify,
  customPromisifyArgs,
  defineLazy,
  defineLazyProperties,
  deprecate,
  deprecateInstantiation,
  emitDeprecation,
  emitExperimentalWarning,
  getLazy,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
  isError,
  isInsideNodeModules,
  isPendingDeprecation,
  isWindows,
  join,
  kEmptyObject,
  lazyDOMException,
  lazyDOMExceptionClass,
  normalizeEncoding,
  once,
  pendingDeprecate,
  promisify,
  removeColors,
  setOwnProperty,
  sleep,
  toText,
  toUSVString,
};
