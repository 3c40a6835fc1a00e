// SPDX-License-Identifier: MIT
//
// What can be sent with a message: sockets and servers of node:net and node:dgram, and bare
// handles. Each kind says which handle travels, what becomes of the sender's object, and how
// the receiver makes its own. The names are part of the format.
'use strict';

const { codes: { ERR_INVALID_HANDLE_TYPE } } = require('internal/errors');

function nop() {}

// The sender's socket lets go of its handle, which the channel closes when the receiver has it.
function detachSocket(socket) {
  const handle = socket._handle;
  handle.onread = nop;
  handle.readStop();
  socket._handle = null;
  socket.setTimeout(0);
}

const kinds = {
  '__proto__': null,

  'net.Native': {
    send: (channel, message, handle) => handle,
    receive: (channel, message, handle, emit) => emit(handle),
  },

  'net.Server': {
    send: (channel, message, server) => server._handle,
    receive(channel, message, handle, emit) {
      const { Server } = require('net');
      const server = new Server();
      server.listen(handle, () => emit(server));
    },
  },

  'net.Socket': {
    // Without a handle the socket has been closed meanwhile: the message goes alone.
    send(channel, message, socket, options) {
      const handle = socket._handle;
      if (!handle) return null;
      if (socket.server) {
        const { track } = require('internal/child_process/socket_list');
        message.key = track(channel, socket, options);
      }
      if (!options.keepOpen) detachSocket(socket);
      return handle;
    },
    closesHandle: true,
    receive(channel, message, handle, emit) {
      const { Socket } = require('net');
      const socket = new Socket({ handle, readable: true, writable: true });
      if (message.key) {
        require('internal/child_process/socket_list').adopt(channel, socket, message.key);
      }
      emit(socket);
    },
  },

  'dgram.Native': {
    send: (channel, message, handle) => handle,
    receive: (channel, message, handle, emit) => emit(handle),
  },

  'dgram.Socket': {
    send(channel, message, socket) {
      message.dgramType = socket.type;
      return socket[require('internal/dgram/state').kState].handle;
    },
    receive(channel, message, handle, emit) {
      const { Socket } = require('dgram');
      const socket = new Socket(message.dgramType);
      socket.bind(handle, () => emit(socket));
    },
  },
};

/**
 * The kind of something that is to be sent.
 * @param {*} value
 * @returns {string}
 * @throws ERR_INVALID_HANDLE_TYPE
 */
function kindOf(value) {
  const { Server, Socket } = require('net');
  if (value instanceof Socket) return 'net.Socket';
  if (value instanceof Server) return 'net.Server';
  const { StreamHandle } = require('internal/net/handle');
  if (value instanceof StreamHandle) return 'net.Native';
  // Where nobody has loaded the module there are no such sockets.
  if (require.loaded.has('dgram')) {
    if (value instanceof require('dgram').Socket) return 'dgram.Socket';
  }
  if (require.loaded.get('internal/dgram/handle')?.exports.UDP.prototype.isPrototypeOf(value)) {
    return 'dgram.Native';
  }
  throw new ERR_INVALID_HANDLE_TYPE();
}

module.exports = { kindOf, kinds };
