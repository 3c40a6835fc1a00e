// SPDX-License-Identifier: MIT
'use strict';

// util.format: printf-like formatting.  Loads util.inspect only when a value needs it.

const { defaultOptions } = require('internal/util/inspect/options');

/** util.inspect, loaded on first use. */
function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

const CODE_PERCENT = 37;

/** Whether digits are to be grouped. */
function wantsSeparator(options) {
  return options?.numericSeparator ?? defaultOptions.numericSeparator;
}

/** Numbers as %d and %i print them. */
function showNumber(number, options) {
  if (wantsSeparator(options)) return inspect(number, { ...options, colors: false });
  return Object.is(number, -0) ? '-0' : `${number}`;
}

/** BigInts as %d and %s print them. */
function showBigInt(bigint, options) {
  if (wantsSeparator(options)) return inspect(bigint, { ...options, colors: false });
  return `${bigint}n`;
}

/** Whether inspect shows a value better than its toString, which nobody has defined. */
function hasBuiltInToString(value) {
  const { KINDS, kindOf } = require('internal/util/brands');
  if (kindOf(value) === KINDS.PROXY) {
    const details = internalBinding('util').getProxyDetails(value);
    if (details === undefined || typeof details[0] === 'function') return true;
    [value] = details;
  }
  if (isUserMethod(value, Symbol.toPrimitive)) return false;
  return typeof value.toString !== 'function' || !isUserMethod(value, 'toString');
}

/** Whether an object has a method that does not come from a class of the language. */
function isUserMethod(object, name) {
  if (typeof object[name] !== 'function') return false;
  let owner = object;
  while (owner !== null && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  if (owner === object || owner === null) return true;
  const constructor = Object.getOwnPropertyDescriptor(owner, 'constructor')?.value;
  return typeof constructor !== 'function' ||
    !require('internal/util/inspect/language_classes').has(constructor.name);
}

/** %s */
function formatString(value, options) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return showNumber(value, options);
    case 'bigint': return showBigInt(value, options);
    case 'object':
      if (value === null || !hasBuiltInToString(value)) return String(value);
      return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
    default: return String(value);
  }
}

/** %d */
function formatDecimal(value, options) {
  if (typeof value === 'bigint') return showBigInt(value, options);
  return showNumber(typeof value === 'symbol' ? NaN : Number(value), options);
}

/** %i */
function formatInteger(value, options) {
  if (typeof value === 'bigint') return showBigInt(value, options);
  return showNumber(typeof value === 'symbol' ? NaN : Number.parseInt(value, 10), options);
}

/** %f */
function formatFloat(value, options) {
  return showNumber(typeof value === 'symbol' ? NaN : Number.parseFloat(value), options);
}

/** Whether JSON.stringify failed because of a cycle. */
function isCircularError(error) {
  return error.name === 'TypeError' && /circular|cyclic/i.test(error.message);
}

/** %j */
function formatJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (isCircularError(error)) return '[Circular]';
    throw error;
  }
}

/** %o */
function formatDetailed(value, options) {
  return inspect(value,
                 { ...options, showHidden: true, showProxy: true, depth: 4, compact: 3 });
}

// Letter after the % -> (value, options) => text.
const DIRECTIVES = {
  __proto__: null,
  115: formatString, // s
  106: formatJson, // j
  100: formatDecimal, // d
  79: (value, options) => inspect(value, options), // O
  111: formatDetailed, // o
  105: formatInteger, // i
  102: formatFloat, // f
  99: () => '', // c
};

/** Replaces the directives of a format string; returns the text and the arguments used. */
function fillTemplate(template, args, options) {
  let text = '';
  let used = 0;
  let last = 0;
  for (let i = 0; i < template.length - 1; i++) {
    if (template.charCodeAt(i) !== CODE_PERCENT) continue;
    const letter = template.charCodeAt(++i);
    if (used + 1 !== args.length) {
      const directive = DIRECTIVES[letter];
      if (directive !== undefined) {
        text += `${template.slice(last, i - 1)}${directive(args[++used], options)}`;
        last = i + 1;
        continue;
      }
    }
    if (letter === CODE_PERCENT) {
      text += template.slice(last, i);
      last = i + 1;
    }
  }
  if (last === 0) return { text: template, used };
  return { text: text + template.slice(last), used };
}

/** Formats a list of arguments. */
function formatArguments(options, args) {
  const first = args[0];
  if (args.length === 1) {
    return typeof first === 'string' ? first : inspect(first, options);
  }
  let text = '';
  let next = 0;
  let separator = '';
  if (typeof first === 'string') {
    next = 1;
    text = first;
    separator = ' ';
    if (first.includes('%')) {
      const filled = fillTemplate(first, args, options);
      text = filled.text;
      next += filled.used;
    }
  }
  for (; next < args.length; next++) {
    const value = args[next];
    text += separator;
    text += typeof value === 'string' ? value : inspect(value, options);
    separator = ' ';
  }
  return text;
}

/**
 * Formats a template and values: %s %d %i %f %j %o %O %c %%.
 * @param {...unknown} args
 * @returns {string}
 */
function format(...args) {
  return formatArguments(undefined, args);
}

/**
 * format() with options for inspect.
 * @param {object} options
 * @param {...unknown} args
 * @returns {string}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function formatWithOptions(options, ...args) {
  const { validateObject, kValidateObjectAllowObjects } = require('internal/validators');
  validateObject(options, 'inspectOptions', kValidateObjectAllowObjects);
  return formatArguments(options, args);
}

module.exports = { format, formatWithOptions };
