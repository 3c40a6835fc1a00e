// SPDX-License-Identifier: MIT
'use strict';

// How functions and classes are shown: "[AsyncFunction: f]", "[class A extends B]".

const { isAsyncFunction, isGeneratorFunction } = require('internal/util/types');

const functionToString = Function.prototype.toString;
const COMMENTS = /(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g;
// `class` may be a method's name: then a parameter list follows, not a heritage clause.
const CLASS_HEAD = /^(\s+[^(]*?)\s*{/;

/** Whether a function's source text is that of a class. */
function isClassSource(source) {
  if (!source.startsWith('class') || !source.endsWith('}')) return false;
  const body = source.slice(5, -1);
  const brace = body.indexOf('{');
  if (brace === -1) return false;
  return !body.slice(0, brace).includes('(') || CLASS_HEAD.test(body.replace(COMMENTS, ''));
}

/** " [Tag]" if the tag says something that the constructor does not. */
function tagSuffix(constructor, tag) {
  return tag !== '' && constructor !== tag ? ` [${tag}]` : '';
}

/** The text of a class. */
function formatClass(value, constructor, tag) {
  const name = (Object.hasOwn(value, 'name') && value.name) || '(anonymous)';
  let text = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) text += ` [${constructor}]`;
  text += tagSuffix(constructor, tag);
  if (constructor === null) return `[${text} extends [null prototype]]`;
  const parent = Object.getPrototypeOf(value).name;
  return parent ? `[${text} extends ${parent}]` : `[${text}]`;
}

/** @returns {string} 'Function', 'AsyncFunction', 'GeneratorFunction', 'AsyncGeneratorFunction' */
function functionType(value) {
  return `${isAsyncFunction(value) ? 'Async' : ''}` +
    `${isGeneratorFunction(value) ? 'Generator' : ''}Function`;
}

/**
 * @param {Function} value
 * @param {string|null} constructor
 * @param {string} tag
 * @returns {string}
 */
function formatFunction(value, constructor, tag) {
  if (isClassSource(Reflect.apply(functionToString, value, []))) {
    return formatClass(value, constructor, tag);
  }
  const type = functionType(value);
  let text = `[${type}`;
  if (constructor === null) text += ' (null prototype)';
  if (value.name === '') {
    text += ' (anonymous)';
  } else if (typeof value.name === 'string') {
    text += `: ${value.name}`;
  } else {
    text += `: ${require('internal/util/inspect').inspect(value.name)}`;
  }
  text += ']';
  if (constructor !== type && constructor !== null) text += ` ${constructor}`;
  return text + tagSuffix(constructor, tag);
}

module.exports = { formatFunction, functionType };
