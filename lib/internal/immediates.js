// SPDX-License-Identifier: MIT
//
// setImmediate: a queue run after polling.  A callback that is queued while the queue runs waits
// for the next turn of the loop.
'use strict';

const {
  state: asyncState, enterResource, leaveResource,
} = require('internal/async_context');
const LinkedList = require('internal/linked_list');

const binding = internalBinding('timers');
const env = internalBinding('env');
const { flags, ENV_IMMEDIATE_COUNT, ENV_IMMEDIATE_REFS } = env;

const kRefed = Symbol('refed');
const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');
const kFrame = Symbol('kAsyncContextFrame');
const queue = { _idlePrev: null, _idleNext: null };
LinkedList.init(queue);

let turn = 0; // of callbacks queued from now on
let runningTurn = -1; // callbacks of this turn or before are being run; -1 between turns

/** What setImmediate returns. */
class Immediate {
  constructor(callback, args) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    this.turn = turn;
    this[kAsyncId] = ++asyncState.lastId;
    this[kTriggerId] = asyncState.executionId;
    this[kFrame] = asyncState.frame;
    LinkedList.append(queue, this);
    flags[ENV_IMMEDIATE_COUNT]++;
    changeRefs(1);
    if (asyncState.hooks !== null) {
      asyncState.hooks.init(this[kAsyncId], 'Immediate', this[kTriggerId], this);
    }
  }

  ref() {
    if (!this[kRefed]) {
      this[kRefed] = true;
      if (!this._destroyed) changeRefs(1);
    }
    return this;
  }

  unref() {
    if (this[kRefed]) {
      this[kRefed] = false;
      if (!this._destroyed) changeRefs(-1);
    }
    return this;
  }

  hasRef() {
    return this[kRefed];
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }
}

// The loop polls without blocking, and stays alive, while there are referenced immediates.
function changeRefs(by) {
  const before = flags[ENV_IMMEDIATE_REFS];
  flags[ENV_IMMEDIATE_REFS] = before + by;
  if (before === 0) binding.refImmediates(true);
  else if (before + by === 0) binding.refImmediates(false);
}

function removeImmediate(immediate) {
  LinkedList.remove(immediate);
  immediate._destroyed = true;
  flags[ENV_IMMEDIATE_COUNT]--;
  if (asyncState.hooks !== null) asyncState.hooks.destroy(immediate[kAsyncId]);
}

/** @param {*} immediate anything; only a waiting Immediate is affected */
function clearImmediate(immediate) {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  removeImmediate(immediate);
  if (immediate[kRefed]) changeRefs(-1);
  immediate._onImmediate = null;
}

function isNextInTurn() {
  return !LinkedList.isEmpty(queue) && LinkedList.first(queue).turn <= runningTurn;
}

/**
 * Runs one immediate of the current turn; called by the loop, with ticks and promise jobs between.
 * @returns {boolean} whether more wait in this turn
 */
function runImmediate() {
  if (runningTurn === -1) runningTurn = turn++;
  if (isNextInTurn()) {
    const immediate = LinkedList.first(queue);
    removeImmediate(immediate);
    // The loop itself lets go when the turn is over: the callback may queue another.
    if (immediate[kRefed]) flags[ENV_IMMEDIATE_REFS]--;
    asyncState.frame = immediate[kFrame];
    const id = immediate[kAsyncId];
    enterResource(id, immediate[kTriggerId], immediate);
    const args = immediate._argv;
    if (args === undefined) immediate._onImmediate();
    else immediate._onImmediate(...args);
    immediate._onImmediate = null;
    leaveResource(id);
  }
  asyncState.frame = null;
  if (isNextInTurn()) return true;
  runningTurn = -1;
  return false;
}

env.setHook(env.HOOK_RUN_IMMEDIATE, runImmediate);

module.exports = { Immediate, clearImmediate };
