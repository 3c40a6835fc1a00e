// SPDX-License-Identifier: MIT
'use strict';

// throws, rejects and their opposites: running the function, and comparing what it threw.

const {
  codes: {
    ERR_AMBIGUOUS_ARGUMENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
    ERR_INVALID_RETURN_VALUE,
  },
} = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { isDeepStrictEqual } = require('internal/util/comparisons');
const { isPromise, isRegExp } = require('internal/util/types');
const { isError } = require('internal/util');
const { validateFunction } = require('internal/validators');
const { fix } = require('internal/stacks');
const { AssertionError } = require('internal/assert/assertion_error');

// What waitForThrow returns if nothing was thrown.
const NO_EXCEPTION = Symbol('no exception');

/**
 * The text of a message that a user passed: a string, or a function (actual, expected) => string.
 * @returns {string|undefined} undefined if the function does not give a text
 * @throws {Error} the message itself if it is an error, ERR_INVALID_ARG_TYPE
 */
function resolveMessage(message, actual, expected) {
  if (message instanceof Error) throw message;
  if (typeof message === 'string') return message;
  if (typeof message !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('message', ['string', 'function'], message);
  }
  try {
    const text = message(actual, expected);
    return typeof text === 'string' ? text : undefined;
  } catch {
    // A message that cannot be made must not hide the failure.
    return undefined;
  }
}

/** Matches without looking at a RegExp's own properties. */
function matches(regexp, text) {
  return RegExp.prototype.exec.call(regexp, text) !== null;
}

/** The properties of an object that are compared, for the difference that is shown. */
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      const isMatch = actual !== undefined && typeof actual[key] === 'string' &&
        isRegExp(object[key]) && matches(object[key], actual[key]);
      this[key] = isMatch ? actual[key] : object[key];
    }
  }
}

/** Compares what was thrown with an object's properties. */
function compareProperties(actual, expected, message, details) {
  if (typeof actual !== 'object' || actual === null) {
    const error = new AssertionError(
      { actual, expected, message, operator: 'deepStrictEqual', ...details });
    error.operator = details.name;
    throw error;
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0) {
    throw new ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  }
  for (const key of keys) {
    const isMatch = typeof actual[key] === 'string' && isRegExp(expected[key]) &&
      matches(expected[key], actual[key]);
    if (isMatch || (key in actual && isDeepStrictEqual(actual[key], expected[key]))) continue;
    if (message) {
      const text = resolveMessage(message, actual, expected);
      throw new AssertionError(
        { actual, expected, message: text, operator: details.name, ...details });
    }
    const error = new AssertionError({
      actual: new Comparison(actual, keys),
      expected: new Comparison(expected, keys, actual),
      operator: 'deepStrictEqual',
      ...details,
    });
    Object.assign(error, { actual, expected, operator: details.name });
    throw error;
  }
}

/** How a thrown value is named where a class was expected. */
function describeClass(actual, expected) {
  if (!isError(actual)) return `"${inspect(actual, { depth: -1 })}"`;
  const name = actual.constructor?.name || actual.name;
  return name === expected.name ?
    'an error with identical name but a different prototype.' : `"${name}"`;
}

/** What is wrong with an error that should be an instance of a class. */
function describeWrongClass(actual, expected) {
  const text = `The error is expected to be an instance of "${expected.name}". ` +
    `Received ${describeClass(actual, expected)}`;
  const message = isError(actual) ? actual.message : '';
  return message ? `${text}\n\nError message:\n\n${message}` : text;
}

/** What is wrong with an error that a validation function did not accept. */
function describeInvalid(actual, expected, result) {
  const name = expected.name ? `"${expected.name}" ` : '';
  let text = `The ${name}validation function is expected to return "true". Received ` +
    inspect(result);
  if (isError(actual)) text += `\n\nCaught error:\n\n${actual}`;
  return text;
}

/** Why a thrown value does not fit a RegExp, class or function; undefined if it does. */
function findMismatch(actual, expected) {
  if (isRegExp(expected)) {
    const text = String(actual);
    return matches(expected, text) ? undefined :
      `The input did not match the regular expression ${inspect(expected)}. ` +
      `Input:\n\n${inspect(text)}\n`;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return undefined;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    return describeWrongClass(actual, expected);
  }
  const result = Reflect.apply(expected, {}, [actual]);
  return result === true ? undefined : describeInvalid(actual, expected, result);
}

/** Throws unless a thrown value is as expected. */
function checkThrown(actual, expected, message, fn, diff) {
  const details = { name: fn.name, stackStartFn: fn, diff };
  if (typeof expected !== 'function' && !isRegExp(expected)) {
    compareProperties(actual, expected, message, details);
    return;
  }
  const mismatch = findMismatch(actual, expected);
  if (mismatch === undefined) return;
  if (message instanceof Error) throw message;
  const error = new AssertionError({
    actual, expected, message: message || mismatch, operator: fn.name, stackStartFn: fn, diff,
  });
  error.generatedMessage = !message;
  throw error;
}

/** Runs a function; returns what it threw. */
function waitForThrow(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return fix(error);
  }
  return NO_EXCEPTION;
}

/** Whether a value can be awaited and caught. */
function isThenable(value) {
  return isPromise(value) ||
    (value !== null && typeof value === 'object' && typeof value.then === 'function' &&
     typeof value.catch === 'function');
}

/** Runs a function or awaits a promise; resolves to what it rejected with. */
async function waitForRejection(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) {
      throw new ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (!isThenable(promiseFn)) {
    throw new ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return fix(error);
  }
  return NO_EXCEPTION;
}

/** A string in place of the expected error is the message; it must not look like the error. */
function refuseAmbiguousMessage(actual, text, hasMessage) {
  if (hasMessage) {
    throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], text);
  }
  if (typeof actual === 'object' && actual !== null) {
    if (actual.message === text) {
      throw new ERR_AMBIGUOUS_ARGUMENT(
        'error/message', `The error message "${actual.message}" is identical to the message.`);
    }
  } else if (actual === text) {
    throw new ERR_AMBIGUOUS_ARGUMENT(
      'error/message', `The error "${actual}" is identical to the message.`);
  }
}

/**
 * Requires that something was thrown.
 * @param {Function} fn throws or rejects, whose name and call the error shows
 * @param {unknown} actual what waitForThrow or waitForRejection returned
 * @param {unknown[]} args error and message as the user passed them
 * @param {string} [diff]
 */
function expectThrown(fn, actual, args, diff) {
  let [expected, message] = args;
  if (typeof expected === 'string') {
    refuseAmbiguousMessage(actual, expected, args.length > 1);
    message = expected;
    expected = undefined;
  } else if (expected != null && typeof expected !== 'object' && typeof expected !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
  }
  if (actual === NO_EXCEPTION) {
    const kind = fn.name === 'rejects' ? 'rejection' : 'exception';
    const name = expected?.name ? ` (${expected.name})` : '';
    throw new AssertionError({
      actual: undefined,
      expected,
      operator: fn.name,
      message: `Missing expected ${kind}${name}${message ? `: ${message}` : '.'}`,
      stackStartFn: fn,
      diff,
    });
  }
  if (expected) checkThrown(actual, expected, message, fn, diff);
}

/** Whether a thrown value is of the kind that must not be thrown. */
function isUnwanted(actual, expected) {
  if (isRegExp(expected)) return matches(expected, String(actual));
  if (typeof expected !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return Reflect.apply(expected, {}, [actual]) === true;
}

/** Requires that nothing was thrown; what was is thrown again. */
function expectNothingThrown(fn, actual, expected, message, diff) {
  if (actual === NO_EXCEPTION) return;
  if (typeof expected === 'string') {
    message = expected;
    expected = undefined;
  }
  if (expected && !isUnwanted(actual, expected)) throw actual;
  const kind = fn.name === 'doesNotReject' ? 'rejection' : 'exception';
  throw new AssertionError({
    actual,
    expected,
    operator: fn.name,
    message: `Got unwanted ${kind}${message ? `: ${message}` : '.'}\n` +
      `Actual message: "${actual?.message}"`,
    stackStartFn: fn,
    diff,
  });
}

module.exports = {
  expectNothingThrown, expectThrown, matches, resolveMessage, waitForRejection, waitForThrow,
};
