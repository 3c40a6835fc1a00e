// SPDX-License-Identifier: MIT
//
// The class ChildProcess. It starts one child, reports its end, and 'close' once the child has
// ended and each of its streams is closed. The channel of fork() is
// internal/child_process/channel.
'use strict';

const EventEmitter = require('events');
const { bindCallback } = require('internal/async_context');
const {
  codes: { ERR_INVALID_ARG_VALUE },
  errnoException,
} = require('internal/errors');
const { signalName, signalNumber } = require('internal/child_process/signals');
const { closePipes, flatten, parseStdio } = require('internal/child_process/stdio');
const {
  validateArray, validateObject, validateOneOf, validateString,
} = require('internal/validators');

const binding = internalBinding('process_handle');

const UV_ESRCH = -3;
// The reasons why a program cannot be started that are told by 'error'; all others are thrown.
const LATER = [-2, -13, -11, -24, -23]; // ENOENT, EACCES, EAGAIN, EMFILE, ENFILE
const NO_DESCRIPTORS = [-24, -23];

/** What the native handle reports to. */
class Process {
  constructor(owner) {
    this.native = null;
    this.pid = undefined;
    this.owner = owner;
    this.onexit = bindCallback((status, signum) => onExit(owner, status, signalName(signum)),
                               'PROCESSWRAP');
  }

  start(description) {
    const result = binding.spawn(description, this);
    if (typeof result === 'number') return result;
    this.native = result;
    return 0;
  }

  kill(signum) {
    return this.native === null ? UV_ESRCH : binding.kill(this.native, signum);
  }

  ref() {
    if (this.native !== null) binding.ref(this.native);
  }

  unref() {
    if (this.native !== null) binding.unref(this.native);
  }

  hasRef() {
    return this.native !== null && binding.hasRef(this.native);
  }

  close() {
    if (this.native === null) return;
    binding.close(this.native);
    this.native = null;
  }
}

/** A child process, to be started by its method spawn(). */
function ChildProcess() {
  Reflect.apply(EventEmitter, this, []);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._handle = new Process(this);
  publishConstruction(this);
}
Object.setPrototypeOf(ChildProcess.prototype, EventEmitter.prototype);
Object.setPrototypeOf(ChildProcess, EventEmitter);

// ---- Diagnostics channels ----------------------------------------------------------------

let constructionChannel;
let spawnChannels;

function loadChannels() {
  if (spawnChannels !== undefined) return true;
  // Where nobody has loaded the module nobody listens.
  if (!require.loaded.has('diagnostics_channel')) return false;
  const { channel, tracingChannel } = require('diagnostics_channel');
  constructionChannel = channel('child_process');
  spawnChannels = tracingChannel('child_process.spawn');
  return true;
}

function publishConstruction(child) {
  if (loadChannels() && constructionChannel.hasSubscribers) {
    constructionChannel.publish({ process: child });
  }
}

/** The channels of a start, or null if nobody listens. */
function tracing() {
  return loadChannels() && spawnChannels.hasSubscribers ? spawnChannels : null;
}

// ---- The end -----------------------------------------------------------------------------

function spawnError(child, errno) {
  const error = errnoException(errno, child.spawnfile ? `spawn ${child.spawnfile}` : 'spawn');
  if (child.spawnfile) error.path = child.spawnfile;
  error.spawnargs = child.spawnargs.slice(1);
  return error;
}

// Output that nobody reads would keep its stream from ever closing.
function flushStdio(child) {
  const { stdio } = child;
  child.stdio = stdio;
  for (const stream of stdio ?? []) {
    if (!stream?.readable || stream._isUsedAsStdio) continue;
    stream.resume();
  }
}

function maybeClose(child) {
  child._closesGot++;
  if (child._closesGot === child._closesNeeded) {
    child.emit('close', child.exitCode, child.signalCode);
  }
}

// status: of the child, or negative: the reason why there is none.
function onExit(child, status, signal) {
  if (signal !== null) child.signalCode = signal;
  else child.exitCode = status;
  child.stdin?.destroy();
  child._handle?.close();
  child._handle = null;
  if (status < 0) child.emit('error', spawnError(child, status));
  else child.emit('exit', child.exitCode, child.signalCode);
  process.nextTick(flushStdio, child);
  maybeClose(child);
}

function failLater(child, err) {
  onExit(child, err, null);
}

// ---- The beginning -----------------------------------------------------------------------

function checkSpawnOptions(options) {
  validateObject(options, 'options');
  validateOneOf(options.serialization, 'options.serialization',
                [undefined, 'json', 'advanced']);
}

function addChannelVariables(pairs, ipcFd, serialization) {
  const { environmentPairs } = require('internal/child_process/options');
  if (pairs !== undefined) validateArray(pairs, 'options.envPairs');
  return [...(pairs ?? environmentPairs(undefined, true)), `NODE_CHANNEL_FD=${ipcFd}`,
          `NODE_CHANNEL_SERIALIZATION_MODE=${serialization}`];
}

function checkCommand(child, { file, args }) {
  validateString(file, 'options.file');
  child.spawnfile = file;
  if (args === undefined) {
    child.spawnargs = [];
  } else {
    validateArray(args, 'options.args');
    child.spawnargs = args;
  }
}

function childEnvironment({ envPairs, serialization }, { ipc, ipcFd }) {
  if (ipc !== null) return addChannelVariables(envPairs, ipcFd, serialization || 'json');
  return Array.isArray(envPairs) ? envPairs : undefined;
}

function describe(child, options, parsed) {
  const env = childEnvironment(options, parsed);
  checkCommand(child, options);
  return {
    file: child.spawnfile,
    args: child.spawnargs.map((arg) => `${arg}`),
    env,
    cwd: options.cwd || undefined,
    detached: options.detached === true,
    uid: options.uid ?? undefined,
    gid: options.gid ?? undefined,
    stdio: flatten(parsed.stdio),
  };
}

// Streams that the child writes to from now on are no longer read here.
function yieldStreams(list) {
  for (const { owner } of list) {
    if (typeof owner?._handle?.readStop !== 'function') continue;
    owner._isUsedAsStdio = true;
    owner._handle.readStop();
    if (!owner._readableState) continue;
    owner.pause();
    owner._readableState.reading = false; // it can be resumed when the child has ended
  }
}

function makeStreams(child, list) {
  const { Socket } = require('net');
  const streams = [];
  for (let i = 0; i < list.length; i++) {
    const { handle, isIpc } = list[i];
    if (handle === undefined || isIpc) {
      streams.push(null);
      continue;
    }
    const socket = new Socket({ handle, readable: i > 0 });
    streams.push(socket);
    if (i === 0) continue;
    child._closesNeeded++;
    socket.on('close', () => maybeClose(child));
  }
  return streams;
}

function emitSpawn(child) {
  child.emit('spawn');
}

function start(child, options, parsed) {
  const trace = tracing();
  let err;
  try {
    const description = describe(child, options, parsed);
    trace?.start.publish({ process: child, options });
    err = child._handle.start(description);
  } catch (error) {
    closePipes(parsed.stdio);
    throw error;
  }
  if (err === 0) {
    process.nextTick(emitSpawn, child);
    trace?.end.publish({ process: child });
    return 0;
  }
  const error = errnoException(err, 'spawn');
  trace?.error.publish({ process: child, error });
  if (LATER.includes(err)) {
    process.nextTick(failLater, child, err);
    return err;
  }
  closePipes(parsed.stdio);
  child._handle.close();
  child._handle = null;
  throw error;
}

/**
 * Starts the child.
 * @param {object} options file, args, cwd, envPairs, stdio, detached, uid, gid, serialization
 * @returns {number} 0, or the negative uv code of what an 'error' will tell
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_IPC_ONE_PIPE and the system's errors
 */
function spawn(options) {
  checkSpawnOptions(options);
  const parsed = parseStdio(options.stdio || 'pipe', false);
  const { stdio, ipc } = parsed;
  const err = start(this, options, parsed);
  if (NO_DESCRIPTORS.includes(err)) {
    closePipes(stdio);
    return err;
  }
  this.pid = this._handle.pid;
  yieldStreams(stdio);
  const streams = makeStreams(this, stdio);
  [this.stdin, this.stdout, this.stderr] = streams;
  this.stdio = streams;
  if (ipc !== null) {
    const { setupChannel } = require('internal/child_process/channel');
    this._closesNeeded++;
    setupChannel(this, ipc, options.serialization || 'json', () => maybeClose(this));
  }
  return err;
}

// ---- Methods -----------------------------------------------------------------------------

const methods = {
  spawn,

  /**
   * Sends a signal.
   * @param {string|number} [signal]
   * @returns {boolean} whether it was sent; false: the child has ended
   * @throws ERR_UNKNOWN_SIGNAL and the system's errors
   */
  kill(signal) {
    const number = signal === 0 ? 0 : signalNumber(signal ?? 'SIGTERM');
    if (!this._handle) return false;
    const err = this._handle.kill(number);
    if (err === 0) {
      this.killed = true;
      return true;
    }
    if (err !== UV_ESRCH) this.emit('error', errnoException(err, 'kill'));
    return false;
  },

  /** Lets the child keep this process alive. */
  ref() {
    this._handle?.ref();
  },

  /** The opposite. */
  unref() {
    this._handle?.unref();
  },
};
for (const name of Object.keys(methods)) {
  Object.defineProperty(ChildProcess.prototype, name, {
    __proto__: null, value: methods[name], writable: true, enumerable: true, configurable: true,
  });
}

/** Kills the child, unless that was done before. */
ChildProcess.prototype[Symbol.dispose] = function() {
  if (!this.killed) this.kill();
};

module.exports = { ChildProcess };
