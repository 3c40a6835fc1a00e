// SPDX-License-Identifier: MIT
//
// How a UDP socket gets its port, and what it does from then on.
'use strict';

const { setBufferSize } = require('internal/dgram/buffer_size');
const { BOUND, UNBOUND, kState } = require('internal/dgram/state');
const {
  codes: { ERR_INVALID_FD_TYPE },
  errnoException, exceptionWithHostPort,
} = require('internal/errors');

const { BIND_IPV6_ONLY, BIND_REUSE_ADDRESS, BIND_REUSE_PORT } = internalBinding('udp');

// How cluster takes part in binding; see setCluster.
let cluster = null;

/**
 * @param {?(socket: Socket, where: object, bind: (handle: ?UDP|number) => void) => boolean} hook
 *   true: it will call bind with the handle to use, null for one of our own, or a negative uv code
 */
function setCluster(hook) {
  cluster = hook;
}

function onMessage(message, sender) {
  const { socket } = this;
  const state = socket[kState];
  if (typeof message === 'number') {
    socket.emit('error', errnoException(message, 'recvmsg'));
    return;
  }
  const [address, family, port] = sender;
  if (state.receiveBlockList?.check(address, family === 'IPv6' ? 'ipv6' : 'ipv4')) return;
  socket.emit('message', message, { address, family, port, size: message.length });
}

function startReceiving(socket, state) {
  state.handle.onmessage = onMessage;
  state.handle.recvStart();
  state.receiving = true;
  state.bindState = BOUND;
  if (state.recvBufferSize) setBufferSize(socket, state.recvBufferSize, true);
  if (state.sendBufferSize) setBufferSize(socket, state.sendBufferSize, false);
}

function runQueue(state) {
  const { queue } = state;
  state.queue = undefined;
  if (queue !== undefined) for (const action of queue) action();
}

function finishBinding(socket, state) {
  startReceiving(socket, state);
  socket.emit('listening');
  runQueue(state);
}

function failBinding(socket, state, error) {
  state.bindState = UNBOUND;
  state.queue = undefined;
  socket.emit('error', error);
}

function bindFlags(state) {
  return (state.reuseAddr ? BIND_REUSE_ADDRESS : 0) | (state.reusePort ? BIND_REUSE_PORT : 0) |
    (state.ipv6Only ? BIND_IPV6_ONLY : 0);
}

function adoptDescriptor(state, fd) {
  const type = internalBinding('tty').guessHandleType(fd);
  if (type !== 'UDP') throw new ERR_INVALID_FD_TYPE(type);
  return state.handle.open(fd);
}

/** The one place where a socket gets its port from. */
function bindInCluster(socket, state, where) {
  const bind = (handle) => {
    if (state.handle === null) { // closed meanwhile
      if (handle !== null && typeof handle === 'object') handle.close();
      return;
    }
    let err = typeof handle === 'number' ? handle : 0;
    if (err === 0 && handle !== null) {
      state.handle.close();
      state.handle = handle;
      handle.socket = socket;
    } else if (err === 0) {
      err = state.handle.bind(where.address, where.port, bindFlags(state));
    }
    if (err === 0) finishBinding(socket, state);
    else failBinding(socket, state, exceptionWithHostPort(err, 'bind', where.address, where.port));
  };
  if (cluster !== null && !where.exclusive && cluster(socket, where, bind)) return;
  bind(null);
}

function bindDescriptor(socket, state, fd) {
  const err = adoptDescriptor(state, fd);
  if (err !== 0) throw errnoException(err, 'open');
  startReceiving(socket, state);
  process.nextTick(() => {
    if (state.handle === null) return;
    socket.emit('listening');
    runQueue(state);
  });
}

module.exports = {
  adoptDescriptor, bindDescriptor, bindFlags, bindInCluster, failBinding, finishBinding, setCluster,
  startReceiving,
};
