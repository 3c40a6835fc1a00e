// SPDX-License-Identifier: MIT
//
// process.nextTick and queueMicrotask.  The loop calls runTicks after every callback while the
// shared flag says that the queue is not empty.
'use strict';

const {
  state: asyncState, enterResource, leaveResource,
} = require('internal/async_context');
const { checkFunction } = require('internal/lazy');
const { Queue } = require('internal/queue');

const env = internalBinding('env');
const { flags, ENV_HAS_TICK, ENV_EXITING } = env;

const queue = new Queue();
const { then } = Promise.prototype; // before a program can replace it
let resolved; // made on first use: the engine's first promise costs 0.3 ms

class Tick {
  constructor(callback, args) {
    this.callback = callback;
    this.args = args;
    this.frame = asyncState.frame;
    this.id = ++asyncState.lastId;
    this.triggerId = asyncState.executionId;
  }
}

function announce(tick, type) {
  asyncState.hooks.init(tick.id, type, tick.triggerId, tick);
}

/**
 * Runs a callback after the current operation, before promise jobs and I/O.
 * @param {Function} callback
 * @param {...*} args
 * @throws ERR_INVALID_ARG_TYPE
 */
function nextTick(callback, ...args) {
  checkFunction(callback, 'callback');
  if (flags[ENV_EXITING] !== 0) return;
  const tick = new Tick(callback, args.length === 0 ? undefined : args);
  queue.push(tick);
  flags[ENV_HAS_TICK] = 1;
  if (asyncState.hooks !== null) announce(tick, 'TickObject');
}

function runTick(tick) {
  const { callback, args, id } = tick;
  asyncState.frame = tick.frame;
  enterResource(id, tick.triggerId, tick);
  if (args === undefined) callback();
  else callback(...args);
  leaveResource(id);
  if (asyncState.hooks !== null) asyncState.hooks.destroy(id);
}

// A callback that throws leaves through the loop, which reports the error and calls again.
function runTicks() {
  let tick;
  while ((tick = queue.shift()) !== undefined) runTick(tick);
  asyncState.frame = null;
  flags[ENV_HAS_TICK] = 0;
}

// The engine swallows what a promise job throws, so the job itself routes the error.
function runMicrotask() {
  const { id } = this;
  asyncState.frame = this.frame;
  enterResource(id, this.triggerId, this);
  try {
    (0, this.callback)();
  } catch (error) {
    require('internal/process/fatal').routeException(error);
  }
  leaveResource(id);
  if (asyncState.hooks !== null) asyncState.hooks.destroy(id);
}

/**
 * Runs a callback as a promise job.
 * @param {Function} callback
 * @throws ERR_INVALID_ARG_TYPE
 */
function queueMicrotask(callback) {
  checkFunction(callback, 'callback');
  const microtask = new Tick(callback, undefined);
  resolved ??= Promise.resolve();
  Reflect.apply(then, resolved, [runMicrotask.bind(microtask)]);
  if (asyncState.hooks !== null) announce(microtask, 'Microtask');
}

/** How the loop calls what a program passed to an operation: without a receiver. */
function callBack(callback, ...args) {
  callback(...args);
}

env.setHook(env.HOOK_RUN_TICKS, runTicks);
env.setHook(env.HOOK_CALL_BACK, callBack);

module.exports = { nextTick, queueMicrotask };
