// SPDX-License-Identifier: MIT
'use strict';

// util.setTraceSigInt: SIGINT prints where the program is before it ends it.

const SIGNAL = 'SIGINT';
let isEnabled = false;

/** Prints the stack, and lets the signal end the process. */
function onInterrupt() {
  const error = { name: 'KEYBOARD_INTERRUPT',
                  message: 'Script execution was interrupted by `SIGINT`' };
  Error.captureStackTrace(error, onInterrupt);
  process._rawDebug(require('internal/stacks').stackOf(error));
  process.removeListener(SIGNAL, onInterrupt);
  process.kill(process.pid, SIGNAL);
}

/** @param {boolean} enable */
function setTraceSigInt(enable) {
  if (enable === isEnabled) return;
  isEnabled = enable;
  if (enable) process.on(SIGNAL, onInterrupt);
  else process.removeListener(SIGNAL, onInterrupt);
}

module.exports = { setTraceSigInt };
