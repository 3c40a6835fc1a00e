// SPDX-License-Identifier: MIT
//
// From the text of a CommonJS file to its function.
'use strict';

const binding = internalBinding('module');

const wrapper = [
  '(function (exports, require, module, __filename, __dirname) { ',
  '\n});',
];

/** The text without byte order mark and with a hashbang made a comment. */
function cleanSource(source) {
  if (source.charCodeAt(0) === 0xFEFF) source = source.slice(1);
  return source.startsWith('#!') ? `//${source.slice(2)}` : source;
}

// Where a token stands in a line, if that can be only one place; words match as a whole.
function placeOfToken(token, text) {
  const pattern = token.replace(/[^\w]/g, '\\$&');
  const isWord = /^[\w$]+$/.test(token);
  const places = [...text.matchAll(isWord ? new RegExp(`(?<![\\w$])${pattern}(?![\\w$])`, 'g') :
    new RegExp(pattern, 'g'))];
  return places.length === 1 ? places[0].index : -1;
}

// [column from 0, width] of what a message is about. The engine does not tell the column: unless
// the message names a token that the line has once, the start of the line is marked.
function placeOfError(message, text) {
  const token = /^Unexpected (?:token|identifier|keyword|number) '([^']+)'/.exec(message)?.[1];
  const at = token === undefined ? -1 : placeOfToken(token, text);
  return at === -1 ? [/^\s*/.exec(text)[0].length, 1] : [at, token.length];
}

/** Puts the place of a syntax error at the head of its stack, as Node does. */
function decorateSyntaxError(error, url, source) {
  if (!(error instanceof SyntaxError) || typeof error.line !== 'number') return;
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  // Past the end stands the wrapper's own brace.
  const isPastEnd = error.line > lines.length;
  if (isPastEnd) {
    Object.defineProperty(error, 'message', {
      __proto__: null, value: 'Unexpected end of input', writable: true, enumerable: false,
      configurable: true,
    });
  }
  const line = Math.min(error.line, lines.length);
  const text = lines[line - 1];
  const [column, width] = placeOfError(error.message, text);
  const marks = text.slice(0, column).replace(/[^\t]/g, ' ') + '^'.repeat(width);
  Object.defineProperty(error, 'stack', {
    __proto__: null, writable: true, enumerable: false, configurable: true,
    value: `${url}:${line}\n${text}\n${marks}\n\nSyntaxError: ${error.message}\n` +
      `    at compile (${url}:${line}:${column + 1})`,
  });
}

/** Whether a text that failed to compile is one of an ES module. */
function isModule(error, source) {
  if (!(error instanceof SyntaxError)) return false;
  const { getOptionValue } = require('internal/options');
  if (!getOptionValue('--experimental-detect-module')) return false;
  if (!/\b(?:import|export|await)\b/.test(source)) return false;
  const { kindOf } = require('internal/modules/esm/front_end');
  return kindOf(source) === 'module';
}

/** The error for an ES module where require() must not load any. */
function refuseModule(module, filename) {
  const { codes: { ERR_REQUIRE_ESM } } = require('internal/errors');
  const { parents } = require('internal/modules/cjs');
  return new ERR_REQUIRE_ESM(filename, true, parents.get(module)?.filename);
}

function refuseTypeScript(filename, cause) {
  const error = new Error(
    `Cannot load ${filename}: TypeScript is not implemented in this version of Nodus`, { cause });
  error.code = 'ERR_UNKNOWN_FILE_EXTENSION';
  return error;
}

/**
 * Compiles a CommonJS file.
 * @param {string} source as cleanSource returns it
 * @param {string} filename absolute
 * @returns {Function} (exports, require, module, __filename, __dirname)
 * @throws SyntaxError
 */
function compileFunction(source, filename) {
  try {
    return binding.compile(source, filename);
  } catch (error) {
    decorateSyntaxError(error, filename, source);
    if (/\.[cm]?ts$/.test(filename)) throw refuseTypeScript(filename, error);
    throw error;
  }
}

/**
 * Evaluates a text that a program's own Module.wrap made.
 * @param {string} wrapped
 * @param {string} filename
 * @returns {*} its completion value
 * @throws SyntaxError
 */
function evaluateWrapped(wrapped, filename) {
  require('internal/stacks/source').setSourceInfo(filename, { shift: 0 });
  try {
    return binding.evaluate(wrapped, filename);
  } catch (error) {
    decorateSyntaxError(error, filename, wrapped);
    throw error;
  }
}

module.exports = {
  wrapper, cleanSource, compileFunction, evaluateWrapped, isModule, refuseModule,
  decorateSyntaxError,
};
