// SPDX-License-Identifier: MIT
'use strict';

// What a failed assertion throws.

const { kIsNodeError } = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const colors = require('internal/util/colors');
const { inspect } = require('internal/util/inspect');
const { isNativeError } = require('internal/util/types');
const { validateObject } = require('internal/validators');
const {
  MAX_LINES, MESSAGES, describeDifference, inspectValue, isReference,
} = require('internal/assert/diff');

const MAX_VALUE_LENGTH = 512;
const MAX_IDENTICAL_LENGTH = 1024;
// Operators whose message shows a difference.
const COMPARING = ['deepStrictEqual', 'strictEqual', 'partialDeepStrictEqual'];

/** The first `length` characters. */
function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

/** The message of notStrictEqual and notDeepStrictEqual. */
function describeUnwantedEqual(actual, operator, isFull) {
  const isObject = operator === 'notStrictEqual' && isReference(actual);
  const base = MESSAGES[isObject ? 'notStrictEqualObject' : operator];
  const lines = inspectValue(actual).split('\n');
  if (lines.length > MAX_LINES && !isFull) {
    lines.length = MAX_LINES - 3;
    lines[lines.length - 1] = `${colors.blue}...${colors.white}`;
  }
  if (lines.length > 1) return `${base}\n\n${lines.join('\n')}\n`;
  return `${base}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
}

/** The message of the other operators: both values. */
function describeValues(actual, expected, operator, isFull) {
  let first = inspectValue(actual);
  let second = inspectValue(expected);
  const known = MESSAGES[operator];
  if (operator === 'notDeepEqual' && first === second) {
    const text = `${known}\n\n${first}`;
    return isFull ? text : shorten(text, MAX_IDENTICAL_LENGTH);
  }
  if (!isFull) {
    first = shorten(first, MAX_VALUE_LENGTH);
    second = shorten(second, MAX_VALUE_LENGTH);
  }
  if (operator === 'deepEqual') {
    return `${known}\n\n${first}\n\nshould loosely deep-equal\n\n${second}`;
  }
  const unequal = MESSAGES[`${operator}Unequal`];
  if (unequal) return `${unequal}\n\n${first}\n\nshould not loosely deep-equal\n\n${second}`;
  return `${first} ${operator} ${second}`;
}

/** An error without its stack, which would differ always. */
function copyError(source) {
  const target = Object.assign(
    Object.create(Object.getPrototypeOf(source)), source);
  const { message, cause } = source;
  Object.defineProperty(target, 'message', { __proto__: null, value: message });
  if (Object.hasOwn(source, 'cause')) {
    Object.defineProperty(target, 'cause', {
      __proto__: null, value: isNativeError(cause) ? copyError(cause) : cause,
    });
  }
  return target;
}

/** The message for an operator. */
function describeFailure(actual, expected, operator, message, diffType) {
  if (COMPARING.includes(operator)) {
    if (operator !== 'strictEqual' && isNativeError(actual) && isNativeError(expected)) {
      return describeDifference(copyError(actual), copyError(expected), operator, message,
                                diffType);
    }
    return describeDifference(actual, expected, operator, message, diffType);
  }
  if (message !== undefined) return message;
  const isFull = diffType === 'full';
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    return describeUnwantedEqual(actual, operator, isFull);
  }
  return describeValues(actual, expected, operator, isFull);
}

/** Shortens a string for the list of properties under a stack. */
function shortenText(text) {
  const lines = text.split('\n');
  const maxLines = 10;
  if (lines.length > maxLines) return `${lines.slice(0, maxLines).join('\n')}\n...`;
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}...` : text;
}

class AssertionError extends Error {
  /**
   * @param {{message?: string, actual?: unknown, expected?: unknown, operator?: string,
   *   stackStartFn?: Function, diff?: 'simple'|'full'}} options
   * @throws {ERR_INVALID_ARG_TYPE}
   */
  constructor(options) {
    validateObject(options, 'options');
    const { message, operator, stackStartFn, actual, expected, diff = 'simple' } = options;
    colors.refresh();
    super(describeFailure(actual, expected, operator,
                          message == null ? undefined : String(message), diff));
    this.generatedMessage = !message;
    Object.defineProperty(this, 'name', {
      __proto__: null, value: 'AssertionError',
      writable: true, enumerable: false, configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    this.diff = diff;
    Error.captureStackTrace(this, stackStartFn);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [customInspectSymbol](recurseTimes, ctx) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = shortenText(actual);
    if (typeof expected === 'string') this.expected = shortenText(expected);
    const text = inspect(this, { ...ctx, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}
Object.defineProperty(AssertionError.prototype, kIsNodeError, { __proto__: null, value: true });

module.exports = { AssertionError };
