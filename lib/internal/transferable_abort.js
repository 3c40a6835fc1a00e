// SPDX-License-Identifier: MIT
'use strict';

// util.transferableAbortSignal: signals that structuredClone can transfer.  The copy aborts, a turn
// of the loop later, when the original does.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { AbortController, AbortSignal, isAbortSignal } = require('internal/abort_controller');
const { registerCloneHooks } = require('internal/clone/registry');

const transferable = new WeakSet();
// Signals on their way from transfer() to followTransferred().
const inTransit = new Map();
let lastId = 0;

/** The hook of the clone registry. */
function transfer(signal) {
  if (!transferable.has(signal)) {
    const { dataCloneError } = require('internal/clone/kinds');
    throw dataCloneError('Found invalid value in transferList.');
  }
  const id = ++lastId;
  inTransit.set(id, signal);
  const { aborted, reason } = signal;
  return {
    data: { id, aborted, reason },
    deserialize: 'internal/transferable_abort:followTransferred',
  };
}

/** Makes the signal at the other end. */
function followTransferred({ id, aborted, reason }) {
  const controller = new AbortController();
  const original = inTransit.get(id);
  inTransit.delete(id);
  if (aborted) {
    controller.abort(reason);
  } else {
    original.addEventListener('abort', () => {
      require('timers').setImmediate(() => controller.abort(original.reason));
    }, { once: true });
  }
  transferable.add(controller.signal);
  return controller.signal;
}

/**
 * Lets a signal be transferred.
 * @param {AbortSignal} signal
 * @returns {AbortSignal} the same
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function transferableAbortSignal(signal) {
  if (!isAbortSignal(signal)) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  if (!transferable.has(signal)) registerCloneHooks(AbortSignal.prototype, { transfer });
  transferable.add(signal);
  return signal;
}

/** @returns {AbortController} one whose signal can be transferred */
function transferableAbortController() {
  const controller = new AbortController();
  transferableAbortSignal(controller.signal);
  return controller;
}

module.exports = { followTransferred, transferableAbortController, transferableAbortSignal };
