// SPDX-License-Identifier: MIT
//
// The queue of timers: one list per duration, in order of start, and a heap of the lists by the
// expiry of their first timer.  Adding and clearing a timer touches only its list.
'use strict';

const {
  state: asyncState, enterResource, leaveResource,
} = require('internal/async_context');
const LinkedList = require('internal/linked_list');
const PriorityQueue = require('internal/priority_queue');

const binding = internalBinding('timers');
const env = internalBinding('env');

const MAX_DELAY = 2 ** 31 - 1; // milliseconds

const lists = new Map(); // duration -> TimersList
const queue = new PriorityQueue();
const timersById = new Map(); // those that were turned into a number
const kHasId = Symbol('kHasPrimitive');
const kRefed = Symbol('refed');
const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');
const kFrame = Symbol('kAsyncContextFrame');

let nextId = 1;
let refCount = 0;
let armedFor = Infinity; // loop time at which C calls runTimers next

class TimersList {
  constructor(duration, expiry) {
    this._idleNext = this;
    this._idlePrev = this;
    this.expiry = expiry;
    this.heapIndex = -1;
    this.msecs = duration;
  }
}

function changeRefCount(by) {
  const before = refCount;
  refCount += by;
  if ((before === 0) !== (refCount === 0)) binding.ref(refCount > 0);
}

/** Milliseconds as Node takes them: 1 for what is no number or out of range. */
function normalizeDelay(after) {
  after *= 1;
  if (after >= 1 && after <= MAX_DELAY) return Math.trunc(after);
  if (after > MAX_DELAY || after < 0 || after !== after) warnAboutDelay(after);
  return 1;
}

// Told once: whoever computes such delays does so again and again.
let warnedOfNegative = false;
let warnedOfNaN = false;

function warnAboutDelay(after) {
  if (after > MAX_DELAY) {
    process.emitWarning(`${after} does not fit into a 32-bit signed integer.` +
                        '\nTimeout duration was set to 1.', 'TimeoutOverflowWarning');
  } else if (after < 0) {
    if (warnedOfNegative) return;
    warnedOfNegative = true;
    process.emitWarning(`${after} is a negative number.` +
                        '\nTimeout duration was set to 1.', 'TimeoutNegativeWarning');
  } else {
    if (warnedOfNaN) return;
    warnedOfNaN = true;
    process.emitWarning(`${after} is not a number.` +
                        '\nTimeout duration was set to 1.', 'TimeoutNaNWarning');
  }
}

/** A timer, as setTimeout and setInterval return it. */
class Timeout {
  constructor(callback, after, args, isRepeat, isRefed) {
    if (after === undefined) after = 1;
    else after = normalizeDelay(after);
    this._idleTimeout = after;
    this._idlePrev = null;
    this._idleNext = null;
    this._idleStart = null;
    this._onTimeout = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = isRepeat ? after : null;
    this._destroyed = false;
    this[kRefed] = isRefed;
    this[kHasId] = false;
    this[kAsyncId] = ++asyncState.lastId;
    this[kTriggerId] = asyncState.executionId;
    this[kFrame] = asyncState.frame;
    if (isRefed) changeRefCount(1);
    if (asyncState.hooks !== null) {
      asyncState.hooks.init(this[kAsyncId], 'Timeout', this[kTriggerId], this);
    }
  }

  /** Starts the timer's time anew. */
  refresh() {
    if (this._destroyed) {
      this._destroyed = false;
      if (this[kRefed]) changeRefCount(1);
    }
    if (this._idleTimeout >= 0) insertTimer(this, binding.now());
    return this;
  }

  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      if (!this._destroyed) changeRefCount(-1);
    }
    return this;
  }

  ref() {
    if (!this[kRefed]) {
      this[kRefed] = true;
      if (!this._destroyed) changeRefCount(1);
    }
    return this;
  }

  hasRef() {
    return this[kRefed];
  }

  close() {
    clearTimer(this);
    return this;
  }

  [Symbol.dispose]() {
    clearTimer(this);
  }

  [Symbol.toPrimitive]() {
    if (!this[kHasId]) {
      this[kHasId] = nextId++;
      timersById.set(this[kHasId], this);
    }
    return this[kHasId];
  }
}

/** Puts a timer at the end of the list of its duration. */
function insertTimer(timer, start) {
  LinkedList.remove(timer);
  timer._idleStart = start;
  const duration = timer._idleTimeout;
  let list = lists.get(duration);
  if (list === undefined) {
    list = new TimersList(duration, start + duration);
    lists.set(duration, list);
    queue.insert(list);
    if (list.expiry < armedFor) {
      armedFor = list.expiry;
      binding.schedule(duration);
      if (refCount === 0) binding.ref(false);
    }
  }
  LinkedList.append(list, timer);
}

function dropList(list) {
  lists.delete(list.msecs);
  queue.remove(list);
}

// Ends a timer that runs no more; harmless when repeated.
function destroyTimer(timer) {
  if (timer._destroyed) return;
  timer._destroyed = true;
  if (timer[kHasId]) timersById.delete(timer[kHasId]);
  if (timer[kRefed]) changeRefCount(-1);
  if (asyncState.hooks !== null) asyncState.hooks.destroy(timer[kAsyncId]);
}

/** clearTimeout for a Timeout object. */
function clearTimer(timer) {
  timer._idleTimeout = -1;
  LinkedList.remove(timer);
  destroyTimer(timer);
  timer._onTimeout = null;
}

function runTimer(timer, now) {
  LinkedList.remove(timer);
  if (typeof timer._onTimeout !== 'function') return destroyTimer(timer);
  let start = now;
  try {
    asyncState.frame = timer[kFrame];
    enterResource(timer[kAsyncId], timer[kTriggerId], timer);
    const args = timer._timerArgs;
    if (args === undefined) timer._onTimeout();
    else timer._onTimeout(...args);
    if (timer._repeat !== null) start = binding.now();
    leaveResource(timer[kAsyncId]);
  } finally {
    // Not if the callback cleared it, or started it anew by refresh().
    if (timer._repeat !== null && timer._idleTimeout !== -1) {
      timer._idleTimeout = timer._repeat;
      insertTimer(timer, start);
    } else if (timer._idleNext === null) {
      destroyTimer(timer);
    }
  }
}

/**
 * Runs at most one due timer.  Called by the loop, again and again while timers are due, so that
 * ticks and promise jobs run between two timers.
 * @param {number} now loop time in milliseconds
 * @returns {number} when the next timer is due; negative if no timer is referenced, 0 for never
 */
function runTimers(now) {
  let list;
  while ((list = queue.peek()) !== undefined && list.expiry <= now) {
    if (LinkedList.isEmpty(list)) {
      dropList(list);
      continue;
    }
    const timer = LinkedList.first(list);
    const due = timer._idleStart + list.msecs;
    if (due > now) {
      list.expiry = due;
      queue.delay(list);
      continue;
    }
    runTimer(timer, now);
    if (LinkedList.isEmpty(list)) dropList(list); // or else it would be due once more
    break;
  }
  list = queue.peek();
  armedFor = list === undefined ? Infinity : list.expiry;
  if (list === undefined) return 0;
  return refCount > 0 ? list.expiry : -list.expiry;
}

env.setHook(env.HOOK_RUN_TIMERS, runTimers);

/** How many timers keep the process alive. */
function countReferenced() {
  return refCount;
}

/** The timer with a number, as `+timer` gave it. */
function timerById(id) {
  return timersById.get(Number(id));
}

/** Starts a timer; args is undefined or an array. */
function startTimer(callback, after, args, isRepeat, isRefed) {
  const timer = new Timeout(callback, after, args, isRepeat, isRefed);
  insertTimer(timer, binding.now());
  return timer;
}

module.exports = {
  countReferenced, Timeout, startTimer, clearTimer, timerById, kRefed, MAX_DELAY };
