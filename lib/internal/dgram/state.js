// SPDX-License-Identifier: MIT
//
// What a UDP socket is at the moment, and the questions that its parts ask about it.
'use strict';

const {
  codes: { ERR_SOCKET_DGRAM_NOT_RUNNING, ERR_IP_BLOCKED },
} = require('internal/errors');

const kState = Symbol('state symbol');

const UNBOUND = 0;
const BINDING = 1;
const BOUND = 2;

const DISCONNECTED = 0;
const CONNECTING = 1;
const CONNECTED = 2;

class SocketState {
  /**
   * @param {object} handle
   * @param {object} options of createSocket()
   */
  constructor(handle, options) {
    this.handle = handle; // null once closed
    this.bindState = UNBOUND;
    this.connectState = DISCONNECTED;
    this.queue = undefined; // what waits for the socket to be bound: functions
    this.receiving = false;
    this.reuseAddr = options.reuseAddr;
    this.reusePort = options.reusePort;
    this.ipv6Only = options.ipv6Only;
    this.recvBufferSize = options.recvBufferSize;
    this.sendBufferSize = options.sendBufferSize;
    this.receiveBlockList = options.receiveBlockList;
    this.sendBlockList = options.sendBlockList;
    this.lookup = options.lookup; // (name, callback)
    this.hasOwnLookup = options.hasOwnLookup;
  }
}

/**
 * @param {Socket} socket
 * @returns {SocketState}
 * @throws ERR_SOCKET_DGRAM_NOT_RUNNING if it was closed
 */
function runningState(socket) {
  const state = socket[kState];
  if (state.handle === null) throw new ERR_SOCKET_DGRAM_NOT_RUNNING();
  return state;
}

/** Does something now, or once the socket is bound. */
function whenBound(state, action) {
  if (state.bindState === BOUND) action();
  else (state.queue ??= []).push(action);
}

/**
 * @param {SocketState} state
 * @param {string} address
 * @param {string} type of the socket
 * @returns {?Error} why nothing may be sent there
 */
function blockedError(state, address, type) {
  const blocked = state.sendBlockList?.check(address, type === 'udp6' ? 'ipv6' : 'ipv4');
  return blocked ? new ERR_IP_BLOCKED(address) : null;
}

module.exports = {
  BINDING, BOUND, CONNECTED, CONNECTING, DISCONNECTED, UNBOUND,
  SocketState, blockedError, kState, runningState, whenBound,
};
