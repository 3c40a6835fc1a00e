// SPDX-License-Identifier: MIT
//
// spawnSync(), execFileSync() and execSync(). The binding waits for the child on a loop of its
// own.
'use strict';

const { errnoException, genericNodeError, codes: { ERR_INVALID_ARG_TYPE } } =
  require('internal/errors');
const {
  checkMaxBuffer, checkTimeout, normalizeSpawnArguments,
} = require('internal/child_process/options');
const { signalName, toKillSignal } = require('internal/child_process/signals');
const { flatten, parseStdio } = require('internal/child_process/stdio');
const { Buffer } = require('buffer');

const { run } = internalBinding('spawn_sync');
const { STDIO_PIPE } = internalBinding('process_handle');

const MAX_BUFFER = 1024 * 1024;
const SIGTERM = 15;

/** The bytes that the child reads, or undefined. */
function toInput(input, encoding, name) {
  if (input == null || ArrayBuffer.isView(input)) return input ?? undefined;
  if (typeof input !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], input);
  }
  return Buffer.from(input, encoding);
}

// Only descriptor 0 is written to; each of the others that is a pipe is read.
function addInput(list, input, encoding) {
  if (list[0].kind !== STDIO_PIPE) return;
  list[0].value = toInput(input, encoding, 'options.stdio[0]');
}

function describe(options) {
  const { stdio } = parseStdio(options.stdio || 'pipe', true);
  addInput(stdio, options.input, options.encoding);
  return {
    file: options.file,
    args: options.args.map((arg) => `${arg}`),
    env: options.envPairs,
    cwd: options.cwd || undefined,
    detached: options.detached,
    uid: options.uid ?? undefined,
    gid: options.gid ?? undefined,
    stdio: flatten(stdio),
    timeout: options.timeout ?? 0,
    maxBuffer: Number.isFinite(options.maxBuffer) ? options.maxBuffer : 0,
    killSignal: options.killSignal ?? SIGTERM,
  };
}

function decodeOutput(output, encoding) {
  return output.map((bytes) => {
    if (bytes === null) return null;
    const buffer = Buffer.from(bytes.buffer, 0, bytes.length);
    return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
  });
}

function failure(options, errno) {
  const error = errnoException(errno, `spawnSync ${options.file}`);
  error.path = options.file;
  error.spawnargs = options.args.slice(1);
  return error;
}

function runAndReport(options) {
  const [status, signum, output, pid, errno] = run(describe(options));
  const result = {};
  if (errno !== 0) result.error = failure(options, errno);
  result.status = output === null || signum !== 0 ? null : status;
  result.signal = signalName(signum);
  result.output = output === null ? null : decodeOutput(output, options.encoding);
  result.pid = pid;
  result.stdout = result.output?.[1];
  result.stderr = result.output?.[2];
  return result;
}

/**
 * Runs a program and waits for its end.
 * @param {string} file
 * @param {string[]} [args]
 * @param {object} [options] cwd, input, argv0, stdio, env, uid, gid, timeout (milliseconds),
 *   killSignal, maxBuffer (bytes), encoding, shell
 * @returns {{pid: number, output: Array, stdout: *, stderr: *, status: ?number,
 *   signal: ?string, error: Error|undefined}}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_SIGNAL
 */
function spawnSync(file, args, options) {
  const all = { maxBuffer: MAX_BUFFER, ...normalizeSpawnArguments(file, args, options) };
  checkTimeout(all.timeout);
  checkMaxBuffer(all.maxBuffer);
  all.killSignal = toKillSignal(all.killSignal);
  return runAndReport(all);
}

// ---- exec*Sync -----------------------------------------------------------------------------

function checkResult(result, args, command) {
  let error = null;
  if (result.error) {
    ({ error } = result);
  } else if (result.status !== 0) {
    let message = `Command failed: ${command ?? args.join(' ')}`;
    if (result.stderr?.length > 0) message += `\n${result.stderr}`;
    error = genericNodeError(message, {});
  }
  return error === null ? null : Object.assign(error, result);
}

function finish(result, inheritsStderr, args, command) {
  if (inheritsStderr && result.stderr) process.stderr.write(result.stderr);
  const error = checkResult(result, args, command);
  if (error !== null) throw error;
  return result.stdout;
}

/**
 * Runs a program and returns what it prints.
 * @param {string} file
 * @param {string[]} [args]
 * @param {object} [options] as spawnSync; without stdio, standard error is passed on
 * @returns {Buffer|string|null}
 * @throws what spawnSync throws, and an Error with its result if the program fails
 */
function execFileSync(file, args, options) {
  const { normalizeExecFile } = require('internal/child_process/exec');
  ({ file, args, options } = normalizeExecFile(file, args, options));
  const inheritsStderr = !options.stdio;
  const result = spawnSync(file, args, options);
  return finish(result, inheritsStderr, [options.argv0 || file, ...args], undefined);
}

/**
 * Runs a command in a shell and returns what it prints.
 * @param {string} command
 * @param {object} [options] as execFileSync
 * @returns {Buffer|string|null}
 */
function execSync(command, options) {
  const { normalizeExec } = require('internal/child_process/exec');
  const normalized = normalizeExec(command, options, null);
  const inheritsStderr = !normalized.options.stdio;
  const result = spawnSync(normalized.file, normalized.options);
  return finish(result, inheritsStderr, undefined, command);
}

module.exports = { execFileSync, execSync, spawnSync };
