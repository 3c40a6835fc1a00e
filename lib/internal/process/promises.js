// SPDX-License-Identifier: MIT
//
// Promises that were rejected and have no handler. The engine reports them after the promise jobs
// of a macrotask; what happens then is said by --unhandled-rejections. A promise that was reported
// is watched, so that a handler that comes later is noticed ('rejectionHandled').
'use strict';

const { isErrorLike } = require('internal/errors');
const { getOptionValue } = require('internal/options');
const { emit } = require('internal/process/emitter');
const { stackOf } = require('internal/stacks');

const env = internalBinding('env');
const { flags, ENV_HAS_REJECTION, isPromiseHandled } = env;

const MAX_POLLED = 256; // promises looked at in one turn

const pending = []; // promise, reason, promise, reason ...
let watched = []; // { ref: WeakRef, id }
let lastId = 0;

const explanation = 'This error originated either by throwing inside of an async function ' +
  'without a catch block, or by rejecting a promise which was not handled with .catch().';

/** The engine's report of a rejection without a handler. */
function onUnhandledRejection(promise, reason) {
  pending.push(promise, reason);
  flags[ENV_HAS_REJECTION] = 1;
}

// ---- Describing ----------------------------------------------------------------------------

// V8's text for a value, made without running its code.
function describeReason(reason) {
  if (typeof reason === 'string') return JSON.stringify(reason);
  if (typeof reason === 'function') return Function.prototype.toString.call(reason);
  if (typeof reason !== 'object' || reason === null) return String(reason);
  let name = 'Object';
  try {
    name = reason.constructor?.name || 'Object';
  } catch {
    // A getter or a Proxy that throws says nothing about the value.
  }
  return `#<${name}>`;
}

class UnhandledPromiseRejection extends Error {
  constructor(reason) {
    super(`${explanation} The promise rejected with the reason "` +
      `${describeReason(reason).replace(/^"|"$/g, '')}".`);
    this.name = 'UnhandledPromiseRejection';
    this.code = 'ERR_UNHANDLED_REJECTION';
  }
}

function toError(reason) {
  if (isErrorLike(reason) || Error.isError(reason)) return reason;
  return new UnhandledPromiseRejection(reason);
}

function emitRejectionWarning(reason, id) {
  const stack = isErrorLike(reason) || Error.isError(reason) ? stackOf(reason) : undefined;
  const text = stack === undefined ? describeReason(reason).replace(/^"|"$/g, '') : `${stack}`;
  process.emitWarning(text, 'UnhandledPromiseRejectionWarning', emitRejectionWarning);
  process.emitWarning(
    `Unhandled promise rejection. ${explanation} To terminate the node process on unhandled ` +
    'promise rejection, use the CLI flag `--unhandled-rejections=strict` (see ' +
    'https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). ' +
    `(rejection id: ${id})`, 'UnhandledPromiseRejectionWarning', emitRejectionWarning);
}

// ---- The modes -----------------------------------------------------------------------------

function raise(reason) {
  return require('internal/process/fatal').routeException(toError(reason), true);
}

const modes = {
  '__proto__': null,
  'throw'(promise, reason) {
    if (!emit('unhandledRejection', reason, promise)) raise(reason);
  },
  'strict'(promise, reason, id) {
    raise(reason);
    if (!emit('unhandledRejection', reason, promise)) emitRejectionWarning(reason, id);
  },
  'warn'(promise, reason, id) {
    emit('unhandledRejection', reason, promise);
    emitRejectionWarning(reason, id);
  },
  'none'(promise, reason) {
    emit('unhandledRejection', reason, promise);
  },
  'warn-with-error-code'(promise, reason, id) {
    if (emit('unhandledRejection', reason, promise)) return;
    emitRejectionWarning(reason, id);
    process.exitCode = 1;
  },
};
const handle = modes[getOptionValue('--unhandled-rejections') || 'throw'];

// ---- The queue -----------------------------------------------------------------------------

function reportPending() {
  const promise = pending.shift();
  const reason = pending.shift();
  if (isPromiseHandled(promise)) return false;
  const id = ++lastId;
  watched.push({ ref: new WeakRef(promise), id });
  handle(promise, reason, id);
  return true;
}

function reportHandled(promise, id) {
  if (emit('rejectionHandled', promise)) return;
  const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${id})`);
  warning.name = 'PromiseRejectionHandledWarning';
  warning.id = id;
  process.emitWarning(warning);
}

// Whether a watched promise got its handler; keeps the rest.
function pollWatched() {
  let ran = false;
  const batch = watched.splice(0, MAX_POLLED);
  const handled = [];
  for (const entry of batch) {
    const promise = entry.ref.deref();
    if (promise === undefined) continue;
    if (isPromiseHandled(promise)) handled.push({ promise, id: entry.id });
    else watched.push(entry);
  }
  for (const { promise, id } of handled) {
    ran = true;
    reportHandled(promise, id);
  }
  return ran;
}

/** The loop asks after each macrotask while the flag is set; returns whether any code ran. */
function processRejections() {
  let ran = pollWatched();
  while (pending.length > 0) ran = reportPending() || ran;
  flags[ENV_HAS_REJECTION] = watched.length > 0 ? 1 : 0;
  return ran;
}

env.setHook(env.HOOK_PROCESS_REJECTIONS, processRejections);

module.exports = { onUnhandledRejection };
