// SPDX-License-Identifier: MIT
//
// net.Socket: a Duplex over a handle. Reading is internal/net/stream.js, connecting is
// internal/net/connect.js.
'use strict';

const { Duplex } = require('stream');
const { bindCallback } = require('internal/async_context');
const { Buffer } = require('buffer');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_FD_TYPE, ERR_INVALID_HANDLE_TYPE,
    ERR_SOCKET_CLOSED, ERR_SOCKET_CLOSED_BEFORE_CONNECTION,
  },
  errnoException, genericNodeError,
} = require('internal/errors');
const { normalizeArgs, normalized } = require('internal/net/args');
const { Pipe, TCP, kOwner } = require('internal/net/handle');
const {
  kBuffer, kBufferCallback, kBufferMaker, kLastQueueSize, kOnWritten, kWriteCallback,
  onStreamRead, tryReadStart, writeChunk, writeChunks,
} = require('internal/net/stream');
const {
  clearStreamTimeout, kTimeout, onStreamTimeout, setStreamTimeout,
} = require('internal/net/timeout');
const { validateAbortSignal, validateInt32, validateNumber } =
  require('internal/validators');

const kHandle = Symbol('kHandle');
const kSetNoDelay = Symbol('kSetNoDelay');
const kSetKeepAlive = Symbol('kSetKeepAlive');
const kKeepAliveArgs = Symbol('kSetKeepAliveInitialDelay'); // [delay, interval, count], seconds
const kSetTOS = Symbol('kSetTOS');
const kBytesRead = Symbol('kBytesRead');
const kBytesWritten = Symbol('kBytesWritten');
const kResetting = Symbol('resetAndClosing');
const kMeasured = Symbol('kPerfHooksNetConnectContext');

// What there is no end of to tell the peer: it is gone, or this is no socket but a pipe.
const NO_SHUTDOWN = [-107, -88]; // UV_ENOTCONN, UV_ENOTSOCK
const ENDED_BY_PEER = 'This socket has been ended by the other party';

// ---- Making ------------------------------------------------------------------------------

/** A handle for a descriptor; throws for what is no stream. */
function createHandle(fd, isServer) {
  validateInt32(fd, 'fd', 0);
  const type = internalBinding('tty').guessHandleType(fd);
  if (type === 'PIPE') return new Pipe(undefined, isServer ? 'PIPESERVERWRAP' : 'PIPEWRAP');
  if (type === 'TCP') return new TCP(undefined, isServer ? 'TCPSERVERWRAP' : 'TCPWRAP');
  throw new ERR_INVALID_FD_TYPE(type);
}

function openDescriptor(socket, fd) {
  const handle = createHandle(fd, false);
  const err = handle.open(fd);
  if (err !== 0) throw errnoException(err, 'open');
  socket._handle = handle;
}

function checkModes(options) {
  if (options.objectMode) {
    throw new ERR_INVALID_ARG_VALUE('options.objectMode', options.objectMode,
                                    'is not supported');
  }
  if (!options.readableObjectMode && !options.writableObjectMode) return;
  const name = options.readableObjectMode ? 'readableObjectMode' : 'writableObjectMode';
  throw new ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
}

function checkOptions(options) {
  checkModes(options);
  if (options.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  }
  if (options.typeOfService !== undefined) {
    validateInt32(options.typeOfService, 'options.typeOfService', 0, 255);
  }
}

/** The option onread: what is read goes into the user's buffer, and 'data' is never emitted. */
function useOnread(socket, onread) {
  if (onread === null || typeof onread !== 'object') return;
  const { buffer, callback } = onread;
  const isView = ArrayBuffer.isView(buffer);
  if ((!isView && typeof buffer !== 'function') || typeof callback !== 'function') return;
  socket[kBufferMaker] = isView ? null : buffer;
  socket[kBuffer] = isView ? buffer : buffer();
  socket[kBufferCallback] = callback;
}

/** Lets a handle report to its socket. */
function initHandle(socket) {
  const handle = socket[kHandle];
  if (handle === null) return;
  handle[kOwner] = socket;
  handle.onread = onStreamRead;
  if (socket[kBuffer]) handle.useUserBuffer(socket[kBuffer]);
}

function adoptHandle(socket, options) {
  const { handle, fd } = options;
  if (handle) {
    const { BoundSocket, consume } = require('internal/net/bound_socket');
    if (handle instanceof BoundSocket) {
      socket._handle = consume(handle);
      socket[kHandle].isBound = true;
    } else {
      socket._handle = handle;
    }
  } else if (fd !== undefined) {
    openDescriptor(socket, fd);
  }
}

// The handle is there already: starts to read, unless told otherwise.
function startReading(socket, options) {
  if (options.pauseOnCreate) {
    socket[kHandle].readStop();
    socket.readableFlowing = false;
  } else if (!options.manualStart && !socket[kHandle].isBound) {
    socket.read(0);
  }
}

function abortWith(socket, signal) {
  validateAbortSignal(signal, 'signal');
  const { addAbortSignal } = require('internal/streams/add_abort_signal');
  addAbortSignal(signal, socket);
}

/**
 * A connection, or the end of one that is still to be made; callable without `new`.
 * @param {object|number} [options] fd, handle, allowHalfOpen, readable, writable, signal, onread,
 *   noDelay, keepAlive, keepAliveInitialDelay (milliseconds), typeOfService, blockList,
 *   highWaterMark; a number is a descriptor
 */
function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (typeof options === 'number') options = { fd: options };
  else options = { ...options };
  checkOptions(options);

  this.connecting = false;
  this._hadError = false;
  this[kHandle] = null;
  this._parent = null;
  this._host = null;
  this._closeAfterHandlingError = false;
  this[kLastQueueSize] = 0;
  this[kTimeout] = null;
  this[kBuffer] = null;
  this[kBufferCallback] = null;
  this[kBufferMaker] = null;
  this[kWriteCallback] = null;
  this[kOnWritten] = null;
  this[kResetting] = false;
  this[kMeasured] = null; // the entry for performance observers that is under way

  const { signal } = options;
  options.signal = undefined; // it is ours, not Duplex's
  options.allowHalfOpen = Boolean(options.allowHalfOpen);
  options.emitClose = false; // 'close' comes when the handle is closed
  options.autoDestroy = true;
  options.decodeStrings = false;
  Reflect.apply(Duplex, this, [options]);

  this[kSetNoDelay] = Boolean(options.noDelay);
  this[kSetKeepAlive] = Boolean(options.keepAlive);
  this[kKeepAliveArgs] = [seconds(options.keepAliveInitialDelay ?? 0), 0, 0];
  this[kSetTOS] = options.typeOfService;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  this._sockname = null;
  this._pendingData = null;
  this._pendingEncoding = '';
  this.server = null;
  this._server = null;
  this.on('end', onReadableEnd);
  if (options.blockList) {
    const { BlockList } = require('internal/net/block_list');
    if (!BlockList.isBlockList(options.blockList)) {
      throw new ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', options.blockList);
    }
    this.blockList = options.blockList;
  }

  adoptHandle(this, options);
  useOnread(this, options.onread);
  initHandle(this);
  if (this[kHandle] !== null) applyOptions(this);
  if (signal) abortWith(this, signal);
  if (this[kHandle] !== null && options.readable !== false) {
    startReading(this, options);
  }
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);

// ---- Ending ------------------------------------------------------------------------------

// Nothing may be written to a peer that has ended, unless the socket may be half open.
function onReadableEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterEnd;
}

function writeAfterEnd(chunk, encoding, callback) {
  if (!this.writableEnded) return Reflect.apply(Duplex.prototype.write, this, [...arguments]);
  if (typeof encoding === 'function') callback = encoding;
  const error = genericNodeError(ENDED_BY_PEER, { code: 'EPIPE' });
  if (typeof callback === 'function') process.nextTick(callback, error);
  this.destroy(error);
  return false;
}

function final(callback) {
  if (this.connecting) {
    this.once('connect', () => final.call(this, callback));
    return;
  }
  const handle = this[kHandle];
  if (handle === null) {
    callback();
    return;
  }
  const done = (status) => {
    if (status === 0 || NO_SHUTDOWN.includes(status) || this.destroyed) callback();
    else callback(errnoException(status, 'shutdown'));
  };
  const err = handle.shutdown(bindCallback(done, 'SHUTDOWNWRAP', handle.asyncId));
  if (NO_SHUTDOWN.includes(err)) callback();
  else if (err !== 0) callback(errnoException(err, 'shutdown'));
}
// Anonymous, as Node's.
Object.defineProperty(final, 'name', { __proto__: null, value: '' });

function emitClose(socket, hadError) {
  socket._readableState.closed = true;
  socket._writableState.closed = true;
  if (hadError === undefined) socket.emit('close'); // there was no handle
  else socket.emit('close', hadError);
}

function closeHandle(socket, hadError) {
  const handle = socket[kHandle];
  socket[kBytesRead] = handle.bytesRead;
  socket[kBytesWritten] = handle.bytesWritten;
  const done = () => emitClose(socket, hadError);
  if (socket[kResetting]) {
    socket[kResetting] = false;
    if (handle.reset(done) !== 0) handle.close(done);
  } else {
    handle.close(done);
  }
  handle.onread = nop;
  handle[kOwner] = null;
}

function nop() {}

function leaveServer(socket) {
  const server = socket._server;
  if (server === null) return;
  server._connections--;
  server._emitCloseIfDrained?.();
}

// ---- Connecting --------------------------------------------------------------------------

function isConnectable(socket) {
  return socket.write === Socket.prototype.write;
}

/** A socket that was closed can connect again. */
function revive(socket) {
  if (!isConnectable(socket)) socket.write = Socket.prototype.write;
  if (!socket.destroyed) return;
  socket._undestroy();
  socket._peername = undefined;
  socket._sockname = undefined;
}

/** Options that were set before there was a handle. */
function applyOptions(socket) {
  const handle = socket[kHandle];
  if (socket[kSetNoDelay] && handle.setNoDelay) handle.setNoDelay(true);
  if (socket[kSetKeepAlive] && handle.setKeepAlive) {
    handle.setKeepAlive(true, ...socket[kKeepAliveArgs]);
  }
  if (socket[kSetTOS] !== undefined && handle.setTypeOfService) {
    handle.setTypeOfService(socket[kSetTOS]);
  }
}

/** Gives a socket that connects another handle, for the next address. */
function replaceHandle(socket, handle) {
  socket._handle = handle;
  initHandle(socket);
}

/** Whole seconds of milliseconds. */
function seconds(milliseconds) {
  return Math.max(0, Math.trunc(milliseconds / 1000)) || 0;
}

// ---- Methods -----------------------------------------------------------------------------

const methods = {
  /** Something happened: the timeout begins anew. */
  _unrefTimer() {
    for (let socket = this; socket; socket = socket._parent) {
      if (socket[kTimeout]) socket[kTimeout].refresh();
    }
  },

  _final: final,
  setTimeout: setStreamTimeout,
  _onTimeout: onStreamTimeout,

  /**
   * Whether small writes are sent at once (no Nagle's algorithm).
   * @param {boolean} [enable=true]
   * @returns {this}
   */
  setNoDelay(enable) {
    const on = enable === undefined ? true : Boolean(enable);
    if (this[kSetNoDelay] === on) return this;
    this[kSetNoDelay] = on;
    this[kHandle]?.setNoDelay?.(on);
    return this;
  },

  /**
   * Probes of an idle connection.
   * @param {boolean|object} [enable] or { enable, initialDelay, interval, count }
   * @param {number} [initialDelay] milliseconds
   * @param {number} [interval] milliseconds
   * @param {number} [count]
   * @returns {this}
   */
  setKeepAlive(enable, initialDelay, interval, count) {
    if (typeof enable === 'object' && enable !== null) {
      ({ enable, initialDelay, interval, count } = enable);
    }
    const on = Boolean(enable);
    const args = [seconds(initialDelay), seconds(interval ?? 1000), Math.trunc(count ?? 10)];
    const before = this[kKeepAliveArgs];
    if (on === this[kSetKeepAlive] && (!on || args.every((value, i) => value === before[i]))) {
      return this;
    }
    this[kSetKeepAlive] = on;
    this[kKeepAliveArgs] = args;
    this[kHandle]?.setKeepAlive?.(on, ...args);
    return this;
  },

  /**
   * @param {number} tos 0 to 255
   * @returns {this}
   * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, and the error of the system
   */
  setTypeOfService(tos) {
    validateInt32(tos, 'tos', 0, 255);
    if (tos === this[kSetTOS]) return this;
    this[kSetTOS] = tos;
    const handle = this[kHandle];
    if (!handle?.setTypeOfService || this.connecting) return this;
    const err = handle.setTypeOfService(tos);
    if (err !== 0) throw errnoException(err, 'setTypeOfService');
    return this;
  },

  /** @returns {number} */
  getTypeOfService() {
    const handle = this[kHandle];
    if (!handle?.getTypeOfService || this.connecting) return this[kSetTOS] ?? 0;
    const value = handle.getTypeOfService();
    if (value < 0) return this[kSetTOS] ?? 0;
    return value;
  },

  /** @returns {{address: string, family: string, port: number}|{}} the local end */
  address() {
    return this._getsockname();
  },

  _read(n) {
    if (this.connecting || this[kHandle] === null) {
      this.once('connect', () => this._read(n));
    } else if (!this[kHandle].reading) {
      tryReadStart(this);
    }
  },

  end(data, encoding, callback) {
    Reflect.apply(Duplex.prototype.end, this, [data, encoding, callback]);
    return this;
  },

  /**
   * Closes the connection so that the peer sees ECONNRESET.
   * @returns {this}
   * @throws ERR_INVALID_HANDLE_TYPE for what is no TCP socket
   */
  resetAndDestroy() {
    const handle = this[kHandle];
    if (handle === null) {
      this.destroy(new ERR_SOCKET_CLOSED());
      return this;
    }
    if (!(handle instanceof TCP)) throw new ERR_INVALID_HANDLE_TYPE();
    if (this.connecting) this.once('connect', () => this._reset());
    else this._reset();
    return this;
  },

  pause() {
    if (this[kBuffer] && !this.connecting && this[kHandle]?.reading && !this.destroyed) {
      this[kHandle].readStop();
    }
    return Duplex.prototype.pause.call(this);
  },

  resume() {
    readIntoBuffer(this);
    return Duplex.prototype.resume.call(this);
  },

  read(n) {
    readIntoBuffer(this);
    return Duplex.prototype.read.call(this, n);
  },

  /** Destroys the socket once everything is written. */
  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  },

  _destroy(error, callback) {
    this.connecting = false;
    for (let socket = this; socket; socket = socket._parent) clearStreamTimeout(socket);
    const hadError = Boolean(error);
    if (this[kHandle] !== null) {
      if (this._closeAfterHandlingError) queueMicrotask(closeHandle.bind(null, this, hadError));
      else closeHandle(this, hadError);
      if (!this._closeAfterHandlingError) this._handle = null;
      this._sockname = null;
      callback(error);
    } else {
      callback(error);
      process.nextTick(emitClose, this);
    }
    leaveServer(this);
  },

  _reset() {
    this[kResetting] = true;
    return this.destroy();
  },

  _getpeername() {
    if (!this[kHandle]?.getpeername || this.connecting) return this._peername || {};
    if (!this._peername) {
      const out = {};
      if (this[kHandle].getpeername(out) !== 0) return {};
      this._peername = out;
    }
    return this._peername;
  },

  _getsockname() {
    if (!this[kHandle]?.getsockname) return {};
    if (!this._sockname) {
      const out = {};
      if (this[kHandle].getsockname(out) !== 0) return {};
      this._sockname = out;
    }
    return this._sockname;
  },

  _writeGeneric(isMany, data, encoding, callback) {
    if (this.connecting) {
      writeOnceConnected(this, isMany, data, encoding, callback);
      return;
    }
    this._pendingData = null;
    this._pendingEncoding = '';
    if (this[kHandle] === null) {
      callback(new ERR_SOCKET_CLOSED());
      return;
    }
    this._unrefTimer();
    if (isMany) writeChunks(this, data, callback);
    else writeChunk(this, data, encoding, callback);
  },

  _writev(chunks, callback) {
    this._writeGeneric(true, chunks, '', callback);
  },

  _write(data, encoding, callback) {
    this._writeGeneric(false, data, encoding, callback);
  },

  /**
   * Connects: (options, listener), (path, listener), (port, host, listener).
   * @returns {this}
   */
  connect(...args) {
    const [options, callback] = Array.isArray(args[0]) && args[0][normalized] ? args[0] :
      normalizeArgs(args);
    const connect = require('internal/net/connect');
    revive(this);
    if (callback !== null) this.once('connect', callback);
    connect.start(this, options);
    return this;
  },

  ref() {
    if (this[kHandle] === null) {
      this.once('connect', this.ref);
      return this;
    }
    this[kHandle].ref?.();
    return this;
  },

  unref() {
    if (this[kHandle] === null) {
      this.once('connect', this.unref);
      return this;
    }
    this[kHandle].unref?.();
    return this;
  },
};
for (const name of Object.keys(methods)) Socket.prototype[name] = methods[name];

/** With the option onread nothing is buffered: resuming reads at once. */
function readIntoBuffer(socket) {
  if (socket[kBuffer] && !socket.connecting && socket[kHandle] && !socket[kHandle].reading) {
    tryReadStart(socket);
  }
}

function writeOnceConnected(socket, isMany, data, encoding, callback) {
  socket._pendingData = data;
  socket._pendingEncoding = encoding;
  const onClose = () => callback(new ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
  socket.once('connect', function onConnect() {
    this.off('close', onClose);
    this._writeGeneric(isMany, data, encoding, callback);
  });
  socket.once('close', onClose);
}

/** Bytes handed over to the system and those that wait in the stream. */
function countWritten(socket) {
  let bytes = socket._bytesDispatched;
  const pending = socket._pendingData;
  const add = (chunk, encoding) => {
    bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length;
  };
  for (const { chunk, encoding } of socket.writableBuffer ?? []) add(chunk, encoding);
  if (Array.isArray(pending)) {
    for (const { chunk, encoding } of pending) add(chunk, encoding);
  } else if (pending) {
    add(pending, socket._pendingEncoding);
  }
  return bytes;
}

// name: [getter, whether Node's is enumerable]
const getters = {
  _connecting: [(socket) => socket.connecting, false],
  pending: [(socket) => !socket[kHandle] || socket.connecting, false, true],
  readyState: [readyState, false],
  bufferSize: [(socket) => (socket[kHandle] ? socket.writableLength : undefined), false],
  bytesRead: [(socket) => (socket[kHandle] ? socket[kHandle].bytesRead : socket[kBytesRead]), true],
  remoteAddress: [(socket) => socket._getpeername().address, true],
  remoteFamily: [(socket) => socket._getpeername().family, true],
  remotePort: [(socket) => socket._getpeername().port, true],
  localAddress: [(socket) => socket._getsockname().address, true],
  localPort: [(socket) => socket._getsockname().port, true],
  localFamily: [(socket) => socket._getsockname().family, true],
  _bytesDispatched: [
    (socket) => (socket[kHandle] ? socket[kHandle].bytesWritten : socket[kBytesWritten]), true],
  bytesWritten: [countWritten, true],
};

function readyState(socket) {
  if (socket.connecting) return 'opening';
  if (socket.readable && socket.writable) return 'open';
  if (socket.readable) return 'readOnly';
  return socket.writable ? 'writeOnly' : 'closed';
}

for (const [name, [read, enumerable, configurable = false]] of Object.entries(getters)) {
  Object.defineProperty(Socket.prototype, name, {
    __proto__: null, enumerable, configurable, get() { return read(this); },
  });
}

Object.defineProperty(Socket.prototype, '_handle', {
  __proto__: null,
  enumerable: false,
  configurable: false,
  get() { return this[kHandle]; },
  set(handle) { this[kHandle] = handle; },
});

module.exports = {
  Socket, applyOptions, createHandle, initHandle, kHandle, kKeepAliveArgs, kMeasured,
  kSetKeepAlive, kSetNoDelay,
  replaceHandle, seconds,
};
