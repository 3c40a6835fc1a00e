// SPDX-License-Identifier: MIT
//
// exec() and execFile(): a child whose output is collected for a callback.
'use strict';

const {
  codes: { ERR_CHILD_PROCESS_STDIO_MAXBUFFER, ERR_INVALID_ARG_TYPE },
  genericNodeError,
  uvErrorEntry,
} = require('internal/errors');
const { checkMaxBuffer, checkNul, checkTimeout } = require('internal/child_process/options');
const { toKillSignal } = require('internal/child_process/signals');
const {
  validateAbortSignal, validateFunction, validateObject, validateString,
} = require('internal/validators');

const MAX_BUFFER = 1024 * 1024;
const customPromisifySymbol = Symbol.for('nodejs.util.promisify.custom');

// ---- Arguments ---------------------------------------------------------------------------

/** (command, options, callback), (command, callback) -> { file, options, callback } */
function normalizeExec(command, options, callback) {
  validateString(command, 'command');
  checkNul(command, 'command');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  options = { ...options };
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  return { file: command, options, callback };
}

/** (file, args, options, callback) with args and options left out or not. */
function normalizeExecFile(file, args, options, callback) {
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args != null && typeof args === 'object') {
    callback = options;
    options = args;
    args = null;
  } else if (typeof args === 'function') {
    callback = args;
    options = null;
    args = null;
  }
  args ??= [];
  if (typeof args !== 'object') throw new ERR_INVALID_ARG_TYPE('args', 'object', args);
  if (typeof options === 'function') callback = options;
  else if (options != null) validateObject(options, 'options');
  if (typeof options === 'function') options = null;
  options ??= {};
  if (callback != null) validateFunction(callback, 'callback');
  if (options.argv0 != null) {
    validateString(options.argv0, 'options.argv0');
    checkNul(options.argv0, 'options.argv0');
  }
  return { file, args, options, callback };
}

// ---- Output ------------------------------------------------------------------------------

/** Collects what one stream of the child prints. */
class Output {
  /**
   * @param {?Readable} stream
   * @param {string} name
   * @param {?string} encoding of the text; null: bytes
   * @param {number} limit
   * @param {(error: Error) => void} onOverflow
   */
  constructor(stream, name, encoding, limit, onOverflow) {
    this.stream = stream;
    this.name = name;
    this.encoding = encoding;
    this.limit = limit;
    this.onOverflow = onOverflow;
    this.chunks = [];
    this.length = 0;
    if (!stream) return;
    if (encoding) stream.setEncoding(encoding);
    stream.on('data', (chunk) => this.add(chunk));
  }

  add(chunk) {
    const text = this.stream.readableEncoding;
    const length = text ? require('buffer').Buffer.byteLength(chunk, text) : chunk.length;
    const room = this.limit - this.length;
    this.length += length;
    if (this.length > this.limit) {
      this.chunks.push(chunk.slice(0, room));
      this.onOverflow(new ERR_CHILD_PROCESS_STDIO_MAXBUFFER(this.name));
    } else {
      this.chunks.push(chunk);
    }
  }

  get value() {
    if (this.encoding || this.stream?.readableEncoding) return this.chunks.join('');
    return require('buffer').Buffer.concat(this.chunks);
  }
}

// ---- The run -----------------------------------------------------------------------------

/** One execFile(): its child, its output, and the first error. */
class Execution {
  constructor(file, args, options, callback) {
    this.command = [file, ...args].join(' ');
    this.options = options;
    this.callback = callback;
    this.error = null;
    this.exited = false;
    this.wasKilled = false;
    this.timer = null;
    const { spawn } = require('child_process');
    this.child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env,
      gid: options.gid,
      shell: options.shell,
      signal: options.signal,
      uid: options.uid,
      argv0: options.argv0,
      windowsHide: Boolean(options.windowsHide),
      windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
      killSignal: options.killSignal,
    });
    this.collect();
    this.watch();
  }

  collect() {
    const { encoding, maxBuffer } = this.options;
    const { Buffer } = require('buffer');
    const text = encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding) ?
      encoding : null;
    const onOverflow = (error) => {
      this.error ??= error;
      this.kill();
    };
    this.stdout = new Output(this.child.stdout, 'stdout', text, maxBuffer, onOverflow);
    this.stderr = new Output(this.child.stderr, 'stderr', text, maxBuffer, onOverflow);
  }

  watch() {
    const { timeout } = this.options;
    if (timeout > 0) {
      this.timer = setTimeout(() => {
        this.kill();
        this.timer = null;
      }, timeout);
    }
    this.child.addListener('close', (code, signal) => this.finish(code, signal));
    this.child.addListener('error', (error) => this.fail(error));
  }

  kill() {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    this.wasKilled = true;
    try {
      this.child.kill(this.options.killSignal);
    } catch (error) {
      this.error ??= error;
      this.finish();
    }
  }

  fail(error) {
    this.error = error;
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
    this.finish();
  }

  /** Calls back, once. */
  finish(code, signal) {
    if (this.exited) return;
    this.exited = true;
    if (this.timer !== null) clearTimeout(this.timer);
    if (!this.callback) return;
    const stdout = this.stdout.value;
    const stderr = this.stderr.value;
    if (this.error === null && code === 0 && signal === null) {
      this.callback(null, stdout, stderr);
      return;
    }
    this.callback(this.describe(code, signal, stderr), stdout, stderr);
  }

  describe(code, signal, stderr) {
    this.error ??= genericNodeError(`Command failed: ${this.command}\n${stderr}`, {
      code: code < 0 ? uvErrorEntry(code)[0] : code,
      killed: this.child.killed || this.wasKilled,
      signal,
    });
    this.error.cmd = this.command;
    return this.error;
  }
}

/**
 * Runs a program and gives what it prints to a callback.
 * @param {string} file
 * @param {string[]} [args]
 * @param {object} [options] cwd, env, encoding, timeout (milliseconds), maxBuffer (bytes),
 *   killSignal, uid, gid, shell, signal, argv0
 * @param {(error: ?Error, stdout: string|Buffer, stderr: string|Buffer) => void} [callback]
 * @returns {ChildProcess}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_SIGNAL
 */
function execFile(file, args, options, callback) {
  ({ file, args, options, callback } = normalizeExecFile(file, args, options, callback));
  options = {
    encoding: 'utf8', timeout: 0, maxBuffer: MAX_BUFFER, killSignal: 'SIGTERM', cwd: null,
    env: null, shell: false, ...options,
  };
  checkTimeout(options.timeout);
  checkMaxBuffer(options.maxBuffer);
  options.killSignal = toKillSignal(options.killSignal);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return new Execution(file, args, options, callback).child;
}

/**
 * Runs a command in a shell and gives what it prints to a callback.
 * @param {string} command
 * @param {object} [options] as execFile
 * @param {Function} [callback]
 * @returns {ChildProcess}
 */
function exec(command, options, callback) {
  const normalized = normalizeExec(command, options, callback);
  return execFile(normalized.file, normalized.options, normalized.callback);
}

/** What util.promisify() makes of exec() and execFile(): the promise has the child. */
function promisified(original) {
  return (...args) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    promise.child = original(...args, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(Object.assign(error, { stdout, stderr }));
    });
    return promise;
  };
}

for (const original of [exec, execFile]) {
  Object.defineProperty(original, customPromisifySymbol, {
    __proto__: null, value: promisified(original), writable: false, enumerable: false,
    configurable: false,
  });
}

module.exports = { exec, execFile, normalizeExec, normalizeExecFile };
