// SPDX-License-Identifier: MIT
//
// node:child_process: programs started, waited for and talked to.
'use strict';

const { AbortError, codes: { ERR_CHILD_PROCESS_IPC_REQUIRED } } = require('internal/errors');
const { ChildProcess } = require('internal/child_process/child');
const {
  checkAllNul, checkNul, checkTimeout, normalizeSpawnArguments, toStringPath,
} = require('internal/child_process/options');
const { toKillSignal } = require('internal/child_process/signals');
const { defineLazyProperties } = require('internal/lazy');
const {
  validateAbortSignal, validateArray, validateObject,
} = require('internal/validators');

// ---- spawn() -----------------------------------------------------------------------------

function killOrEmit(child, killSignal) {
  try {
    return child.kill(killSignal);
  } catch (error) {
    child.emit('error', error);
    return false;
  }
}

function abortChild(child, killSignal, reason) {
  if (killOrEmit(child, killSignal)) {
    child.emit('error', new AbortError(undefined, { cause: reason }));
  }
}

function killAfter(child, { timeout, killSignal }) {
  if (!(timeout > 0)) return;
  const timer = setTimeout(() => killOrEmit(child, killSignal), timeout);
  child.once('exit', () => clearTimeout(timer));
}

function abortWith(child, { signal, killSignal }) {
  if (!signal) return;
  const onAbort = () => abortChild(child, killSignal, signal.reason);
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  const { addAbortListener } = require('internal/events/abort_listener');
  const listening = addAbortListener(signal, onAbort);
  child.once('exit', listening[Symbol.dispose]);
}

/**
 * Starts a program.
 * @param {string} file
 * @param {string[]} [args]
 * @param {object} [options] cwd, env, argv0, stdio, detached, uid, gid, serialization, shell,
 *   signal, timeout (milliseconds), killSignal
 * @returns {ChildProcess}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_SIGNAL
 */
function spawn(file, args, options) {
  options = normalizeSpawnArguments(file, args, options);
  checkTimeout(options.timeout);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  options.killSignal = toKillSignal(options.killSignal);
  const child = new ChildProcess();
  child.spawn(options);
  killAfter(child, options);
  abortWith(child, options);
  return child;
}

// ---- fork() ------------------------------------------------------------------------------

function forkStdio({ stdio, silent }) {
  if (Array.isArray(stdio)) {
    if (!stdio.includes('ipc')) throw new ERR_CHILD_PROCESS_IPC_REQUIRED('options.stdio');
    return stdio;
  }
  const { expandStdio } = require('internal/child_process/stdio');
  if (typeof stdio === 'string') return expandStdio(stdio, 'ipc');
  return expandStdio(silent ? 'pipe' : 'inherit', 'ipc');
}

/** This process's options for a child: all but the program text of --eval. */
function inheritedExecArgv() {
  const { execArgv } = process;
  if (process._eval == null) return execArgv;
  const index = execArgv.lastIndexOf(process._eval);
  return index > 0 ? execArgv.toSpliced(index - 1, 2) : execArgv;
}

/**
 * Starts another process of this runtime, with a channel for messages.
 * @param {string|URL|Buffer} modulePath
 * @param {string[]} [args]
 * @param {object} [options] as spawn, and execPath, execArgv, silent
 * @returns {ChildProcess}
 * @throws as spawn, and ERR_CHILD_PROCESS_IPC_REQUIRED
 */
function fork(modulePath, args, options) {
  modulePath = toStringPath(modulePath, 'modulePath');
  if (args == null) {
    args = [];
  } else if (typeof args === 'object' && !Array.isArray(args)) {
    options = args;
    args = [];
  } else {
    validateArray(args, 'args');
  }
  if (options != null) validateObject(options, 'options');
  options = { ...options, shell: false };
  options.execPath ||= process.execPath;
  checkNul(options.execPath, 'options.execPath');
  const execArgv = options.execArgv || inheritedExecArgv();
  checkAllNul(execArgv, 'options.execArgv');
  options.stdio = forkStdio(options);
  return spawn(options.execPath, [...execArgv, modulePath, ...args], options);
}
Object.defineProperty(fork, 'length', { __proto__: null, value: 1, configurable: true });

/**
 * Connects the channel that a parent left open in this process.
 * @param {number} fd
 * @param {string} serialization 'json' or 'advanced'
 */
function _forkChild(fd, serialization) {
  require('internal/child_process/in_child').connect(fd, serialization);
}

module.exports = {
  _forkChild,
  ChildProcess,
  exec: undefined,
  execFile: undefined,
  execFileSync: undefined,
  execSync: undefined,
  fork,
  spawn,
  spawnSync: undefined,
};
defineLazyProperties(module.exports, 'internal/child_process/exec', ['exec', 'execFile']);
defineLazyProperties(module.exports, 'internal/child_process/sync',
                     ['execFileSync', 'execSync', 'spawnSync']);
