// SPDX-License-Identifier: MIT
//
// From the text of a CommonJS file to its function.
'use strict';

const binding = internalBinding('module');
const { FUNCTION } = internalBinding('rewrite');

const wrapper = [
  '(function (exports, require, module, __filename, __dirname) { ',
  '\n});',
];

/** The text without byte order mark and with a hashbang made a comment. */
function cleanSource(source) {
  if (source.charCodeAt(0) === 0xFEFF) source = source.slice(1);
  return source.startsWith('#!') ? `//${source.slice(2)}` : source;
}

// TypeScript and JSX, or undefined: JavaScript.
function languageOf(filename) {
  if (!/\.(?:[cm]?ts|[jt]sx)$/.test(filename)) return undefined;
  if (!require('internal/options').getOptionValue('--strip-types')) return undefined;
  const { languageOfExtension } = require('internal/modules/esm/front_end');
  return languageOfExtension[filename.slice(filename.lastIndexOf('.'))];
}

/** Whether a text that failed to compile is one of an ES module. */
function isModule(error, source, filename) {
  if (!(error instanceof SyntaxError)) return false;
  const { getOptionValue } = require('internal/options');
  if (!getOptionValue('--experimental-detect-module')) return false;
  if (!/\b(?:import|export|await)\b/.test(source)) return false;
  const { kindOf } = require('internal/modules/esm/front_end');
  return kindOf(source, languageOf(filename)) === 'module';
}

/** The error for an ES module where require() must not load any. */
function refuseModule(module, filename) {
  const { codes: { ERR_REQUIRE_ESM } } = require('internal/errors');
  const { parents } = require('internal/modules/cjs');
  return new ERR_REQUIRE_ESM(filename, true, parents.get(module)?.filename);
}

let sources; // internal/syntax/sources, once there is a source that changed

function useRewritten([fn, description, shift], filename) {
  sources ??= require('internal/syntax/sources');
  sources.registerRewritten(filename, description, { shift, flags: FUNCTION });
  return description[4] ? fn(require('internal/syntax/import').importFrom(filename)) : fn;
}

/**
 * Compiles a CommonJS file.
 * @param {string} source as cleanSource returns it
 * @param {string} filename absolute
 * @returns {Function} (exports, require, module, __filename, __dirname)
 * @throws SyntaxError
 */
function compileFunction(source, filename) {
  const language = languageOf(filename);
  if (language !== undefined) {
    require('internal/modules/esm/format').checkInstalled(filename);
    source = require('internal/modules/esm/front_end').erase(source, filename, language);
  }
  const result = binding.compile(source, filename, sources === undefined ? 1 : sources.firstSite());
  if (typeof result === 'function') return result;
  if (result.length > 1) return useRewritten(result, filename);
  const { makeSyntaxError } = require('internal/syntax/scripts');
  throw makeSyntaxError(result[0], filename, source);
}

/**
 * Evaluates a text that a program's own Module.wrap made.
 * @param {string} wrapped
 * @param {string} filename
 * @returns {*} its completion value
 * @throws SyntaxError
 */
function evaluateWrapped(wrapped, filename) {
  return evaluateScript(wrapped, filename);
}

/**
 * Evaluates a script in the program's realm.
 * @param {string} source
 * @param {string} url
 * @returns {*} its completion value
 * @throws SyntaxError
 */
function evaluateScript(source, url) {
  const { prepareScript, registerScript } = require('internal/syntax/scripts');
  const check = (text) => internalBinding('contextify').checkSyntax(text, url);
  const { text, description } = prepareScript(source, url, 0, check);
  registerScript(url, description, { shift: 0, text: source });
  return binding.evaluate(text, url);
}

module.exports = {
  wrapper, cleanSource, compileFunction, evaluateScript, evaluateWrapped, isModule, refuseModule,
};
