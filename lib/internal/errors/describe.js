// SPDX-License-Identifier: MIT
'use strict';

// The wording that several error texts share: lists, received values, expected types.

// What typeof can answer, and so is named with "of type".
const PRIMITIVE_TYPES = new Set([
  'string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol',
]);
const CLASS_NAME = /^(?:[A-Z][a-z0-9]*)+$/;

/**
 * Joins words as a sentence does: "a", "a and b", "a, b, and c".
 * @param {string[]} words
 * @param {string} [conjunction] 'and' or 'or'
 * @returns {string}
 */
function formatList(words, conjunction = 'and') {
  switch (words.length) {
    case 0: return '';
    case 1: return `${words[0]}`;
    case 2: return `${words[0]} ${conjunction} ${words[1]}`;
    default:
      return `${words.slice(0, -1).join(', ')}, ${conjunction} ${words[words.length - 1]}`;
  }
}

/** Quotes a name, or a list of alternatives: "a" or "b". */
function quoteList(name) {
  return Array.isArray(name) ? name.map((each) => `"${each}"`).join(' or ') : `"${name}"`;
}

/** A string in quotes, cut after 25 characters if it is longer than 28. */
function quoteShort(text) {
  const shown = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return shown.includes("'") ? JSON.stringify(shown) : `'${shown}'`;
}

/**
 * Says what a value is: "type string ('x')", "an instance of Foo", "function f", "undefined".
 * @param {unknown} value
 * @returns {string}
 */
function determineSpecificType(value) {
  if (value === null || value === undefined) return `${value}`;
  switch (typeof value) {
    case 'bigint': return `type bigint (${value}n)`;
    case 'number': return `type number (${Object.is(value, -0) ? '-0' : value})`;
    case 'boolean': return `type boolean (${value})`;
    case 'symbol': return `type symbol (${String(value)})`;
    case 'function': return `function ${value.name}`;
    case 'string': return `type string (${quoteShort(value)})`;
  }
  const name = value.constructor && value.constructor.name;
  if (name && typeof name === 'string') return `an instance of ${name}`;
  return require('internal/util/inspect').inspect(value, { depth: -1 });
}

/** Sorts expected types into primitive types, classes and everything else. */
function classify(expected) {
  const types = [];
  const classes = [];
  const others = [];
  for (const name of expected) {
    if (PRIMITIVE_TYPES.has(name)) types.push(name.toLowerCase());
    else if (CLASS_NAME.test(name)) classes.push(name);
    else others.push(name);
  }
  // Next to classes, "object" reads better as the class Object.
  const object = types.indexOf('object');
  if (classes.length > 0 && object !== -1) {
    types.splice(object, 1);
    classes.push('Object');
  }
  return { types, classes, others };
}

/**
 * The first sentence of ERR_INVALID_ARG_TYPE.
 * @param {string} name the argument ("options.x" is called a property, "first argument" as it is)
 * @param {string|string[]} expected types, classes or phrases
 * @returns {string}
 */
function expectedTypes(name, expected) {
  const { types, classes, others } = classify(Array.isArray(expected) ? expected : [expected]);
  const parts = [];
  if (types.length > 0) {
    parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`);
  }
  if (classes.length > 0) parts.push(`an instance of ${formatList(classes, 'or')}`);
  if (others.length > 1) parts.push(`one of ${formatList(others, 'or')}`);
  else if (others.length === 1) parts.push(withArticle(others[0]));
  const subject = name.endsWith(' argument') ?
    name : `"${name}" ${name.includes('.') ? 'property' : 'argument'}`;
  return `The ${subject} must be ${parts.join(' or ')}.`;
}

/** A phrase with capitals is a noun ("an Other Thing"), one without is taken as it is. */
function withArticle(phrase) {
  return phrase.toLowerCase() === phrase ? phrase : `an ${phrase}`;
}

module.exports = { determineSpecificType, expectedTypes, formatList, quoteList };
