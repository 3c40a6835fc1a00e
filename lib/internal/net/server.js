// SPDX-License-Identifier: MIT
//
// net.Server: listens, and makes a Socket of each connection. How its handle is made is
// internal/net/listen.js.
'use strict';

const EventEmitter = require('events');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_SERVER_ALREADY_LISTEN, ERR_SERVER_NOT_RUNNING,
  },
  errnoException,
} = require('internal/errors');
const { isPipeName, normalizeArgs, toNumber } = require('internal/net/args');
const { IPV6_ONLY, READABLE, REUSE_PORT, StreamHandle, TCP, WRITABLE } =
  require('internal/net/handle');
const { listenInCluster, lookUpAndListen, setupListenHandle } = require('internal/net/listen');
const { publish } = require('internal/net/observers');
const { Socket, kKeepAliveArgs, kSetKeepAlive, kSetNoDelay, seconds } =
  require('internal/net/socket');
const { getDefaultHighWaterMark } = require('stream');
const { validateAbortSignal, validateBoolean, validateFunction, validateNumber, validatePort } =
  require('internal/validators');

// ---- Making ------------------------------------------------------------------------------

function checkBlockList(blockList) {
  const { BlockList } = require('internal/net/block_list');
  if (!BlockList.isBlockList(blockList)) {
    throw new ERR_INVALID_ARG_TYPE('options.blockList', 'net.BlockList', blockList);
  }
  return blockList;
}

function readHighWaterMark(value) {
  if (value === undefined) return getDefaultHighWaterMark(false);
  validateNumber(value, 'options.highWaterMark');
  return value < 0 ? getDefaultHighWaterMark(false) : value;
}

/**
 * Callable without `new`.
 * @param {object} [options] allowHalfOpen, pauseOnConnect, noDelay, keepAlive,
 *   keepAliveInitialDelay (milliseconds), highWaterMark, blockList
 * @param {(socket: Socket) => void} [connectionListener]
 */
function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  Reflect.apply(EventEmitter, this, []);
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options != null && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  options = { ...options };
  if (typeof connectionListener === 'function') this.on('connection', connectionListener);
  const delay = options.keepAliveInitialDelay;
  if (delay !== undefined) validateNumber(delay, 'options.keepAliveInitialDelay');
  this._connections = 0;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = Boolean(options.pauseOnConnect);
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  this.keepAliveInitialDelay = seconds(delay ?? 0);
  this.highWaterMark = readHighWaterMark(options.highWaterMark);
  if (options.blockList) this.blockList = checkBlockList(options.blockList);
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

// ---- Connections -------------------------------------------------------------------------

/** The ends of a connection, as 'drop' tells them. */
function describeConnection(handle) {
  if (!handle.getsockname) return undefined;
  const local = {};
  const remote = {};
  handle.getsockname(local);
  handle.getpeername(remote);
  return {
    localAddress: local.address,
    localPort: local.port,
    localFamily: local.family,
    remoteAddress: remote.address,
    remotePort: remote.port,
    remoteFamily: remote.family,
  };
}

function isBlocked(server, handle) {
  if (!server.blockList || !handle.getpeername) return false;
  const out = {};
  handle.getpeername(out);
  return out.family !== undefined && server.blockList.check(out.address, out.family.toLowerCase());
}

function makeSocket(server, handle) {
  const socket = new Socket({
    handle,
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    readableHighWaterMark: server.highWaterMark,
    writableHighWaterMark: server.highWaterMark,
  });
  if (server.noDelay && handle.setNoDelay) {
    socket[kSetNoDelay] = true;
    handle.setNoDelay(true);
  }
  if (server.keepAlive && handle.setKeepAlive) {
    socket[kSetKeepAlive] = true;
    socket[kKeepAliveArgs] = [server.keepAliveInitialDelay, 1, 10];
    handle.setKeepAlive(true, ...socket[kKeepAliveArgs]);
  }
  return socket;
}

/** What the handle's onconnection is; `this` is the handle. */
function onConnection(status, handle) {
  const server = this.server;
  if (status !== 0) {
    server.emit('error', errnoException(status, 'accept'));
    return;
  }
  if (server.maxConnections != null && server._connections >= server.maxConnections) {
    const data = describeConnection(handle);
    handle.close();
    server.emit('drop', data);
    return;
  }
  if (isBlocked(server, handle)) {
    handle.close();
    return;
  }
  const socket = makeSocket(server, handle);
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
  publish('net.server.socket', { socket });
}

function emitCloseIfStillClosed(server) {
  server.emit('close');
}

function closeOnAbort(server, signal) {
  if (signal === undefined) return;
  validateAbortSignal(signal, 'options.signal');
  const close = () => server.close();
  if (signal.aborted) {
    process.nextTick(close);
    return;
  }
  const { addAbortListener } = require('internal/events/abort_listener');
  const disposable = addAbortListener(signal, close);
  server.once('close', disposable[Symbol.dispose]);
}

// ---- listen() ----------------------------------------------------------------------------

/** Who may use a pipe besides its owner. */
function openPermissions(server, { readableAll, writableAll }) {
  const mode = (readableAll === true ? READABLE : 0) | (writableAll === true ? WRITABLE : 0);
  if (mode === 0) return;
  const err = server._handle.fchmod(mode);
  if (err === 0) return;
  server._handle.close();
  server._handle = null;
  throw errnoException(err, 'uv_pipe_chmod');
}

function isAnyPort(args, options) {
  return args.length === 0 || typeof args[0] === 'function' ||
    (options.port === undefined && 'port' in options) || options.port === null;
}

function listenOnPort(server, options, backlog) {
  validatePort(options.port, 'options.port');
  let flags = options.ipv6Only === true ? IPV6_ONLY : 0;
  let exclusive = Boolean(options.exclusive);
  if (options.reusePort === true) {
    exclusive = true;
    flags |= REUSE_PORT;
  }
  const where = { port: options.port | 0, backlog, exclusive, flags, options };
  if (options.host) lookUpAndListen(server, { ...where, host: options.host });
  else listenInCluster(server, { ...where, address: null, addressType: 4 });
}

function listenOnPath(server, options, backlog) {
  server._pipeName = options.path;
  listenInCluster(server, {
    address: options.path, port: -1, addressType: -1, backlog,
    exclusive: Boolean(options.exclusive), flags: 0, options,
  });
  if (server._handle) openPermissions(server, options);
}

/** The handle that listen() was given, or null. */
function givenHandle(options) {
  const { BoundSocket, consume, pathOf } = require('internal/net/bound_socket');
  const candidates = [options, options._handle, options.handle];
  const bound = candidates.find((each) => each instanceof BoundSocket);
  if (bound !== undefined) return { pipeName: pathOf(bound), handle: consume(bound) };
  for (const each of candidates) {
    if (each instanceof StreamHandle) return { handle: each };
    if (each?._handle instanceof StreamHandle) return { handle: each._handle };
  }
  return null;
}

const methods = {
  _listen2: setupListenHandle,

  /**
   * Starts to listen: (port, host, backlog, cb), (path, backlog, cb), (handle, backlog, cb),
   * (options, cb). 'listening' or 'error' follows.
   * @returns {this}
   * @throws ERR_SERVER_ALREADY_LISTEN, ERR_INVALID_ARG_VALUE, ERR_SOCKET_BAD_PORT
   */
  listen(...args) {
    const [options, callback] = normalizeArgs(args);
    if (this._handle) throw new ERR_SERVER_ALREADY_LISTEN();
    if (callback !== null) this.once('listening', callback);
    publish('tracing:net.server.listen:asyncStart', { server: this, options });
    const backlog = toNumber(args.length > 1 && args[1]) || toNumber(args.length > 2 && args[2]);
    const given = givenHandle(options);
    if (given !== null) {
      this._handle = given.handle;
      if (given.pipeName !== undefined) this._pipeName = given.pipeName;
      listenInCluster(this, { address: null, port: -1, addressType: -1, backlog, flags: 0 });
      return this;
    }
    closeOnAbort(this, options.signal);
    if (typeof options.fd === 'number' && options.fd >= 0) {
      listenInCluster(this, {
        address: null, port: null, addressType: null, backlog, fd: options.fd, flags: 0,
      });
      return this;
    }
    if (isAnyPort(args, options)) options.port = 0;
    const queue = options.backlog || backlog;
    if (typeof options.port === 'number' || typeof options.port === 'string') {
      if (options.reusePort !== undefined) validateBoolean(options.reusePort, 'options.reusePort');
      listenOnPort(this, options, queue);
      return this;
    }
    if (options.path && isPipeName(options.path)) {
      listenOnPath(this, options, queue);
      return this;
    }
    if (!('port' in options || 'path' in options)) {
      throw new ERR_INVALID_ARG_VALUE('options', options,
                                      'must have the property "port" or "path"');
    }
    throw new ERR_INVALID_ARG_VALUE('options', options);
  },

  /** @returns {{address: string, family: string, port: number}|string|null} */
  address() {
    if (this._handle?.getsockname) {
      const out = {};
      const err = this._handle.getsockname(out);
      if (err !== 0) throw errnoException(err, 'address');
      return out;
    }
    return this._pipeName || null;
  },

  /**
   * @param {(error: ?Error, count: number) => void} callback
   * @returns {this}
   */
  getConnections(callback) {
    const finish = (error, count) => process.nextTick(callback, error, count);
    if (!this._usingWorkers) {
      finish(null, this._connections);
      return this;
    }
    let waiting = this._workers.length;
    let total = this._connections;
    for (const worker of this._workers) {
      worker.getConnections((error, count) => {
        if (waiting === -1) return;
        if (error) {
          waiting = -1;
          finish(error);
          return;
        }
        total += count;
        if (--waiting === 0) finish(null, total);
      });
    }
    return this;
  },

  /**
   * Stops listening; 'close' comes when the last connection has ended.
   * @param {(error?: Error) => void} [callback]
   * @returns {this}
   */
  close(callback) {
    if (typeof callback === 'function') {
      if (this._handle) {
        this.once('close', callback);
      } else {
        this.once('close', () => callback(new ERR_SERVER_NOT_RUNNING()));
      }
    }
    if (this._handle) {
      this._handle.close();
      this._handle = null;
    }
    if (this._usingWorkers) closeWorkers(this);
    else this._emitCloseIfDrained();
    return this;
  },

  _emitCloseIfDrained() {
    if (this._handle || this._connections > 0) return;
    process.nextTick(emitCloseIfStillClosed, this);
  },

  /** Connections were given to a child process, which counts them. */
  _setupWorker(socketList) {
    this._usingWorkers = true;
    this._workers.push(socketList);
    socketList.once('exit', (list) => {
      this._workers.splice(this._workers.indexOf(list), 1);
    });
  },

  ref() {
    this._unref = false;
    this._handle?.ref();
    return this;
  },

  unref() {
    this._unref = true;
    this._handle?.unref();
    return this;
  },
};

function closeWorkers(server) {
  let waiting = server._workers.length;
  const onClosed = () => {
    if (--waiting === 0) server._emitCloseIfDrained();
  };
  // One more than there are, so that none of them ends the wait for all.
  server._connections++;
  for (const worker of server._workers) worker.close(onClosed);
  server._connections--;
  if (waiting === 0) server._emitCloseIfDrained();
}

for (const name of Object.keys(methods)) Server.prototype[name] = methods[name];

Object.defineProperty(Server.prototype, 'listening', {
  __proto__: null,
  enumerable: true,
  configurable: true,
  get() { return Boolean(this._handle); },
});

Server.prototype[Symbol.asyncDispose] = async function() {
  if (!this._handle) return;
  await new Promise((resolve, reject) => {
    this.close((error) => (error ? reject(error) : resolve()));
  });
};

Server.prototype[EventEmitter.captureRejectionSymbol] = function(error, event, socket) {
  if (event === 'connection') socket.destroy(error);
  else this.emit('error', error);
};

module.exports = { Server, onConnection };
