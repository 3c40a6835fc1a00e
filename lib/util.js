// SPDX-License-Identifier: MIT
'use strict';

// node:util.  Most of it lives in internal modules that are loaded on first use.

const {
  codes: { ERR_FALSY_VALUE_REJECTION, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const {
  convertProcessSignalToExitCode, defineLazy, defineLazyProperties, deprecate, getSystemErrorMap,
  getSystemErrorMessage: errorMessage, getSystemErrorName: errorName, promisify, toUSVString,
} = require('internal/util');
const { validateFunction, validateNumber, validateString } = require('internal/validators');

// ---- Inheritance -------------------------------------------------------------------------

/**
 * Makes a constructor's prototype inherit from another's (the way before `class`).
 * @param {Function} ctor
 * @param {Function} superCtor
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function inherits(ctor, superCtor) {
  if (ctor === undefined || ctor === null) {
    throw new ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  }
  if (superCtor === undefined || superCtor === null) {
    throw new ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  }
  if (superCtor.prototype === undefined) {
    throw new ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  Object.defineProperty(ctor, 'super_', {
    __proto__: null, value: superCtor, writable: true, configurable: true,
  });
  Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
}

/** Copies own enumerable properties; deprecated in favour of Object.assign. */
function extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  for (const key of Object.keys(source)) target[key] = source[key];
  return target;
}

// ---- Callbacks ---------------------------------------------------------------------------

/** Hands a rejection to a callback; a falsy reason is wrapped so that it is seen. */
function callbackifyRejection(reason, callback) {
  if (!reason) {
    const error = new ERR_FALSY_VALUE_REJECTION(reason);
    Error.captureStackTrace(error, callbackifyRejection);
    reason = error;
  }
  return callback(reason);
}

/**
 * Turns a function that returns a promise into one that takes a callback (error, value).
 * @param {Function} original
 * @returns {Function}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const last = args.pop();
    validateFunction(last, 'last argument');
    const callback = last.bind(this);
    // The callback runs outside of the promise, so that what it throws is uncaught.
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(callback, null, value),
      (reason) => process.nextTick(callbackifyRejection, reason, callback));
  }
  const own = Object.getOwnPropertyDescriptors(original);
  if (typeof own.length.value === 'number') own.length.value++;
  if (typeof own.name.value === 'string') own.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(own)) Object.setPrototypeOf(own[key], null);
  Object.defineProperties(callbackified, own);
  return callbackified;
}

// ---- System errors -----------------------------------------------------------------------

/** Checks an error number. */
function validateErrno(err) {
  validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) {
    throw new ERR_OUT_OF_RANGE('err', 'a negative integer', err);
  }
}

/**
 * @param {number} err negative error number
 * @returns {string} 'ENOENT'
 */
function getSystemErrorName(err) {
  validateErrno(err);
  return errorName(err);
}

/**
 * @param {number} err negative error number
 * @returns {string} 'no such file or directory'
 */
function getSystemErrorMessage(err) {
  validateErrno(err);
  return errorMessage(err);
}

// Kept for packages that use them: the positional forms of errors of system calls.
function _errnoException(...args) {
  return require('internal/errors').errnoException(...args);
}

function _exceptionWithHostPort(...args) {
  return require('internal/errors').exceptionWithHostPort(...args);
}

// ---- Others ------------------------------------------------------------------------------

/**
 * The text of a .env file as an object.
 * @param {string} content
 * @returns {Record<string, string>}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function parseEnv(content) {
  validateString(content, 'content');
  const pairs = internalBinding('options').parseEnv(content);
  const values = new Map();
  for (let i = 0; i < pairs.length; i += 2) values.set(pairs[i], pairs[i + 1]);
  // Node keeps them in a sorted map.
  const result = { __proto__: null };
  for (const name of [...values.keys()].sort()) result[name] = values.get(name);
  return result;
}

/**
 * The calls on the stack, innermost first.
 * @param {...unknown} args number of calls (1 to 200, default 8) and options { sourceMap }
 * @returns {object[]}
 */
function getCallSites(...args) {
  return require('internal/util/call_sites').getCallSites(args, getCallSites);
}

/**
 * Prints a stack trace on SIGINT, or stops doing so.
 * @param {boolean} enable
 */
function setTraceSigInt(enable) {
  require('internal/util/trace_sigint').setTraceSigInt(Boolean(enable));
}

/** Marks a promise so that its rejection is not reported as unhandled. */
function markPromiseAsHandled(promise) {
  if (!require('internal/util/types').isPromise(promise)) {
    throw new ERR_INVALID_ARG_TYPE('promise', 'Promise', promise);
  }
  Reflect.apply(Promise.prototype.then, promise, [undefined, () => {}]);
}

/** Deep equality as assert.deepStrictEqual has it. */
function isDeepStrictEqual(a, b, skipPrototype) {
  const { isDeepStrictEqual: compare } = require('internal/util/comparisons');
  return compare(a, b, skipPrototype);
}

const exported = {
  _errnoException,
  _exceptionWithHostPort,
  _extend: undefined,
  callbackify,
  convertProcessSignalToExitCode,
  debug: undefined,
  debuglog: undefined,
  deprecate(fn, msg, code) {
    return deprecate(fn, msg, code);
  },
  format: undefined,
  styleText: undefined,
  formatWithOptions: undefined,
  getCallSites,
  getSystemErrorMap,
  getSystemErrorName,
  getSystemErrorMessage,
  inherits,
  inspect: undefined,
  isArray: undefined,
  isDeepStrictEqual,
  markPromiseAsHandled,
  promisify,
  stripVTControlCharacters: undefined,
  toUSVString(value) {
    return toUSVString(value);
  },
  transferableAbortSignal: undefined,
  transferableAbortController: undefined,
  aborted: undefined,
  types: undefined,
  parseEnv,
  parseArgs: undefined,
  TextDecoder: undefined,
  TextEncoder: undefined,
  MIMEType: undefined,
  MIMEParams: undefined,
  diff: undefined,
  debounce: undefined,
  throttle: undefined,
  setTraceSigInt,
};

// Property -> the internal module that has it, under the same name.
const lazy = {
  'internal/abort_controller': ['aborted'],
  'internal/encoding': ['TextDecoder', 'TextEncoder'],
  'internal/mime': ['MIMEType', 'MIMEParams'],
  'internal/transferable_abort': ['transferableAbortSignal', 'transferableAbortController'],
  'internal/rate_limit': ['debounce', 'throttle'],
  'internal/util/debuglog': ['debug', 'debuglog'],
  'internal/util/diff': ['diff'],
  'internal/util/inspect': ['inspect'],
  'internal/util/inspect/format': ['format', 'formatWithOptions'],
  'internal/util/inspect/width': ['stripVTControlCharacters'],
  'internal/util/parse_args': ['parseArgs'],
  'internal/util/style_text': ['styleText'],
};
for (const id in lazy) defineLazyProperties(exported, id, lazy[id]);
defineLazy(exported, '_extend', () => deprecate(
  extend, 'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060'));
defineLazy(exported, 'isArray', () => deprecate(
  Array.isArray, 'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.',
  'DEP0044'));
defineLazy(exported, 'types', () => require('util/types'));

module.exports = exported;
