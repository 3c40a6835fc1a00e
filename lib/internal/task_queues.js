// SPDX-License-Identifier: MIT
//
// process.nextTick and queueMicrotask.  The loop calls runTicks after every callback while the
// shared flag says that the queue is not empty.
'use strict';

const { state: asyncState } = require('internal/async_context');
const { Queue } = require('internal/queue');

const env = internalBinding('env');
const { flags, ENV_HAS_TICK, ENV_EXITING } = env;

const queue = new Queue();
const resolved = Promise.resolve();
const then = Promise.prototype.then;

class Tick {
  constructor(callback, args) {
    this.callback = callback;
    this.args = args;
    this.frame = asyncState.frame;
  }
}

/**
 * Runs a callback after the current operation, before promise jobs and I/O.
 * @param {Function} callback
 * @param {...*} args
 * @throws ERR_INVALID_ARG_TYPE
 */
function nextTick(callback, ...args) {
  if (typeof callback !== 'function') {
    require('internal/validators').validateFunction(callback, 'callback');
  }
  if (flags[ENV_EXITING] !== 0) return;
  queue.push(new Tick(callback, args.length === 0 ? undefined : args));
  flags[ENV_HAS_TICK] = 1;
}

// A callback that throws leaves through the loop, which reports the error and calls again.
function runTicks() {
  let tick;
  while ((tick = queue.shift()) !== undefined) {
    asyncState.frame = tick.frame;
    const { callback, args } = tick;
    if (args === undefined) callback();
    else callback(...args);
  }
  asyncState.frame = null;
  flags[ENV_HAS_TICK] = 0;
}

// The engine swallows what a promise job throws, so the job itself routes the error.
function runMicrotask() {
  const frame = asyncState.frame;
  asyncState.frame = this.frame;
  try {
    (0, this.callback)();
  } catch (error) {
    require('internal/process/fatal').routeException(error);
  }
  asyncState.frame = frame;
}

/**
 * Runs a callback as a promise job.
 * @param {Function} callback
 * @throws ERR_INVALID_ARG_TYPE
 */
function queueMicrotask(callback) {
  if (typeof callback !== 'function') {
    require('internal/validators').validateFunction(callback, 'callback');
  }
  Reflect.apply(then, resolved, [runMicrotask.bind(new Tick(callback, undefined))]);
}

env.setHook(env.HOOK_RUN_TICKS, runTicks);

module.exports = { nextTick, queueMicrotask };
