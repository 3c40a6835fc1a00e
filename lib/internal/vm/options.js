// SPDX-License-Identifier: MIT
//
// The options of node:vm, checked and completed.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');
const {
  validateArray, validateBoolean, validateFunction, validateInt32, validateObject, validateOneOf,
  validateString, validateUint32, kValidateObjectAllowObjects,
} = require('internal/validators');

const constants = Object.freeze({
  __proto__: null,
  USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
});

function optionalBoolean(value, name) {
  if (value !== undefined) validateBoolean(value, name);
}

function optionalString(value, name) {
  if (value !== undefined) validateString(value, name);
}

function validateCodeGeneration(value, name) {
  if (value === undefined) return { strings: true, wasm: true };
  validateObject(value, name);
  const { strings = true, wasm = true } = value;
  validateBoolean(strings, `${name}.strings`);
  validateBoolean(wasm, `${name}.wasm`);
  return { strings, wasm };
}

function validateMicrotaskMode(value) {
  validateOneOf(value, 'options.microtaskMode', ['afterEvaluate', undefined]);
  return { drains: value === 'afterEvaluate' };
}

function validateImport(value) {
  if (value === undefined || value === constants.USE_MAIN_CONTEXT_DEFAULT_LOADER) return;
  validateFunction(value, 'options.importModuleDynamically');
}

/** Options of Script and compileFunction that say where the source comes from. */
function validateSourceOptions(options, defaultFilename) {
  validateObject(options, 'options');
  const { filename = defaultFilename, lineOffset = 0, columnOffset = 0 } = options;
  const { cachedData, produceCachedData = false } = options;
  validateString(filename, 'options.filename');
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  if (cachedData !== undefined && !isArrayBufferView(cachedData)) {
    throw new ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'],
                                   cachedData);
  }
  validateBoolean(produceCachedData, 'options.produceCachedData');
  const { importModuleDynamically } = options;
  validateImport(importModuleDynamically);
  return {
    filename, lineOffset, columnOffset, cachedData, produceCachedData, importModuleDynamically,
  };
}

function refuse(text) {
  const error = new Error(`${text} in this version of Nodus`);
  error.code = 'ERR_METHOD_NOT_IMPLEMENTED';
  throw error;
}

/**
 * Options of the functions that run a script.
 * @returns {{ timeout: number|undefined, breakOnSigint: boolean, displayErrors: boolean }}
 * @throws ERR_METHOD_NOT_IMPLEMENTED for what ends a script where the engine's accelerators are off
 */
function validateRunOptions(options) {
  validateObject(options, 'options');
  const { timeout, breakOnSigint = false, displayErrors = true } = options;
  if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  if ((timeout !== undefined || breakOnSigint) && !internalBinding('contextify').prepareLimits()) {
    refuse("The vm options 'timeout' and 'breakOnSigint' need the engine's accelerators, which " +
           'are off here,');
  }
  return { timeout, breakOnSigint, displayErrors };
}

/** Options of createContext. */
function validateContextOptions(options) {
  validateObject(options, 'options');
  optionalString(options.name, 'options.name');
  optionalString(options.origin, 'options.origin');
  const generation = validateCodeGeneration(options.codeGeneration, 'options.codeGeneration');
  validateImport(options.importModuleDynamically);
  return { ...generation, ...validateMicrotaskMode(options.microtaskMode) };
}

/** The same among the options of runInNewContext. */
function validateNewContextOptions(options) {
  optionalString(options.contextName, 'options.contextName');
  optionalString(options.contextOrigin, 'options.contextOrigin');
  const generation = validateCodeGeneration(options.contextCodeGeneration,
                                            'options.contextCodeGeneration');
  return { ...generation, ...validateMicrotaskMode(options.microtaskMode) };
}

/** What can be a sandbox. */
function validateSandbox(value) {
  validateObject(value, 'object', kValidateObjectAllowObjects);
}

module.exports = {
  constants, validateArray, validateContextOptions, validateNewContextOptions, validateRunOptions,
  validateSandbox, validateSourceOptions,
};
