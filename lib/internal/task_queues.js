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
const { flags, lastJob, enqueueJob, ENV_HAS_TICK, ENV_EXITING } = env;

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

// ---- Microtasks --------------------------------------------------------------------------

// A promise job costs more than most microtasks, so microtasks share one if no other promise job
// was queued between them: the order is that of a job for each.
class Batch {
  constructor(microtask) {
    this.first = microtask;
    this.last = microtask;
  }

  add(microtask) {
    this.last.next = microtask;
    this.last = microtask;
  }
}

class Microtask {
  constructor(callback) {
    this.callback = callback;
    this.frame = asyncState.frame;
    this.id = ++asyncState.lastId;
    this.triggerId = asyncState.executionId;
    this.next = null;
  }
}

let running = null; // the batch whose job runs
let pending = null; // the batch that was queued last, unless it runs
let pendingJob = 0; // lastJob() when it was queued

// The engine swallows what a promise job throws, so the job itself routes the error.
function runMicrotask(microtask) {
  const { callback, id } = microtask;
  asyncState.frame = microtask.frame;
  enterResource(id, microtask.triggerId, microtask);
  try {
    callback();
  } catch (error) {
    require('internal/process/fatal').routeException(error);
  }
  leaveResource(id);
  if (asyncState.hooks !== null) asyncState.hooks.destroy(id);
}

function runBatch(batch) {
  const outer = running;
  running = batch;
  if (pending === batch) pending = null;
  let microtask = batch.first;
  try {
    for (; microtask !== null; microtask = microtask.next) runMicrotask(microtask);
  } finally {
    running = outer;
    // A time limit can strike anywhere; it ends one microtask.
    if (microtask !== null && microtask.next !== null) {
      batch.first = microtask.next;
      enqueueBatch(batch);
    }
  }
}

function enqueueBatch(batch) {
  const job = enqueueJob(runBatch, batch);
  if (job === undefined) {
    resolved ??= Promise.resolve();
    Reflect.apply(then, resolved, [runBatch.bind(undefined, batch)]);
    return;
  }
  pending = batch;
  pendingJob = job;
}

/**
 * Runs a callback as a promise job.
 * @param {Function} callback
 * @throws ERR_INVALID_ARG_TYPE
 */
function queueMicrotask(callback) {
  checkFunction(callback, 'callback');
  const microtask = new Microtask(callback);
  const job = lastJob();
  if (running !== null && job === -1) running.add(microtask);
  else if (pending !== null && job === pendingJob) pending.add(microtask);
  else enqueueBatch(new Batch(microtask));
  if (asyncState.hooks !== null) announce(microtask, 'Microtask');
}

/**
 * Runs something that drains the promise jobs itself: microtasks must not wait for the batch that
 * runs now.
 * @template T
 * @param {() => T} run
 * @returns {T}
 */
function outsideBatch(run) {
  const outer = running;
  running = null;
  try {
    return run();
  } finally {
    running = outer;
  }
}

/** How the loop calls what a program passed to an operation: without a receiver. */
function callBack(callback, ...args) {
  callback(...args);
}

env.setHook(env.HOOK_RUN_TICKS, runTicks);
env.setHook(env.HOOK_CALL_BACK, callBack);

module.exports = { nextTick, outsideBatch, queueMicrotask };
