// SPDX-License-Identifier: MIT
//
// UDP sockets. A socket gets its port when it is bound, which may take the lookup of a name; what
// it is told to send before waits until then.
'use strict';

const { EventEmitter } = require('events');
const dc = require('diagnostics_channel');
const {
  adoptDescriptor, bindDescriptor, bindFlags, bindInCluster, failBinding, finishBinding,
  startReceiving,
} = require('internal/dgram/bind');
const { getBufferSize, setBufferSize } = require('internal/dgram/buffer_size');
const { UDP } = require('internal/dgram/handle');
const {
  BINDING, CONNECTED, CONNECTING, DISCONNECTED, UNBOUND,
  SocketState, blockedError, kState, runningState, whenBound,
} = require('internal/dgram/state');
const { send } = require('internal/dgram/send');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS, ERR_SOCKET_ALREADY_BOUND,
    ERR_SOCKET_BAD_TYPE, ERR_SOCKET_DGRAM_IS_CONNECTED, ERR_SOCKET_DGRAM_NOT_CONNECTED,
    ERR_SOCKET_DGRAM_NOT_RUNNING,
  },
  errnoException, exceptionWithHostPort,
} = require('internal/errors');
const { isIP } = require('internal/net/ip');
const { promisify } = require('internal/util');
const {
  validateAbortSignal, validateFunction, validateNumber, validateObject, validatePort,
  validateString, validateUint32,
} = require('internal/validators');

const channel = dc.channel('udp.socket');

// ---- Making ----------------------------------------------------------------------------------

function wildcardOf(type) {
  return type === 'udp6' ? '::' : '0.0.0.0';
}

function loopbackOf(type) {
  return type === 'udp6' ? '::1' : '127.0.0.1';
}

/** (name, callback(error, ip)) for a type of socket; an empty name is this machine. */
function makeLookup(type, lookup) {
  const family = type === 'udp6' ? 6 : 4;
  return (name, callback) => {
    const find = lookup ?? require('internal/dns/lookup').currentLookup();
    return find(name || loopbackOf(type), family, callback);
  };
}

function checkBlockList(list, name) {
  if (list !== undefined && !require('net').BlockList.isBlockList(list)) {
    throw new ERR_INVALID_ARG_TYPE(`options.${name}`, 'net.BlockList', list);
  }
}

function readOptions(type) {
  const options = type !== null && typeof type === 'object' ? type : { type };
  if (options.type !== 'udp4' && options.type !== 'udp6') throw new ERR_SOCKET_BAD_TYPE();
  if (options.lookup !== undefined) validateFunction(options.lookup, 'lookup');
  if (options.recvBufferSize) validateUint32(options.recvBufferSize, 'options.recvBufferSize');
  if (options.sendBufferSize) validateUint32(options.sendBufferSize, 'options.sendBufferSize');
  checkBlockList(options.receiveBlockList, 'receiveBlockList');
  checkBlockList(options.sendBlockList, 'sendBlockList');
  return {
    ...options,
    lookup: makeLookup(options.type, options.lookup),
    hasOwnLookup: options.lookup !== undefined,
  };
}

function closeOnAbort(socket, signal) {
  validateAbortSignal(signal, 'options.signal');
  const onAbort = () => {
    if (socket[kState].handle !== null) socket.close();
  };
  if (signal.aborted) {
    process.nextTick(onAbort);
    return;
  }
  const { addAbortListener } = require('events');
  const listener = addAbortListener(signal, onAbort);
  socket.once('close', listener[Symbol.dispose]);
}

/**
 * @param {'udp4'|'udp6'|object} type or options
 * @param {(message: Buffer, rinfo: object) => void} [listener] of 'message'
 * @throws ERR_SOCKET_BAD_TYPE, ERR_INVALID_ARG_TYPE
 */
function Socket(type, listener) {
  if (!(this instanceof Socket)) return new Socket(type, listener);
  const options = readOptions(type);
  Reflect.apply(EventEmitter, this, []);
  const handle = new UDP();
  this.type = options.type;
  this[kState] = new SocketState(handle, options);
  handle.socket = this;
  if (typeof listener === 'function') this.on('message', listener);
  if (options.signal !== undefined) closeOnAbort(this, options.signal);
  if (channel.hasSubscribers) channel.publish({ socket: this });
}
Object.setPrototypeOf(Socket.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Socket, EventEmitter);

/** @returns {Socket} */
function createSocket(type, listener) {
  return new Socket(type, listener);
}

// ---- Binding ---------------------------------------------------------------------------------

// A callback of bind() is called once the socket listens, and forgotten if it fails to.
function onceListening(socket, callback) {
  const forget = () => {
    socket.removeListener('error', forget);
    socket.removeListener('listening', listening);
  };
  const listening = function() {
    forget();
    Reflect.apply(callback, this, []);
  };
  socket.on('error', forget);
  socket.on('listening', listening);
}

/**
 * bind([port][, address][, callback]), bind(options[, callback]) with port, address, exclusive, fd.
 * @returns {Socket}
 * @throws ERR_SOCKET_ALREADY_BOUND, ERR_SOCKET_DGRAM_NOT_RUNNING, ERR_INVALID_FD_TYPE
 */
Socket.prototype.bind = function bind(port, address, ...rest) {
  const state = runningState(this);
  if (state.bindState !== UNBOUND) throw new ERR_SOCKET_ALREADY_BOUND();
  const callback = rest.length > 0 ? rest[rest.length - 1]
    : typeof address === 'function' ? address : port;
  state.bindState = BINDING;
  if (typeof callback === 'function') onceListening(this, callback);
  let exclusive = false;
  if (port !== null && typeof port === 'object') {
    if (port instanceof UDP) {
      state.handle.close();
      state.handle = port;
      port.socket = this;
      finishBinding(this, state);
      return this;
    }
    ({ exclusive = false } = port);
    if (typeof port.fd === 'number' && port.fd > 0) {
      bindDescriptor(this, state, port.fd);
      return this;
    }
    ({ port, address } = port);
  }
  if (typeof address !== 'string') address = '';
  const where = {
    port: typeof port === 'function' ? 0 : (port | 0), exclusive: !!exclusive, address,
  };
  state.lookup(address || wildcardOf(this.type), (error, ip) => {
    if (state.handle === null) return; // closed meanwhile
    if (error) failBinding(this, state, error);
    else bindInCluster(this, state, { ...where, address: ip });
  });
  return this;
};

function checkNumericAddress(address, name) {
  if (address === undefined) return;
  validateString(address, name);
  if (isIP(address) === 0) {
    const method = name === 'address' ? 'connectSync' : 'bindSync';
    throw new ERR_INVALID_ARG_VALUE(
      name, address, `must be a numeric IP address; ${method} does not perform DNS resolution`);
  }
}

/**
 * Binds at once; 'listening' follows in a tick.
 * @param {{port?: number, address?: string, fd?: number}} [options] address: numeric
 * @returns {{address: string, family: string, port: number}}
 * @throws what cannot be bound; ERR_SOCKET_ALREADY_BOUND, ERR_INVALID_ARG_VALUE
 */
Socket.prototype.bindSync = function bindSync(options = {}) {
  const state = runningState(this);
  validateObject(options, 'options');
  if (state.bindState !== UNBOUND) throw new ERR_SOCKET_ALREADY_BOUND();
  checkNumericAddress(options.address, 'options.address');
  const port = options.port === undefined ? 0 : validatePort(options.port, 'options.port');
  const address = options.address ?? wildcardOf(this.type);
  const err = options.fd > 0 ? adoptDescriptor(state, options.fd)
    : state.handle.bind(address, port, bindFlags(state));
  if (err !== 0) throw exceptionWithHostPort(err, 'bind', address, port);
  startReceiving(this, state);
  process.nextTick(() => {
    if (state.handle !== null) this.emit('listening');
  });
  return this.address();
};

// ---- Connecting ------------------------------------------------------------------------------

function startConnecting(socket) {
  const state = runningState(socket);
  if (state.connectState !== DISCONNECTED) throw new ERR_SOCKET_DGRAM_IS_CONNECTED();
  state.connectState = CONNECTING;
  return state;
}

/** Connects to a numeric address; an Error if it cannot. */
function connectTo(socket, state, ip, address, port) {
  let error = blockedError(state, ip, socket.type);
  if (error === null) {
    const err = state.handle.connect(ip, port);
    if (err !== 0) error = exceptionWithHostPort(err, 'connect', address, port);
  }
  state.connectState = error === null ? CONNECTED : DISCONNECTED;
  return error;
}

function lookUpAndConnect(socket, state, address, port, callback) {
  state.lookup(address, (lookupError, ip) => {
    if (state.handle === null) return;
    const error = lookupError ?? connectTo(socket, state, ip, address, port);
    if (error === null) {
      process.nextTick(() => socket.emit('connect'));
      return;
    }
    state.connectState = DISCONNECTED;
    if (callback === undefined) {
      process.nextTick(() => socket.emit('error', error));
      return;
    }
    socket.removeListener('connect', callback);
    process.nextTick(callback, error);
  });
}

/**
 * @param {number} port
 * @param {string} [address] a name or number; this machine if left out
 * @param {(error?: Error) => void} [callback]
 * @throws ERR_SOCKET_BAD_PORT, ERR_SOCKET_DGRAM_IS_CONNECTED
 */
Socket.prototype.connect = function connect(port, address, callback) {
  port = validatePort(port, 'Port', false);
  if (typeof address === 'function') {
    callback = address;
    address = '';
  } else if (address === undefined) {
    address = '';
  }
  validateString(address, 'address');
  const state = startConnecting(this);
  if (typeof callback !== 'function') callback = undefined;
  else this.once('connect', callback);
  if (state.bindState === UNBOUND) this.bind({ port: 0, exclusive: true });
  whenBound(state, () => lookUpAndConnect(this, state, address, port, callback));
};

/**
 * Connects at once; 'connect' follows in a tick.
 * @param {number} port
 * @param {string} [address] numeric
 * @throws what cannot be connected
 */
Socket.prototype.connectSync = function connectSync(port, address) {
  port = validatePort(port, 'Port', false);
  checkNumericAddress(address, 'address');
  const state = startConnecting(this);
  if (state.bindState === UNBOUND) this.bindSync();
  const ip = address ?? loopbackOf(this.type);
  const error = connectTo(this, state, ip, ip, port);
  if (error !== null) throw error;
  process.nextTick(() => this.emit('connect'));
};

/** @throws ERR_SOCKET_DGRAM_NOT_CONNECTED */
Socket.prototype.disconnect = function disconnect() {
  const state = this[kState];
  if (state.connectState !== CONNECTED) throw new ERR_SOCKET_DGRAM_NOT_CONNECTED();
  const err = state.handle.disconnect();
  if (err !== 0) throw errnoException(err, 'connect');
  state.connectState = DISCONNECTED;
};

// ---- Sending, closing ------------------------------------------------------------------------

Socket.prototype.sendto = function sendto(buffer, offset, length, port, address, callback) {
  validateNumber(offset, 'offset');
  validateNumber(length, 'length');
  validateNumber(port, 'port');
  validateString(address, 'address');
  this.send(buffer, offset, length, port, address, callback);
};

Socket.prototype.send = send;

/**
 * @param {() => void} [callback] of 'close'
 * @returns {Socket}
 * @throws ERR_SOCKET_DGRAM_NOT_RUNNING
 */
Socket.prototype.close = function close(callback) {
  const state = this[kState];
  if (typeof callback === 'function') this.on('close', callback);
  if (state.handle === null) throw new ERR_SOCKET_DGRAM_NOT_RUNNING();
  if (state.bindState === BINDING) { // after what waits, which may send
    whenBound(state, () => closeNow(this, state));
    if (state.queue.length === 1) closeNow(this, state);
    return this;
  }
  closeNow(this, state);
  return this;
};

function closeNow(socket, state) {
  if (state.handle === null) return;
  state.handle.close();
  state.handle = null;
  state.receiving = false;
  state.queue = undefined;
  process.nextTick(() => socket.emit('close'));
}

Socket.prototype[Symbol.asyncDispose] = async function() {
  if (this[kState].handle === null) return;
  await promisify(this.close).call(this);
};

// ---- Addresses and options -------------------------------------------------------------------

function describe(result, syscall) {
  if (typeof result === 'number') throw errnoException(result, syscall);
  const [address, family, port] = result;
  return { address, family, port };
}

/** @returns {{address: string, family: string, port: number}} */
Socket.prototype.address = function address() {
  return describe(runningState(this).handle.getsockname(), 'getsockname');
};

/** @throws ERR_SOCKET_DGRAM_NOT_CONNECTED */
Socket.prototype.remoteAddress = function remoteAddress() {
  const state = runningState(this);
  if (state.connectState !== CONNECTED) throw new ERR_SOCKET_DGRAM_NOT_CONNECTED();
  return describe(state.handle.getpeername(), 'getpeername');
};

function check(err, syscall) {
  if (err < 0) throw errnoException(err, syscall);
}

Socket.prototype.setBroadcast = function setBroadcast(on) {
  check(runningState(this).handle.setBroadcast(on ? 1 : 0), 'setBroadcast');
};

Socket.prototype.setTTL = function setTTL(ttl) {
  validateNumber(ttl, 'ttl');
  check(this[kState].handle.setTTL(ttl | 0), 'setTTL');
  return ttl;
};

Socket.prototype.setMulticastTTL = function setMulticastTTL(ttl) {
  validateNumber(ttl, 'ttl');
  check(this[kState].handle.setMulticastTTL(ttl | 0), 'setMulticastTTL');
  return ttl;
};

Socket.prototype.setMulticastLoopback = function setMulticastLoopback(on) {
  check(runningState(this).handle.setMulticastLoopback(on ? 1 : 0), 'setMulticastLoopback');
  return on;
};

Socket.prototype.setMulticastInterface = function setMulticastInterface(interfaceAddress) {
  const { handle } = runningState(this);
  validateString(interfaceAddress, 'interfaceAddress');
  check(handle.setMulticastInterface(interfaceAddress), 'setMulticastInterface');
};

function changeMembership(socket, group, address, source, join, syscall) {
  const { handle } = runningState(socket);
  check(handle.setMembership(group, address, source, join), syscall);
}

Socket.prototype.addMembership = function addMembership(multicastAddress, interfaceAddress) {
  if (!multicastAddress) throw new ERR_MISSING_ARGS('multicastAddress');
  changeMembership(this, `${multicastAddress}`, interfaceAddress, undefined, true,
                   'addMembership');
};

Socket.prototype.dropMembership = function dropMembership(multicastAddress, interfaceAddress) {
  if (!multicastAddress) throw new ERR_MISSING_ARGS('multicastAddress');
  changeMembership(this, `${multicastAddress}`, interfaceAddress, undefined, false,
                   'dropMembership');
};

Socket.prototype.addSourceSpecificMembership =
  function addSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress) {
    validateString(sourceAddress, 'sourceAddress');
    validateString(groupAddress, 'groupAddress');
    changeMembership(this, groupAddress, interfaceAddress, sourceAddress, true,
                     'addSourceSpecificMembership');
  };

Socket.prototype.dropSourceSpecificMembership =
  function dropSourceSpecificMembership(sourceAddress, groupAddress, interfaceAddress) {
    validateString(sourceAddress, 'sourceAddress');
    validateString(groupAddress, 'groupAddress');
    changeMembership(this, groupAddress, interfaceAddress, sourceAddress, false,
                     'dropSourceSpecificMembership');
  };

Socket.prototype.ref = function ref() {
  this[kState].handle?.ref();
  return this;
};

Socket.prototype.unref = function unref() {
  this[kState].handle?.unref();
  return this;
};

/** @param {number} size bytes */
Socket.prototype.setRecvBufferSize = function setRecvBufferSize(size) {
  setBufferSize(this, size, true);
};

/** @param {number} size bytes */
Socket.prototype.setSendBufferSize = function setSendBufferSize(size) {
  setBufferSize(this, size, false);
};

Socket.prototype.getRecvBufferSize = function getRecvBufferSize() {
  return getBufferSize(this, true);
};

Socket.prototype.getSendBufferSize = function getSendBufferSize() {
  return getBufferSize(this, false);
};

/** @returns {number} bytes that wait to be sent */
Socket.prototype.getSendQueueSize = function getSendQueueSize() {
  return this[kState].handle.getSendQueueSize();
};

/** @returns {number} datagrams that wait to be sent */
Socket.prototype.getSendQueueCount = function getSendQueueCount() {
  return this[kState].handle.getSendQueueCount();
};

module.exports = { createSocket, Socket };
