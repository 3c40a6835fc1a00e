// SPDX-License-Identifier: MIT
'use strict';

// node:assert.  The assertions are methods of Assert, whose options they look up on `this`; the
// module's functions are the same methods, which then use the defaults.

const { codes: {
  ERR_CONSTRUCT_CALL_REQUIRED, ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS,
} } = require('internal/errors');
const { defineLazyProperties } = require('internal/lazy');

const kOptions = Symbol('options');
const DEFAULTS = { __proto__: null, diff: 'simple', strict: false, skipPrototype: false };

/** The options of an Assert instance, or the defaults for a function called on its own. */
function optionsOf(self) {
  return self?.[kOptions] ?? DEFAULTS;
}

// Assertions that hold need little: the rest is loaded on first use.

/** Deep equality. */
function comparisons() {
  return require('internal/util/comparisons');
}

/** Functions that throw, and messages. */
function checks() {
  return require('internal/assert/throws');
}

function inspect(value) {
  return require('internal/util/inspect').inspect(value);
}

function newAssertionError(options) {
  const { AssertionError } = require('internal/assert/assertion_error');
  return new AssertionError(options);
}

/** Throws unless both values of a comparison were given. */
function requireBoth(args) {
  if (args.length < 2) throw new ERR_MISSING_ARGS('actual', 'expected');
}

/** Throws for a failed comparison; message may be an error, which is then thrown itself. */
function failComparison(self, args, operator, stackStartFn) {
  const [actual, expected] = args;
  let message;
  if (args.length > 2) message = checks().resolveMessage(args[2], actual, expected);
  const { diff } = optionsOf(self);
  throw newAssertionError({ actual, expected, message, operator, stackStartFn, diff });
}

/** The shared part of ok() and assert(). */
function innerOk(self, fn, args) {
  let message = args[1];
  let isGenerated = false;
  if (args.length === 0) {
    isGenerated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message == null) {
    isGenerated = true;
    const expression = require('internal/assert/source').findAssertion(fn);
    message = expression === undefined ?
      'The expression evaluated to a falsy value' :
      `The expression evaluated to a falsy value:\n\n  ${expression}\n`;
  } else {
    message = checks().resolveMessage(message, args[0], true);
  }
  const error = newAssertionError({
    actual: args[0], expected: true, message, operator: '==', stackStartFn: fn,
    diff: optionsOf(self).diff,
  });
  error.generatedMessage = isGenerated;
  throw error;
}

// ---- The assertions ----------------------------------------------------------------------

/** Assertions with options of their own. */
class Assert {
  /**
   * @param {{diff?: 'simple'|'full', strict?: boolean, skipPrototype?: boolean}} [options]
   *   strict (default true): equal means strictEqual, and so on
   * @throws {ERR_INVALID_ARG_VALUE}
   */
  constructor(options) {
    const settings = { __proto__: null, strict: true, skipPrototype: false, ...options };
    if (settings.diff !== undefined) {
      const { validateOneOf } = require('internal/validators');
      validateOneOf(settings.diff, 'options.diff', ['simple', 'full']);
    }
    settings.diff ??= 'simple';
    this.AssertionError = require('internal/assert/assertion_error').AssertionError;
    Object.defineProperty(this, kOptions, { __proto__: null, value: settings });
    if (settings.strict) {
      this.equal = this.strictEqual;
      this.deepEqual = this.deepStrictEqual;
      this.notEqual = this.notStrictEqual;
      this.notDeepEqual = this.notDeepStrictEqual;
    }
  }
}

const assertions = {
  /**
   * Throws always.
   * @param {string|Error} [message]
   */
  fail(message) {
    if (message instanceof Error) throw message;
    let isGenerated = false;
    if (message === undefined) {
      message = 'Failed';
      isGenerated = true;
    }
    const error = newAssertionError({
      message, operator: 'fail', stackStartFn: assertions.fail, diff: optionsOf(this).diff,
    });
    if (isGenerated) error.generatedMessage = true;
    throw error;
  },

  /**
   * @param {...unknown} args value and message
   */
  ok(...args) {
    if (!args[0]) innerOk(this, assertions.ok, args);
  },

  equal(actual, expected, ...rest) {
    requireBoth(arguments);
    // eslint-disable-next-line eqeqeq
    if (actual != expected && (!Number.isNaN(actual) || !Number.isNaN(expected))) {
      failComparison(this, [actual, expected, ...rest], '==', assertions.equal);
    }
  },

  notEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    // eslint-disable-next-line eqeqeq
    if (actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))) {
      failComparison(this, [actual, expected, ...rest], '!=', assertions.notEqual);
    }
  },

  deepEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    if (!comparisons().isDeepEqual(actual, expected)) {
      failComparison(this, [actual, expected, ...rest], 'deepEqual', assertions.deepEqual);
    }
  },

  notDeepEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    if (comparisons().isDeepEqual(actual, expected)) {
      failComparison(this, [actual, expected, ...rest], 'notDeepEqual', assertions.notDeepEqual);
    }
  },

  deepStrictEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    const { skipPrototype } = optionsOf(this);
    if (!comparisons().isDeepStrictEqual(actual, expected, skipPrototype)) {
      failComparison(this, [actual, expected, ...rest], 'deepStrictEqual',
                     assertions.deepStrictEqual);
    }
  },

  notDeepStrictEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    const { skipPrototype } = optionsOf(this);
    if (comparisons().isDeepStrictEqual(actual, expected, skipPrototype)) {
      failComparison(this, [actual, expected, ...rest], 'notDeepStrictEqual',
                     assertions.notDeepStrictEqual);
    }
  },

  strictEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    if (!Object.is(actual, expected)) {
      failComparison(this, [actual, expected, ...rest], 'strictEqual', assertions.strictEqual);
    }
  },

  notStrictEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    if (Object.is(actual, expected)) {
      failComparison(this, [actual, expected, ...rest], 'notStrictEqual',
                     assertions.notStrictEqual);
    }
  },

  partialDeepStrictEqual(actual, expected, ...rest) {
    requireBoth(arguments);
    if (!comparisons().isPartialStrictEqual(actual, expected)) {
      failComparison(this, [actual, expected, ...rest], 'partialDeepStrictEqual',
                     assertions.partialDeepStrictEqual);
    }
  },

  /**
   * @param {Function} fn must throw
   * @param {...unknown} args error (RegExp, class, validation function or object) and message
   */
  throws(fn, ...args) {
    const { expectThrown, waitForThrow } = checks();
    expectThrown(assertions.throws, waitForThrow(fn), args, optionsOf(this).diff);
  },

  /** throws() for promises. */
  async rejects(promiseFn, ...args) {
    const { diff } = optionsOf(this);
    const { expectThrown, waitForRejection } = checks();
    expectThrown(assertions.rejects, await waitForRejection(promiseFn), args, diff);
  },

  /** Fails with a message of its own if fn throws. */
  doesNotThrow(fn, ...args) {
    const { diff } = optionsOf(this);
    const { expectNothingThrown, waitForThrow } = checks();
    expectNothingThrown(assertions.doesNotThrow, waitForThrow(fn), args[0], args[1], diff);
  },

  /** doesNotThrow() for promises. */
  async doesNotReject(fn, ...args) {
    const { diff } = optionsOf(this);
    const { expectNothingThrown, waitForRejection } = checks();
    const thrown = await waitForRejection(fn);
    expectNothingThrown(assertions.doesNotReject, thrown, args[0], args[1], diff);
  },

  /** Throws unless value is null or undefined: for the first argument of callbacks. */
  ifError(err) {
    if (err === null || err === undefined) return;
    throw wrapUnwantedError(err, optionsOf(this).diff);
  },

  /** @param {string} string @param {RegExp} regexp */
  match(string, regexp, ...rest) {
    compareWithRegExp(this, string, regexp, rest, assertions.match, true);
  },

  /** @param {string} string @param {RegExp} regexp */
  doesNotMatch(string, regexp, ...rest) {
    compareWithRegExp(this, string, regexp, rest, assertions.doesNotMatch, false);
  },
};

/** match and doesNotMatch. */
function compareWithRegExp(self, string, regexp, rest, fn, isWanted) {
  const { isRegExp } = require('internal/util/types');
  if (!isRegExp(regexp)) throw new ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  if (typeof string === 'string' && checks().matches(regexp, string) === isWanted) return;
  const [message] = rest;
  let text;
  if (message) text = checks().resolveMessage(message, string, regexp);
  else if (typeof string !== 'string') {
    text = 'The "string" argument must be of type string. Received ' +
      require('internal/errors/describe').determineSpecificType(string);
  } else {
    text = (isWanted ?
      'The input did not match the regular expression ' :
      'The input was expected to not match the regular expression ') +
      `${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
  }
  const error = newAssertionError({
    actual: string, expected: regexp, message: text, operator: fn.name, stackStartFn: fn,
    diff: optionsOf(self).diff,
  });
  error.generatedMessage = rest.length === 0;
  throw error;
}

/** The error of ifError: its stack continues with that of the error it wraps. */
function wrapUnwantedError(err, diff) {
  let message = 'ifError got unwanted exception: ';
  if (typeof err === 'object' && typeof err.message === 'string') {
    message += err.message.length === 0 && err.constructor ? err.constructor.name : err.message;
  } else {
    message += inspect(err);
  }
  const error = newAssertionError({
    actual: err, expected: null, operator: 'ifError', message, stackStartFn: assertions.ifError,
    diff,
  });
  error.generatedMessage = false;
  const { stackOf } = require('internal/stacks');
  const original = stackOf(err);
  if (typeof original === 'string') error.stack = joinStacks(stackOf(error), original);
  return error;
}

/** The frames of a new error up to those it shares with an older one, and the older one's. */
function joinStacks(stack, original) {
  const start = original.indexOf('\n    at');
  if (start === -1) return stack;
  const originalFrames = original.slice(start + 1).split('\n');
  const lines = stack.split('\n');
  for (const frame of originalFrames) {
    const at = lines.indexOf(frame);
    if (at !== -1) {
      lines.length = at;
      break;
    }
  }
  return `${lines.join('\n')}\n${originalFrames.join('\n')}`;
}

// ---- The module --------------------------------------------------------------------------

/**
 * Throws if a value is falsy.
 * @param {...unknown} args value and message
 * @throws {AssertionError}
 */
function assert(...args) {
  if (!args[0]) innerOk(undefined, assert, args);
}

/** Makes assert.strict: the assertions with the strict ones under the loose names. */
function makeStrict() {
  function strict(...args) {
    if (!args[0]) innerOk(undefined, strict, args);
  }
  defineLazyProperties(strict, 'internal/assert/assertion_error', ['AssertionError']);
  for (const name of ORDER) strict[name] = assertions[name];
  return Object.assign(strict, {
    Assert: AssertConstructor,
    equal: assertions.strictEqual,
    deepEqual: assertions.deepStrictEqual,
    notEqual: assertions.notStrictEqual,
    notDeepEqual: assertions.notDeepStrictEqual,
  });
}

/** Assert can be called only as a constructor; classes say that in the engine's words. */
const AssertConstructor = new Proxy(Assert, {
  __proto__: null,
  apply() {
    throw new ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  },
});

const ORDER = [
  'ok', 'fail', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual',
  'notDeepStrictEqual', 'strictEqual', 'notStrictEqual', 'partialDeepStrictEqual', 'match',
  'doesNotMatch', 'throws', 'rejects', 'doesNotThrow', 'doesNotReject', 'ifError',
];
for (const name of Object.keys(assertions)) {
  Object.defineProperty(Assert.prototype, name, {
    __proto__: null, value: assertions[name],
    writable: true, enumerable: false, configurable: true,
  });
}
defineLazyProperties(assert, 'internal/assert/assertion_error', ['AssertionError']);
for (const name of ORDER) assert[name] = assertions[name];
assert.strict = undefined;
assert.Assert = AssertConstructor;
assert.strict = makeStrict();
assert.strict.strict = assert.strict;

module.exports = assert;
