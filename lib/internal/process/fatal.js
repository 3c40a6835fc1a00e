// SPDX-License-Identifier: MIT
//
// What happens to an exception that nobody caught: monitor, capture callback, 'uncaughtException',
// and otherwise the end of the process, with the report of internal/process/report_exception.
'use strict';

const { leaveResource } = require('internal/async_context');
const { emit } = require('internal/process/emitter');

const env = internalBinding('env');
const { flags, ENV_EXITING } = env;

const EXIT_UNCAUGHT = 1;
const EXIT_HANDLER_THREW = 7;

// domains: routes an exception to the active domain, once node:domain is in use.
const capture = { callback: null, additional: [], domains: null };

// What a handler of exceptions throws ends the process.
function callHandlers(error, origin) {
  emit('uncaughtExceptionMonitor', error, origin);
  for (const callback of capture.additional) {
    if (callback(error) === true) return true;
  }
  if (capture.callback !== null) {
    capture.callback(error);
    return true;
  }
  if (capture.domains?.(error)) return true;
  return emit('uncaughtException', error, origin);
}

function end(error, code, wasCaught) {
  if (flags[ENV_EXITING] === 0) {
    process.exitCode = code;
    flags[ENV_EXITING] = 1;
    try {
      emit('exit', code);
    } catch {
      // The first error is the one to report.
    }
    code = process.exitCode ?? code;
  }
  require('internal/process/report_exception').report(error, wasCaught);
  const { getOptionValue } = require('internal/options');
  if (getOptionValue('--abort-on-uncaught-exception')) env.abort();
  env.exit(Number(code));
}

/**
 * Routes an exception that nobody caught.
 * @param {*} error
 * @param {boolean} [fromPromise] it is the reason of a rejection
 * @param {boolean} [wasCaught] it was passed on: nobody knows where it was thrown
 * @returns {boolean} true: it was handled. Otherwise the process ends here.
 */
function routeException(error, fromPromise = false, wasCaught = false) {
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  require('internal/stacks').fix(error);
  let isHandled;
  try {
    isHandled = callHandlers(error, origin);
  } catch (second) {
    end(second, EXIT_HANDLER_THREW, false);
  }
  if (!isHandled) end(error, EXIT_UNCAUGHT, wasCaught);
  return true;
}

// Handlers run in the async context of what threw; with them the macrotask ends. Ticks and promise
// jobs that it left are run after the next one, which an immediate makes sure of.
function onUncaught(error, fromPromise) {
  const isHandled = routeException(error, fromPromise);
  leaveResource();
  require('timers').setImmediate(() => {});
  return isHandled;
}

function makeUvError(errno, syscall, path, dest) {
  return require('internal/errors').bindingException(errno, syscall, path, dest);
}

// The module behind it is loaded when the first rejection is reported.
function onUnhandledRejection(promise, reason) {
  require('internal/process/promises').onUnhandledRejection(promise, reason);
}

env.setHook(env.HOOK_UNCAUGHT, onUncaught);
env.setHook(env.HOOK_UV_ERROR, makeUvError);
env.onUnhandledRejection(onUnhandledRejection);

module.exports = { capture, routeException };
