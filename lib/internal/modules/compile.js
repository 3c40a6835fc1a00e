// SPDX-License-Identifier: MIT
//
// From the text of a CommonJS file to its function.
'use strict';

const binding = internalBinding('module');

const wrapper = [
  '(function (exports, require, module, __filename, __dirname) { ',
  '\n});',
];

// `import x`, `export ...`, `import.meta`: what the engine says about them in a script.
const moduleSyntax = /import\.meta|import call|import declaration|'?import'?|'?export'?|Unexpected keyword 'export'|await/;

/** The text without byte order mark and with a hashbang made a comment. */
function cleanSource(source) {
  if (source.charCodeAt(0) === 0xFEFF) source = source.slice(1);
  return source.startsWith('#!') ? `//${source.slice(2)}` : source;
}

/** Puts the place of a syntax error at the head of its stack, as Node does. */
function decorateSyntaxError(error, url, source, shift) {
  const { line, message } = error;
  if (!(error instanceof SyntaxError) || typeof line !== 'number') return;
  const text = source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1];
  if (text === undefined) return;
  const column = Math.max(0, (error.column ?? 1) - 1 - (line === 1 ? shift : 0));
  Object.defineProperty(error, 'stack', {
    __proto__: null, writable: true, enumerable: false, configurable: true,
    value: `${url}:${line}\n${text}\n${' '.repeat(Math.min(column, text.length))}^\n\n` +
      `SyntaxError: ${message}\n    at compile (${url}:${line}:${column + 1})`,
  });
}

/** Whether a text fails to parse because it is an ES module. */
function hasModuleSyntax(error, source) {
  return error instanceof SyntaxError && moduleSyntax.test(error.message) &&
    /^\s*(?:import\b|export\b)|\bimport\.meta\b|^[^'"`]*\bawait\b/m.test(source);
}

/** The error for a file that cannot be loaded before ES modules exist here. */
function refuseModule(filename, cause) {
  const error = new Error(
    `Cannot load ES module ${filename}: ES modules are not implemented in this version of Nodus`,
    { cause });
  error.code = 'ERR_REQUIRE_ESM';
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
    if (hasModuleSyntax(error, source)) throw refuseModule(filename, error);
    decorateSyntaxError(error, filename, source, wrapper[0].length);
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
    decorateSyntaxError(error, filename, wrapped, 0);
    throw error;
  }
}

module.exports = {
  wrapper, cleanSource, compileFunction, evaluateWrapped, refuseModule, decorateSyntaxError,
};
