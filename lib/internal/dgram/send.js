// SPDX-License-Identifier: MIT
//
// Socket.prototype.send: its many forms of arguments, and the way of a datagram from there to the
// kernel.
'use strict';

const { bindCallback } = require('internal/async_context');
const { Buffer } = require('buffer');
const {
  CONNECTED, UNBOUND, blockedError, runningState, whenBound,
} = require('internal/dgram/state');
const {
  codes: { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_SOCKET_DGRAM_IS_CONNECTED },
  exceptionWithHostPort,
} = require('internal/errors');
const { isIP } = require('internal/net/ip');
const { validatePort, validateString } = require('internal/validators');

const BYTES = ['Buffer', 'TypedArray', 'DataView', 'string'];

/** A part of one message, counted in bytes. */
function sliceMessage(message, offset, length) {
  let bytes = message;
  if (typeof message === 'string') bytes = Buffer.from(message);
  else if (!ArrayBuffer.isView(message)) throw new ERR_INVALID_ARG_TYPE('buffer', BYTES, message);
  offset >>>= 0;
  length >>>= 0;
  if (offset > bytes.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (offset + length > bytes.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new Uint8Array(bytes.buffer, bytes.byteOffset + offset, length);
}

/** The views of a list of messages; undefined if one of them is none. */
function viewsOf(messages) {
  const views = new Array(messages.length);
  for (let i = 0; i < messages.length; i++) {
    const message = messages[i];
    if (typeof message === 'string') views[i] = Buffer.from(message);
    else if (ArrayBuffer.isView(message)) views[i] = message;
    else return undefined;
  }
  return views;
}

function readMessage(message) {
  if (typeof message === 'string') return [Buffer.from(message)];
  if (ArrayBuffer.isView(message)) return [message];
  if (!Array.isArray(message)) throw new ERR_INVALID_ARG_TYPE('buffer', BYTES, message);
  const views = viewsOf(message);
  if (views === undefined) {
    throw new ERR_INVALID_ARG_TYPE('buffer list arguments', BYTES, message);
  }
  return views;
}

/**
 * send(message[, offset, length][, port[, address]][, callback]); the port and address are missing
 * where the socket is connected.
 */
function readArguments(isConnected, message, offset, length, port, address, callback) {
  if (isConnected) {
    if (typeof length !== 'number') {
      return { views: readMessage(message), port: null, address: null, callback: offset };
    }
    if (typeof port === 'function') callback = port;
    return {
      views: [sliceMessage(message, offset, length)], port: null, address: null, callback,
    };
  }
  if (address || (port && typeof port !== 'function')) {
    return { views: [sliceMessage(message, offset, length)], port, address, callback };
  }
  return { views: readMessage(message), port: offset, address: length, callback: port };
}

function byteLengthOf(views) {
  let total = 0;
  for (let i = 0; i < views.length; i++) total += views[i].byteLength;
  return total;
}

// A failure goes to the callback, or to 'error'.
function fail(socket, error, callback) {
  if (callback !== undefined) process.nextTick(callback, error);
  else process.nextTick(() => socket.emit('error', error));
}

/** Hands a datagram to the kernel. ip undefined: to the connected peer. */
function sendNow(socket, state, ip, { views, address, port, callback }) {
  if (state.handle === null) return;
  if (ip !== undefined) {
    const blocked = blockedError(state, ip, socket.type);
    if (blocked !== null) {
      fail(socket, blocked, callback);
      return;
    }
  }
  const length = byteLengthOf(views);
  const onSent = callback === undefined ? () => {} : bindCallback((status) => {
    if (status < 0) callback(exceptionWithHostPort(status, 'send', address, port));
    else callback(null, length);
  }, 'UDPSENDWRAP');
  const result = state.handle.send(views, port ?? 0, ip, onSent);
  if (result === 1) {
    if (callback !== undefined) process.nextTick(callback, null, length);
  } else if (result < 0 && callback !== undefined) {
    process.nextTick(callback, exceptionWithHostPort(result, 'send', address, port));
  }
}

// As after a lookup: a socket that is closed at once sends nothing.
function sendSoon(socket, state, datagram) {
  process.nextTick(sendNow, socket, state, datagram.address, datagram);
}

// Whether there is nothing to look up; a lookup of the user's own is asked all the same.
function isNumeric(state, address) {
  return !state.hasOwnLookup && isIP(address) !== 0;
}

function lookUpAndSend(socket, state, datagram) {
  state.lookup(datagram.address, (error, ip) => {
    if (error) fail(socket, error, datagram.callback);
    else sendNow(socket, state, ip, datagram);
  });
}

// Whether the arguments of send() can only be those of a socket that is not connected.
function namesPeer(length, port, address) {
  return Boolean(address) ||
    (Boolean(port) && (typeof port !== 'function' || typeof length !== 'number'));
}

/**
 * Sends a datagram.
 * @param {string|ArrayBufferView|Array} message
 * @throws ERR_INVALID_ARG_TYPE, ERR_BUFFER_OUT_OF_BOUNDS, ERR_SOCKET_BAD_PORT,
 *   ERR_SOCKET_DGRAM_IS_CONNECTED, ERR_SOCKET_DGRAM_NOT_RUNNING
 */
function send(message, offset, length, port, address, callback) {
  const state = runningState(this);
  const isConnected = state.connectState === CONNECTED;
  if (isConnected && namesPeer(length, port, address)) throw new ERR_SOCKET_DGRAM_IS_CONNECTED();
  const datagram = readArguments(isConnected, message, offset, length, port, address, callback);
  if (!isConnected) datagram.port = validatePort(datagram.port, 'Port', false);
  if (typeof datagram.address === 'function') {
    datagram.callback = datagram.address;
    datagram.address = undefined;
  } else if (datagram.address != null) {
    validateString(datagram.address, 'address');
  }
  if (typeof datagram.callback !== 'function') datagram.callback = undefined;
  if (datagram.views.length === 0) datagram.views.push(Buffer.alloc(0));
  if (state.bindState === UNBOUND) this.bind({ port: 0, exclusive: true });
  whenBound(state, () => {
    if (isConnected) sendNow(this, state, undefined, datagram);
    else if (isNumeric(state, datagram.address)) sendSoon(this, state, datagram);
    else lookUpAndSend(this, state, datagram);
  });
}

module.exports = { send };
