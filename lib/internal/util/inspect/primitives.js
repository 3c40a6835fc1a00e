// SPDX-License-Identifier: MIT
'use strict';

// How primitive values and property keys are written.

// Strings shorter than this are never split into lines.
const MIN_LINE_WIDTH = 16;
const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
// Control characters, backslashes, the quote that surrounds the text, and lone surrogates.
const LONE_SURROGATE =
  '[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]';
const NEEDS_ESCAPE = {
  "'": new RegExp(`[\\x00-\\x1f\\x27\\x5c\\x7f-\\x9f]|${LONE_SURROGATE}`, 'g'),
  '"': new RegExp(`[\\x00-\\x1f\\x5c\\x7f-\\x9f]|${LONE_SURROGATE}`, 'g'),
};
// A superset without look-behind, which engines match fast.
const MAY_NEED_ESCAPE = /[\x00-\x1f\x27\x5c\x7f-\x9f\ud800-\udfff]/;
const SHORT_ESCAPES = {
  '__proto__': null,
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\',
};

/** The escape sequence of one UTF-16 code unit. */
function escapeUnit(unit) {
  const short = SHORT_ESCAPES[unit];
  if (short !== undefined) return short;
  const code = unit.charCodeAt(0);
  if (code > 0xFF) return `\\u${code.toString(16)}`;
  return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

// Answers of isIdentifier for keys seen before.
const identifiers = new Map();
const MAX_IDENTIFIERS = 1000;

/** Whether a key is written without quotes. */
function isIdentifier(key) {
  let result = identifiers.get(key);
  if (result === undefined) {
    result = IDENTIFIER.test(key);
    if (identifiers.size < MAX_IDENTIFIERS) identifiers.set(key, result);
  }
  return result;
}

/** Which quote a text gets: single unless it contains one and another would do better. */
function chooseQuote(text) {
  if (!text.includes("'")) return "'";
  if (!text.includes('"')) return '"';
  return text.includes('`') || text.includes('${') ? "'" : '`';
}

/**
 * A string literal.
 * @param {string} text
 * @returns {string}
 */
function quote(text) {
  if (!MAY_NEED_ESCAPE.test(text)) return `'${text}'`;
  const mark = chooseQuote(text);
  const pattern = mark === "'" ? NEEDS_ESCAPE["'"] : NEEDS_ESCAPE['"'];
  return `${mark}${text.replace(pattern, escapeUnit)}${mark}`;
}

/** A text without quotes in which control characters are escaped (hidden keys). */
function escapeControls(text) {
  return text.replace(NEEDS_ESCAPE["'"], escapeUnit);
}

/** Groups the digits before the point by threes. */
function separateInteger(digits) {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '_');
}

/** Groups the digits after the point by threes. */
function separateFraction(digits) {
  return digits.replace(/(\d{3})(?=\d)/g, '$1_');
}

/** 1234567.1234 -> '1_234_567.123_4'. */
function separateNumber(number) {
  const text = String(number);
  if (!Number.isFinite(number) || text.includes('e')) return text;
  const sign = text[0] === '-' ? '-' : '';
  const [integer, fraction] = text.slice(sign.length).split('.');
  const grouped = `${sign}${separateInteger(integer)}`;
  return fraction === undefined ? grouped : `${grouped}.${separateFraction(fraction)}`;
}

/** @returns {string} the stylized number */
function formatNumber(stylize, number, numericSeparator) {
  if (number === 0 && Object.is(number, -0)) return stylize('-0', 'number');
  return stylize(numericSeparator ? separateNumber(number) : `${number}`, 'number');
}

/** @returns {string} the stylized BigInt */
function formatBigInt(stylize, bigint, numericSeparator) {
  const text = String(bigint);
  if (!numericSeparator) return stylize(`${text}n`, 'bigint');
  const sign = text[0] === '-' ? '-' : '';
  return stylize(`${sign}${separateInteger(text.slice(sign.length))}n`, 'bigint');
}

/** A string, cut at ctx.maxStringLength and split at its line ends if it is too wide. */
function formatString(stylize, value, ctx) {
  let trailer = '';
  if (value.length > ctx.maxStringLength) {
    const remaining = value.length - ctx.maxStringLength;
    value = value.slice(0, ctx.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? 's' : ''}`;
  }
  const isWide = ctx.compact !== true && value.length > MIN_LINE_WIDTH &&
    value.length > ctx.breakLength - ctx.indentationLvl - 4;
  if (!isWide || !value.includes('\n')) return `${stylize(quote(value), 'string')}${trailer}`;
  const lines = value.split(/(?<=\n)/);
  const separator = ` +\n${' '.repeat(ctx.indentationLvl + 2)}`;
  return `${lines.map((line) => stylize(quote(line), 'string')).join(separator)}${trailer}`;
}

/**
 * @param {Function} stylize
 * @param {unknown} value anything but an object or function; null counts
 * @param {object} ctx
 * @returns {string}
 */
function formatPrimitive(stylize, value, ctx) {
  switch (typeof value) {
    case 'string': return formatString(stylize, value, ctx);
    case 'number': return formatNumber(stylize, value, ctx.numericSeparator);
    case 'bigint': return formatBigInt(stylize, value, ctx.numericSeparator);
    case 'boolean': return stylize(`${value}`, 'boolean');
    case 'undefined': return stylize('undefined', 'undefined');
    case 'symbol': return stylize(String(value), 'symbol');
    default: return stylize('null', 'null');
  }
}

/**
 * A property key before its colon.
 * @param {object} ctx
 * @param {string|symbol} key
 * @param {boolean} enumerable
 * @returns {string}
 */
function formatKey(ctx, key, enumerable) {
  if (typeof key === 'symbol') {
    const name = ctx.stylize(escapeControls(String(key)), 'symbol');
    return enumerable ? name : `[${name}]`;
  }
  if (key === '__proto__') return "['__proto__']";
  if (!enumerable) {
    return `[${isIdentifier(key) ? key : ctx.stylize(quote(key), 'string')}]`;
  }
  if (isIdentifier(key)) return ctx.stylize(key, 'name');
  return ctx.stylize(quote(key), 'string');
}

module.exports = {
  escapeControls, formatBigInt, formatKey, formatNumber, formatPrimitive, quote,
};
