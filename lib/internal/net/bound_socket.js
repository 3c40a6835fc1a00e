// SPDX-License-Identifier: MIT
//
// net.BoundSocket: a socket that is bound and waits to become a server or a connection. Whoever
// adopts it takes its handle away.
'use strict';

const { registerCloneHooks } = require('internal/clone/registry');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_SOCKET_HANDLE_ADOPTED },
  errnoException, exceptionWithHostPort,
} = require('internal/errors');
const { IPV6_ONLY, Pipe, REUSE_PORT, TCP } = require('internal/net/handle');
const { isIP } = require('internal/net/ip');
const { validateBoolean, validateObject, validatePort, validateString } =
  require('internal/validators');

const IP_OPTIONS = ['host', 'port', 'ipv6Only', 'reusePort'];

let takeHandle; // set by the class, which alone sees its fields
let getPath;
let giveHandle;

const kEmpty = Symbol('kEmpty'); // instead of options: its handle comes later

function bindPipe(options) {
  validateString(options.path, 'options.path');
  if (IP_OPTIONS.some((name) => options[name] !== undefined)) {
    throw new ERR_INVALID_ARG_VALUE(
      'options', options, 'path is mutually exclusive with host, port, ipv6Only, and reusePort');
  }
  const handle = new Pipe();
  const err = handle.bind(options.path);
  if (err === 0) return handle;
  handle.close();
  throw errnoException(err, 'bind');
}

function bindAddress({ host, port = 0, ipv6Only = false, reusePort = false }) {
  if (host !== undefined) validateString(host, 'options.host');
  validatePort(port, 'options.port');
  validateBoolean(ipv6Only, 'options.ipv6Only');
  validateBoolean(reusePort, 'options.reusePort');
  const address = host ?? (ipv6Only ? '::' : '0.0.0.0');
  const family = isIP(address);
  if (family === 0) {
    throw new ERR_INVALID_ARG_VALUE(
      'options.host', host,
      'must be a numeric IP address; net.BoundSocket does not perform DNS resolution');
  }
  const flags = (ipv6Only && family === 6 ? IPV6_ONLY : 0) | (reusePort ? REUSE_PORT : 0);
  const handle = new TCP();
  let err = handle.bind(address, port | 0, flags);
  if (err === 0) err = handle.getsockname({}); // an address in use is noticed here
  if (err === 0) return handle;
  handle.close();
  throw exceptionWithHostPort(err, 'bind', address, port);
}

class BoundSocket {
  #handle = null;
  #path = undefined;

  static {
    takeHandle = (socket) => {
      const handle = socket.#use();
      socket.#handle = null;
      return handle;
    };
    getPath = (socket) => socket.#path;
    giveHandle = (socket, handle, path) => {
      socket.#handle = handle;
      socket.#path = path;
    };
  }

  /**
   * Binds at once.
   * @param {object} [options] host (an IP address), port, ipv6Only, reusePort; or path
   * @throws ERR_INVALID_ARG_VALUE, and the error of the system
   */
  constructor(options = {}) {
    if (options === kEmpty) return;
    validateObject(options, 'options');
    this.#path = options.path === '' ? undefined : options.path;
    this.#handle = this.#path === undefined ? bindAddress(options) : bindPipe(options);
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  #use() {
    if (this.#handle === null) throw new ERR_SOCKET_HANDLE_ADOPTED();
    return this.#handle;
  }

  /** @returns {{address: string, family: string, port: number}|string} */
  address() {
    const handle = this.#use();
    if (this.#path !== undefined) return this.#path;
    const out = {};
    const err = handle.getsockname(out);
    if (err !== 0) throw errnoException(err, 'address');
    return out;
  }

  /** @returns {number} the descriptor, which stays the socket's */
  fd() {
    return this.#use().fd;
  }

  /** Lets the address go. */
  close() {
    this.#use().close();
    this.#handle = null;
  }

  get isPipe() {
    return this.#path !== undefined;
  }

  [Symbol.dispose]() {
    if (this.#handle !== null) this.close();
  }
}

/** A BoundSocket without a handle, at the receiving end of a transfer. */
function _TransferredBoundSocket() {
  return new BoundSocket(kEmpty);
}
_TransferredBoundSocket.prototype = BoundSocket.prototype;

// Handles on their way from one BoundSocket to another, within the thread.
const inTransit = new Map();
let lastId = 0;

registerCloneHooks(BoundSocket.prototype, {
  transfer(socket) {
    inTransit.set(++lastId, { path: getPath(socket), handle: takeHandle(socket) });
    return { data: lastId, deserialize: 'internal/net/bound_socket:arrive' };
  },
});

/** Makes the BoundSocket at the other end. */
function arrive(id) {
  const { handle, path } = inTransit.get(id);
  inTransit.delete(id);
  const socket = new _TransferredBoundSocket();
  giveHandle(socket, handle, path);
  return socket;
}

module.exports = {
  BoundSocket, _TransferredBoundSocket, arrive, consume: takeHandle, pathOf: getPath,
};
