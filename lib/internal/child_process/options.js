// SPDX-License-Identifier: MIT
//
// The arguments of spawn() and its kin: checked, and turned into what
// ChildProcess.prototype.spawn and the binding take.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  validateBoolean, validateInt32, validateInteger, validateNumber, validateObject,
  validateString,
} = require('internal/validators');

/** Throws if a string has a NUL byte, which would end it in C. */
function checkNul(value, name) {
  if (typeof value === 'string' && value.includes('\u0000')) {
    throw new ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

function checkAllNul(values, name) {
  for (let i = 0; i < values.length; i++) checkNul(values[i], `${name}[${i}]`);
}

function toStringPath(path, name) {
  const { pathToString, toPath } = require('internal/fs/utils');
  return pathToString(toPath(path, name));
}

function checkFile(file) {
  validateString(file, 'file');
  checkNul(file, 'file');
  if (file.length === 0) throw new ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
}

function checkShell(shell) {
  if (shell == null) return;
  if (typeof shell !== 'boolean' && typeof shell !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.shell', ['boolean', 'string'], shell);
  }
  checkNul(shell, 'options.shell');
}

function checkOptions(options) {
  if (options.detached != null) validateBoolean(options.detached, 'options.detached');
  if (options.uid != null) validateInt32(options.uid, 'options.uid');
  if (options.gid != null) validateInt32(options.gid, 'options.gid');
  checkShell(options.shell);
  if (options.argv0 != null) {
    validateString(options.argv0, 'options.argv0');
    checkNul(options.argv0, 'options.argv0');
  }
  if (options.windowsHide != null) validateBoolean(options.windowsHide, 'options.windowsHide');
  if (options.windowsVerbatimArguments != null) {
    validateBoolean(options.windowsVerbatimArguments, 'options.windowsVerbatimArguments');
  }
}

function isUntouchedEnvironment() {
  const descriptor = Object.getOwnPropertyDescriptor(process, 'env');
  if (descriptor === undefined) return false;
  return descriptor.get !== undefined ||
    descriptor.value === require('internal/process/env').env;
}

/**
 * The environment as "NAME=value" pairs.
 * @param {?object} [env] process.env, if left out
 * @param {boolean} [isNeeded] whether the pairs are wanted even where the child could inherit
 * @returns {string[]|undefined} undefined: the child inherits
 * @throws ERR_INVALID_ARG_VALUE
 */
function environmentPairs(env, isNeeded = false) {
  if (!env && !isNeeded && isUntouchedEnvironment()) return undefined;
  const variables = env || process.env;
  const pairs = [];
  for (const name in variables) {
    const value = variables[name];
    if (value === undefined) continue;
    checkNul(name, `options.env['${name}']`);
    checkNul(value, `options.env['${name}']`);
    pairs.push(`${name}=${value}`);
  }
  return pairs;
}

function warnOfShellArguments() {
  require('internal/util').emitDeprecation(
    'Passing args to a child process with shell option true can lead to security ' +
    'vulnerabilities, as the arguments are not escaped, only concatenated.', 'DEP0190');
}

function throughShell(file, args, shell) {
  if (args.length > 0) warnOfShellArguments();
  const command = args.length > 0 ? [file, ...args].join(' ') : file;
  return {
    file: typeof shell === 'string' ? shell : '/bin/sh',
    args: ['-c', command],
  };
}

/**
 * Checks and completes the arguments of spawn(file, args, options).
 * @returns {object} a copy of the options with file, args (the name first), cwd, detached and
 *   envPairs
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE
 */
function normalizeSpawnArguments(file, args, options) {
  checkFile(file);
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args == null) {
    args = [];
  } else if (typeof args !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('args', 'object', args);
  } else {
    options = args;
    args = [];
  }
  checkAllNul(args, 'args');
  if (options === undefined) options = {};
  else validateObject(options, 'options');
  const cwd = options.cwd == null ? undefined : toStringPath(options.cwd, 'options.cwd');
  checkOptions(options);
  if (options.shell) ({ file, args } = throughShell(file, args, options.shell));
  args.unshift(typeof options.argv0 === 'string' ? options.argv0 : file);
  return {
    ...options, args, cwd, detached: Boolean(options.detached),
    envPairs: environmentPairs(options.env),
    file, windowsHide: Boolean(options.windowsHide),
    windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
  };
}

/** Checks the option timeout: milliseconds. */
function checkTimeout(timeout) {
  if (timeout != null) validateInteger(timeout, 'timeout', 0);
}

/** Checks the option maxBuffer: bytes. */
function checkMaxBuffer(maxBuffer) {
  if (maxBuffer != null) validateNumber(maxBuffer, 'options.maxBuffer', 0);
}

module.exports = {
  checkAllNul, checkMaxBuffer, checkNul, checkTimeout, environmentPairs,
  normalizeSpawnArguments, toStringPath,
};
