// SPDX-License-Identifier: MIT
//
// node:net: TCP and UNIX domain sockets.
'use strict';

const { normalizeArgs } = require('internal/net/args');
const { isIP, isIPv4, isIPv6 } = require('internal/net/ip');
const { createServerHandle } = require('internal/net/listen');
const { publish } = require('internal/net/observers');
const options = require('internal/net/options');
const { Server } = require('internal/net/server');
const { Socket } = require('internal/net/socket');
const { BoundSocket, _TransferredBoundSocket } = require('internal/net/bound_socket');

/**
 * Makes a socket and connects it: (options, listener), (path, listener), (port, host, listener).
 * @returns {Socket}
 */
function connect(...args) {
  const normalized = normalizeArgs(args);
  const [socketOptions] = normalized;
  const socket = new Socket(socketOptions);
  publish('net.client.socket', { socket });
  if (socketOptions.timeout) socket.setTimeout(socketOptions.timeout);
  return socket.connect(normalized);
}

/**
 * @param {object} [serverOptions] as new Server() takes them
 * @param {(socket: Socket) => void} [connectionListener]
 * @returns {Server}
 */
function createServer(serverOptions, connectionListener) {
  return new Server(serverOptions, connectionListener);
}

module.exports = {
  _createServerHandle: createServerHandle,
  _normalizeArgs: normalizeArgs,
  _TransferredBoundSocket,
  get BlockList() {
    return require('internal/net/block_list').BlockList;
  },
  get SocketAddress() {
    return require('internal/net/socket_address').SocketAddress;
  },
  BoundSocket,
  connect,
  createConnection: connect,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  Socket,
  Stream: Socket,
  getDefaultAutoSelectFamily: options.getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily: options.setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout: options.getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout: options.setDefaultAutoSelectFamilyAttemptTimeout,
};
