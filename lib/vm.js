// SPDX-License-Identifier: MIT
//
// node:vm: scripts, and contexts with globals of their own.
'use strict';

const { contextify, contextOf } = require('internal/vm/context');
const { constants, validateContextOptions, validateSandbox } = require('internal/vm/options');
const { Script, compileFunction, validateContext } = require('internal/vm/script');
const { getOptionValue } = require('internal/options');
const { emitExperimentalWarning } = require('internal/util');
const { validateObject, validateOneOf } = require('internal/validators');

/**
 * Makes an object the sandbox of a new context.
 * @param {object|symbol} [contextObject] constants.DONT_CONTEXTIFY: the new global itself
 * @param {{ name?: string, origin?: string, codeGeneration?: object, microtaskMode?: string }}
 *   [options]
 * @returns {object}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function createContext(contextObject = {}, options = { __proto__: null }) {
  if (contextObject === constants.DONT_CONTEXTIFY) {
    return contextify(undefined, validateContextOptions(options));
  }
  validateSandbox(contextObject);
  if (contextOf(contextObject) !== undefined) return contextObject;
  return contextify(contextObject, validateContextOptions(options));
}

/** new Script(), by its old name. */
function createScript(code, options) {
  return new Script(code, options);
}

// A string stands for the filename.
function asOptions(options, more) {
  return typeof options === 'string' ? { filename: options, ...more } : { ...options, ...more };
}

/** Compiles and runs a script with the globals of a contextified object. */
function runInContext(code, contextifiedObject, options) {
  validateContext(contextifiedObject);
  const completed = asOptions(options);
  return new Script(code, completed).runInContext(contextifiedObject, completed);
}

/** Compiles and runs a script with the globals of a new context. */
function runInNewContext(code, contextObject, options) {
  const completed = asOptions(options);
  return new Script(code, completed).runInNewContext(contextObject, completed);
}

/** Compiles and runs a script with the program's own globals. */
function runInThisContext(code, options) {
  const completed = asOptions(options);
  return new Script(code, completed).runInThisContext(completed);
}

/**
 * Whether an object was contextified.
 * @throws ERR_INVALID_ARG_TYPE
 */
function isContext(object) {
  validateSandbox(object);
  return contextOf(object) !== undefined;
}

/**
 * An estimate of the memory of JavaScript.
 * @param {{ mode?: 'summary'|'detailed', execution?: 'default'|'eager' }} [options] the engine does
 *   not tell contexts apart, so both modes give the sum
 * @returns {Promise<{ total: { jsMemoryEstimate: number, jsMemoryRange: number[] } }>}
 * @throws ERR_INVALID_ARG_VALUE
 */
function measureMemory(options = { __proto__: null }) {
  emitExperimentalWarning('vm.measureMemory');
  validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options;
  validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  validateOneOf(execution, 'options.execution', ['default', 'eager']);
  const { heapUsed, heapTotal } = process.memoryUsage();
  const estimate = { jsMemoryEstimate: heapUsed, jsMemoryRange: [heapUsed, heapTotal] };
  const result = mode === 'summary' ? { total: estimate } :
    { total: estimate, current: estimate, other: [] };
  return Promise.resolve(result);
}

module.exports = {
  Script,
  createContext,
  createScript,
  runInContext,
  runInNewContext,
  runInThisContext,
  isContext,
  compileFunction,
  measureMemory,
  constants,
};

if (getOptionValue('--experimental-vm-modules')) {
  module.exports.Module = require('internal/vm/module').Module;
  module.exports.SourceTextModule = require('internal/vm/source_text_module').SourceTextModule;
  module.exports.SyntheticModule = require('internal/vm/synthetic_module').SyntheticModule;
}
