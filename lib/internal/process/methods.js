// SPDX-License-Identifier: MIT
//
// The methods of process that are not worth a module of their own.
'use strict';

const {
  codes: {
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE,
    ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET,
    ERR_UNKNOWN_SIGNAL,
  },
  errnoException,
  genericNodeError,
  uvErrorEntry,
} = require('internal/errors');
const {
  parseFileMode, validateArray, validateBoolean, validateFunction, validateObject, validateString,
} = require('internal/validators');
const { capture, routeException } = require('internal/process/fatal');
const binding = internalBinding('process');

// ---- Directory, mask, signals ----------------------------------------------------------------

let cachedCwd = '';

function missingDirectory(errno) {
  const [code, text] = uvErrorEntry(errno);
  const reason = code !== 'ENOENT' ? text :
    `process.cwd failed with error ${text}, the current working directory was likely removed ` +
    'without changing the working directory';
  return genericNodeError(`${code}: ${reason}, uv_cwd`, { errno, code, syscall: 'uv_cwd' });
}

/** @returns {string} the working directory */
function cwd() {
  if (cachedCwd === '') {
    const path = binding.cwd();
    if (typeof path === 'number') throw missingDirectory(path);
    cachedCwd = path;
  }
  return cachedCwd;
}

/**
 * Changes the working directory.
 * @param {string} directory
 * @throws ERR_INVALID_ARG_TYPE and the system's errors
 */
function chdir(directory) {
  validateString(directory, 'directory');
  cachedCwd = '';
  binding.chdir(directory);
}

/**
 * The file mode creation mask.
 * @param {number|string} [mask] the new one; a string is octal
 * @returns {number} the one before
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function umask(mask) {
  return mask === undefined ? binding.umask() : binding.umask(parseFileMode(mask, 'mask') & 0o777);
}

function _kill(pid, signal) {
  return binding.kill(pid, signal);
}

/**
 * Sends a signal.
 * @param {number} pid
 * @param {string|number} [signal]
 * @returns {boolean} true
 * @throws ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_SIGNAL, ESRCH, EPERM
 */
function kill(pid, signal) {
  if (pid != (pid | 0)) throw new ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  let err;
  if (typeof signal === 'number') {
    err = process._kill(pid | 0, signal);
  } else {
    const name = signal || 'SIGTERM';
    const number = require('os').constants.signals[name];
    if (number === undefined) throw new ERR_UNKNOWN_SIGNAL(name);
    err = process._kill(pid | 0, number);
  }
  if (err) throw errnoException(err, 'kill');
  return true;
}

/**
 * Replaces this process by another program.
 * @param {string} execPath
 * @param {string[]} [args] argv, its name included
 * @param {object} [variables] its environment
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function execve(execPath, args = [], variables = process.env) {
  require('internal/util').emitExperimentalWarning('process.execve');
  validateString(execPath, 'execPath');
  validateArray(args, 'args');
  for (let i = 0; i < args.length; i++) {
    if (typeof args[i] !== 'string' || args[i].includes('\u0000')) {
      throw new ERR_INVALID_ARG_VALUE(`args[${i}]`, args[i], 'must be a string without null bytes');
    }
  }
  validateObject(variables, 'env');
  const entries = Object.entries(variables).map(([key, value]) => {
    if (typeof value !== 'string' || value.includes('\u0000') || key.includes('\u0000')) {
      throw new ERR_INVALID_ARG_VALUE(
        'env', variables, 'must be an object with string keys and values without null bytes');
    }
    return `${key}=${value}`;
  });
  const err = binding.execve(execPath, args, args.length, entries, entries.length);
  process._rawDebug(`process.execve failed with error code ${errnoException(err, 'execve').code}`);
  process.abort();
}

// ---- Exceptions ----------------------------------------------------------------------------

/**
 * Gives every uncaught exception to a function instead of 'uncaughtException'.
 * @param {Function|null} fn null: no longer
 * @throws ERR_INVALID_ARG_TYPE, ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET
 */
function setUncaughtExceptionCaptureCallback(fn) {
  if (fn === null) {
    capture.callback = null;
    return;
  }
  if (typeof fn !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  if (capture.domains !== null) throw new ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE();
  if (capture.callback !== null) throw new ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  capture.callback = fn;
}

/** @returns {boolean} whether such a function is set */
function hasUncaughtExceptionCaptureCallback() {
  return capture.callback !== null;
}

/**
 * Adds a function that sees uncaught exceptions first and handles those for which it returns true.
 * @param {Function} fn
 * @throws ERR_INVALID_ARG_TYPE
 */
function addUncaughtExceptionCaptureCallback(fn) {
  validateFunction(fn, 'fn');
  capture.additional.push(fn);
}

function _fatalException(error, fromPromise) {
  return routeException(error, fromPromise);
}

// ---- Modules and environment -----------------------------------------------------------------

/**
 * A module of the library.
 * @param {string} id
 * @returns {object|undefined} undefined if there is no such module
 * @throws ERR_INVALID_ARG_TYPE
 */
function getBuiltinModule(id) {
  validateString(id, 'id');
  const { isBuiltin, builtinId } = require('internal/modules/builtins');
  return isBuiltin(id) ? require(builtinId(id)) : undefined;
}

/**
 * Sets environment variables from a file; those that exist stay as they are.
 * @param {string|URL|Buffer} [path]
 * @throws ENOENT and others
 */
function loadEnvFile(path) {
  const text = require('fs').readFileSync(path ?? '.env', 'utf8');
  const pairs = internalBinding('options').parseEnv(text);
  const fresh = new Map();
  for (let i = 0; i < pairs.length; i += 2) fresh.set(pairs[i], pairs[i + 1]);
  for (const [name, value] of fresh) {
    if (process.env[name] === undefined) process.env[name] = value;
  }
}

/** Native addons: not before there is Node-API. */
function dlopen(module, filename) {
  if (arguments.length < 2) {
    throw Object.assign(new TypeError('process.dlopen needs at least 2 arguments'),
                        { code: 'ERR_MISSING_ARGS' });
  }
  const error = new Error(`Cannot load ${filename}: native addons (Node-API) are not ` +
    'implemented in this version of Nodus');
  error.code = 'ERR_DLOPEN_FAILED';
  throw error;
}

/** The private bindings of Node do not exist here. */
function binding_(name) {
  throw new Error(`No such module: ${name}`);
}
Object.defineProperty(binding_, 'name', { value: 'binding' });

function _linkedBinding(name) {
  const error = new Error(`No such binding was linked: ${name}`);
  error.code = 'ERR_INVALID_MODULE';
  throw error;
}

function areSourceMapsEnabled() {
  return require('internal/modules/source_maps_state').enabled;
}

/**
 * Whether stacks are mapped back through source maps, of files that are loaded from now on.
 * @param {boolean} enabled
 * @throws ERR_INVALID_ARG_TYPE
 */
function setSourceMapsEnabled(enabled) {
  validateBoolean(enabled, 'enabled');
  const { setSourceMapsSupport } = require('internal/modules/source_map');
  setSourceMapsSupport(enabled, { nodeModules: enabled, generatedCode: enabled });
}

// ---- The loop ------------------------------------------------------------------------------

const kRefed = Symbol.for('nodejs.ref');
const kUnrefed = Symbol.for('nodejs.unref');

function callOne(object, ...names) {
  for (const name of names) {
    if (typeof object?.[name] === 'function') {
      object[name]();
      return;
    }
  }
}

/** Lets an object keep the process alive. */
function ref(maybeRefable) {
  callOne(maybeRefable, kRefed, Symbol.for('node:ref'), 'ref');
}

/** The opposite. */
function unref(maybeRefable) {
  callOne(maybeRefable, kUnrefed, Symbol.for('node:unref'), 'unref');
}

/** @returns {string[]} the kinds of what keeps the process alive */
function getActiveResourcesInfo() {
  const { activeResources, flags, ENV_IMMEDIATE_REFS } = internalBinding('env');
  const timers = new Array(require('internal/timers').countReferenced()).fill('Timeout');
  const immediates = new Array(flags[ENV_IMMEDIATE_REFS]).fill('Immediate');
  return [...activeResources(), ...timers, ...immediates];
}

function _getActiveHandles() {
  return internalBinding('env').activeHandles().map((handle) => handle.owner ?? handle);
}

// A request has no object here: its callback is all that JavaScript knows of it.
function _getActiveRequests() {
  return internalBinding('env').activeResources().filter((name) => /Req/.test(name));
}

function openStdin() {
  process.stdin.resume();
  return process.stdin;
}

function _tickCallback() {
  require('internal/task_queues').runTicks();
}

function _debugEnd() {
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('process._debugEnd()');
}

function _debugProcess() {
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('process._debugProcess()');
}

module.exports = {
  _debugEnd,
  _debugProcess,
  _fatalException,
  _getActiveHandles,
  _getActiveRequests,
  _kill,
  _linkedBinding,
  _startProfilerIdleNotifier() {}, // Node's do nothing either
  _stopProfilerIdleNotifier() {},
  _tickCallback,
  addUncaughtExceptionCaptureCallback,
  areSourceMapsEnabled,
  binding: binding_,
  chdir,
  cwd,
  dlopen,
  execve,
  getActiveResourcesInfo,
  getBuiltinModule,
  hasUncaughtExceptionCaptureCallback,
  kill,
  loadEnvFile,
  openStdin,
  ref,
  setSourceMapsEnabled,
  setUncaughtExceptionCaptureCallback,
  umask,
  unref,
};
