// SPDX-License-Identifier: MIT
//
// The end of the process: exit codes, 'beforeExit' and 'exit'. The exit code is kept in flags that
// C reads, so that a natural end needs no call.
'use strict';

const { emit } = require('internal/process/emitter');
const env = internalBinding('env');
const { flags, ENV_EXIT_CODE, ENV_EXITING, ENV_HAS_EXIT_CODE } = env;

function validateExitCode(value) {
  let code = value;
  if (typeof value === 'string' && value !== '') {
    const number = Number(value);
    if (!Number.isNaN(number)) code = number;
  }
  if (typeof code === 'number' && Number.isInteger(code)) return code;
  require('internal/validators').validateInteger(code, 'code');
  return code;
}

function getExitCode() {
  return flags[ENV_HAS_EXIT_CODE] === 0 ? undefined : flags[ENV_EXIT_CODE];
}

function setExitCode(value) {
  if (value === null || value === undefined) {
    flags[ENV_HAS_EXIT_CODE] = 0;
    flags[ENV_EXIT_CODE] = 0;
    return;
  }
  flags[ENV_EXIT_CODE] = validateExitCode(value);
  flags[ENV_HAS_EXIT_CODE] = 1;
}

function printExitTrace(code) {
  const { sourceOfCall } = require('internal/process/warning');
  env.write(2, `(node:${process.pid}) WARNING: Exited the environment with code ${code}\n` +
    `${sourceOfCall(exit)}\n`);
}

/**
 * Ends the process.
 * @param {number|string|null} [code]
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function exit(code) {
  if (arguments.length !== 0 && code !== undefined) process.exitCode = code;
  if (flags[ENV_EXITING] === 0) {
    flags[ENV_EXITING] = 1;
    emit('exit', flags[ENV_EXIT_CODE]);
  }
  if (require('internal/options').getOptionValue('--trace-exit')) {
    printExitTrace(flags[ENV_EXIT_CODE]);
  }
  process.reallyExit(flags[ENV_EXIT_CODE]);
}

/**
 * Ends the process at once, without 'exit'.
 * @param {number} [code]
 */
function reallyExit(code) {
  env.exit(Number(code) | 0);
}

function emitBeforeExit() {
  emit('beforeExit', flags[ENV_EXIT_CODE]);
}

// The loop is empty; returns the exit code.
function emitExit() {
  if (flags[ENV_EXITING] === 0) {
    if (require.loaded.has('internal/modules/esm/entry')) {
      require('internal/modules/esm/entry').endUnsettled();
    }
    flags[ENV_EXITING] = 1;
    emit('exit', flags[ENV_EXIT_CODE]);
  }
  return flags[ENV_EXIT_CODE];
}

env.setHook(env.HOOK_EMIT_BEFORE_EXIT, emitBeforeExit);
env.setHook(env.HOOK_EMIT_EXIT, emitExit);

module.exports = { exit, reallyExit, getExitCode, setExitCode };
