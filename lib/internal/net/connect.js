// SPDX-License-Identifier: MIT
//
// Connecting a socket: to a pipe, to an address, or to the addresses of a host in turn (RFC
// 8305, "happy eyeballs": each gets a head start over the next).
'use strict';

const { bindCallback } = require('internal/async_context');
const {
  NodeAggregateError,
  codes: {
    ERR_INVALID_ADDRESS_FAMILY, ERR_INVALID_ARG_TYPE, ERR_INVALID_IP_ADDRESS, ERR_IP_BLOCKED,
    ERR_MISSING_ARGS, ERR_SOCKET_CONNECTION_TIMEOUT,
  },
  exceptionWithHostPort,
} = require('internal/errors');
const { Pipe, TCP } = require('internal/net/handle');
const { isIP } = require('internal/net/ip');
const {
  MIN_ATTEMPT_TIMEOUT, getDefaultAutoSelectFamily, getDefaultAutoSelectFamilyAttemptTimeout,
} = require('internal/net/options');
const { endEntry, startEntry } = require('internal/net/observers');
const {
  applyOptions, initHandle, kHandle, kMeasured, replaceHandle,
} = require('internal/net/socket');
const { startTimer, clearTimer } = require('internal/timers');
const { validateBoolean, validateFunction, validateInt32, validateNumber, validatePort,
        validateString } = require('internal/validators');

const UV_ETIMEDOUT = -110;
const UV_ECANCELED = -125;

/**
 * Starts to connect a socket.
 * @param {Socket} socket
 * @param {object} options as socket.connect() takes them
 */
function start(socket, options) {
  const { path } = options;
  const isPipe = Boolean(path);
  if (socket[kHandle] === null) {
    socket._handle = isPipe ? new Pipe() : new TCP();
    initHandle(socket);
  }
  socket._unrefTimer();
  socket.connecting = true;
  if (isPipe) {
    validateString(path, 'options.path');
    connectPipe(socket, path);
  } else {
    lookUpAndConnect(socket, options);
  }
}

// ---- Pipes -------------------------------------------------------------------------------

function connectPipe(socket, path) {
  const done = (status) => afterPipe(socket, path, status);
  const handle = socket[kHandle];
  const result = handle.connect(path, bindCallback(done, 'PIPECONNECTWRAP', handle.asyncId));
  // Linux's abstract names are answered at once; the answer is told later all the same.
  if (result !== 0 && path.startsWith('\0')) setImmediate(done, result === 1 ? 0 : result);
  else if (result !== 0) socket.destroy(exceptionWithHostPort(result, 'connect', path));
}

function afterPipe(socket, path, status) {
  if (socket.destroyed) return;
  if (status === 0) onConnected(socket);
  else fail(socket, path, undefined, undefined, exceptionWithHostPort(status, 'connect', path));
}

// ---- Options -----------------------------------------------------------------------------

function checkPort(port) {
  if (port === undefined) throw new ERR_MISSING_ARGS(['options', 'port', 'path']);
  if (typeof port !== 'number' && typeof port !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
  }
  validatePort(port);
  return port | 0;
}

/** The options of a TCP connection, checked, as one object: an attempt. */
function readOptions(options) {
  const { localAddress, localPort, autoSelectFamily, autoSelectFamilyAttemptTimeout } = options;
  if (localAddress && !isIP(localAddress)) throw new ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  if (options.host) validateString(options.host, 'options.host');
  const port = checkPort(options.port);
  if (autoSelectFamily != null) {
    validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  }
  if (autoSelectFamilyAttemptTimeout != null) {
    validateInt32(autoSelectFamilyAttemptTimeout, 'options.autoSelectFamilyAttemptTimeout', 1);
  }
  return {
    host: options.host || 'localhost',
    port,
    localAddress,
    localPort,
    isMultiple: autoSelectFamily ?? getDefaultAutoSelectFamily(),
    timeout: Math.max(autoSelectFamilyAttemptTimeout ??
      getDefaultAutoSelectFamilyAttemptTimeout(), MIN_ATTEMPT_TIMEOUT),
  };
}

// ---- Looking up --------------------------------------------------------------------------

function lookUpAndConnect(socket, options) {
  const attempt = readOptions(options);
  const { host } = attempt;
  const family = isIP(host);
  if (family !== 0) {
    connectToLiteral(socket, attempt, family);
    return;
  }
  if (options.lookup != null) validateFunction(options.lookup, 'options.lookup');
  const lookup = options.lookup ?? require('internal/dns/lookup').currentLookup();
  const query = { family: toFamily(options.family), hints: options.hints || 0 };
  if (query.family !== 4 && query.family !== 6 && query.hints === 0) {
    query.hints = internalBinding('getaddrinfo').AI_ADDRCONFIG;
  }
  socket._host = host;
  if (attempt.isMultiple && query.family !== 4 && query.family !== 6 && !attempt.localAddress) {
    query.all = true;
    lookup(host, query, (error, addresses) => {
      if (!socket.connecting) return; // it was destroyed meanwhile
      if (error) onAddress(socket, attempt, error, undefined, undefined, options);
      else onAddresses(socket, attempt, addresses, options);
    });
    return;
  }
  lookup(host, query, (error, address, addressFamily) =>
    onAddress(socket, attempt, error, address, addressFamily, options));
}

function toFamily(family) {
  if (family === 'IPv4') return 4;
  return family === 'IPv6' ? 6 : family;
}

// A socket that was bound beforehand is connected at once: its local end is then known.
function connectToLiteral(socket, attempt, family) {
  if (socket[kHandle].isBound) connectOne(socket, attempt, attempt.host, family);
  else process.nextTick(connectIfWanted, socket, attempt, attempt.host, family);
}

function connectIfWanted(socket, attempt, address, family) {
  if (socket.connecting) connectOne(socket, attempt, address, family);
}

function destroyWith(socket, error) {
  socket.destroy(error);
}

/** What is wrong with an address that a look-up gave, or null. */
function checkAddress(address, family, options) {
  if (typeof address !== 'string' || !isIP(address)) return new ERR_INVALID_IP_ADDRESS(address);
  if (family !== 4 && family !== 6) {
    return new ERR_INVALID_ADDRESS_FAMILY(family, options.host, options.port);
  }
  return null;
}

function onAddress(socket, attempt, error, address, family, options) {
  socket.emit('lookup', error, address, family, attempt.host);
  if (!socket.connecting) return; // it was destroyed meanwhile
  const problem = error || checkAddress(address, family, options);
  if (problem) {
    process.nextTick(destroyWith, socket, problem);
    return;
  }
  socket._unrefTimer();
  connectOne(socket, attempt, address, family);
}

/** Takes turns between the families, beginning with that of the first address. */
function interleave(addresses) {
  const first = addresses.filter(({ family }) => family === addresses[0].family);
  const second = addresses.filter(({ family }) => family !== addresses[0].family);
  const result = [];
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    if (i < first.length) result.push(first[i]);
    if (i < second.length) result.push(second[i]);
  }
  return result;
}

function onAddresses(socket, attempt, addresses, options) {
  const valid = [];
  let problem = null;
  for (const { address, family } of addresses) {
    socket.emit('lookup', null, address, family, attempt.host);
    if (!socket.connecting) return;
    const wrong = checkAddress(address, family, options);
    if (wrong === null) valid.push({ address, family });
    else problem ??= wrong;
  }
  if (valid.length === 0) {
    process.nextTick(destroyWith, socket,
                     problem ?? new ERR_INVALID_IP_ADDRESS(undefined));
    return;
  }
  socket._unrefTimer();
  if (valid.length === 1) {
    connectOne(socket, attempt, valid[0].address, valid[0].family);
    return;
  }
  socket.autoSelectFamilyAttemptedAddresses = [];
  new Attempts(socket, attempt, interleave(valid)).next();
}

// ---- One address -------------------------------------------------------------------------

/** Binds and connects a handle: an Error, or null if done(status) will be called. */
function tryConnect(socket, handle, attempt, address, family, done) {
  const { port, localAddress, localPort } = attempt;
  if ((localAddress || localPort) && !handle.isBound) {
    const local = localAddress || (family === 6 ? '::' : '0.0.0.0');
    const err = handle.bind(local, localPort || 0);
    if (err !== 0) return exceptionWithHostPort(err, 'bind', local, localPort);
  }
  socket.emit('connectionAttempt', address, port, family);
  if (!socket.connecting) return null; // a listener destroyed it
  if (socket.blockList?.check(address, `ipv${family}`)) return new ERR_IP_BLOCKED(address);
  socket.autoSelectFamilyAttemptedAddresses?.push(`${address}:${port}`);
  socket[kMeasured] = startEntry('net', 'connect', { host: address, port });
  const err = handle.connect(address, port, bindCallback(done, 'TCPCONNECTWRAP', handle.asyncId));
  return err === 0 ? null : describeFailure(handle, attempt, address, err);
}

/** The error of an attempt, with the local end if that was asked for or is known. */
function describeFailure(handle, attempt, address, status) {
  const { port, localAddress, localPort } = attempt;
  let details;
  if (localAddress && localPort) details = `${localAddress}:${localPort}`;
  const error = exceptionWithHostPort(status, 'connect', address, port, details);
  if (details !== undefined) {
    error.localAddress = localAddress;
    error.localPort = localPort;
  }
  return error;
}

function connectOne(socket, attempt, address, family) {
  const handle = socket[kHandle];
  const done = (status) => {
    if (socket.destroyed) return;
    if (status === 0) {
      onConnected(socket);
      return;
    }
    fail(socket, address, attempt.port, family,
         describeFailure(handle, attempt, address, status));
  };
  const error = tryConnect(socket, handle, attempt, address, family, done);
  if (error === null) return;
  // A failure at once is told later, as one that takes its time.
  process.nextTick(destroyWith, socket, error);
}

function fail(socket, address, port, family, error) {
  socket.connecting = false;
  socket.emit('connectionAttemptFailed', address, port, family, error);
  socket.destroy(error);
}

// ---- Many addresses ----------------------------------------------------------------------

/** The attempts to connect one socket to several addresses. */
class Attempts {
  constructor(socket, attempt, addresses) {
    this.socket = socket;
    this.attempt = attempt;
    this.addresses = addresses;
    this.index = 0;
    this.timer = null;
    this.errors = [];
  }

  stopTimer() {
    if (this.timer === null) return;
    clearTimer(this.timer);
    this.timer = null;
  }

  /** Tries the next address, or gives up. */
  next() {
    const { socket, attempt } = this;
    if (this.index >= this.addresses.length) {
      this.giveUp();
      return;
    }
    const { address, family } = this.addresses[this.index++];
    if (this.index > 1) {
      socket[kHandle].close();
      replaceHandle(socket, new TCP());
    }
    const handle = socket[kHandle];
    const error = tryConnect(socket, handle, attempt, address, family,
                             (status) => this.onDone(handle, address, family, status));
    if (!socket.connecting) return; // destroyed by a listener
    if (error !== null) {
      this.failOne(address, family, error);
    } else if (this.index < this.addresses.length) {
      this.timer = startTimer(() => this.onTimeout(handle, address, family), attempt.timeout,
                              undefined, false, true);
    }
  }

  failOne(address, family, error) {
    const { socket, attempt } = this;
    this.errors.push(error);
    socket.emit('connectionAttemptFailed', address, attempt.port, family, error);
    if (socket.connecting) this.next();
  }

  onTimeout(handle, address, family) {
    const { socket, attempt } = this;
    this.timer = null;
    if (!socket.connecting || socket[kHandle] !== handle) return;
    socket.emit('connectionAttemptTimeout', address, attempt.port, family);
    if (!socket.connecting) return;
    this.errors.push(describeFailure(handle, attempt, address, UV_ETIMEDOUT));
    this.next();
  }

  onDone(handle, address, family, status) {
    const { socket } = this;
    if (socket.destroyed || socket[kHandle] !== handle || status === UV_ECANCELED) {
      if (socket.destroyed) this.stopTimer();
      return;
    }
    this.stopTimer();
    if (status === 0) {
      onConnected(socket);
    } else {
      this.failOne(address, family, describeFailure(handle, this.attempt, address, status));
    }
  }

  giveUp() {
    const { socket, errors } = this;
    socket.connecting = false;
    socket.destroy(errors.length === 0 ? new ERR_SOCKET_CONNECTION_TIMEOUT() :
      new NodeAggregateError(errors));
  }
}

// ---- Connected ---------------------------------------------------------------------------

function onConnected(socket) {
  socket.connecting = false;
  socket._sockname = null;
  socket._unrefTimer();
  applyOptions(socket);
  if (socket[kMeasured]) {
    endEntry(socket[kMeasured]);
    socket[kMeasured] = null;
  }
  socket.emit('connect');
  socket.emit('ready');
  if (socket.readable && !socket.isPaused()) socket.read(0);
}

module.exports = { start };
