// SPDX-License-Identifier: MIT
//
// The handle of a server: made, bound and listening. In a worker of node:cluster the primary
// process may do that: it plugs in through setCluster().
'use strict';

const { exceptionWithHostPort, uvExceptionWithHostPort } = require('internal/errors');
const { Pipe, TCP, kOwner } = require('internal/net/handle');
const { publish } = require('internal/net/observers');

const DEFAULT_BACKLOG = 511;
const UV_EINVAL = -22;

let cluster = null;

/**
 * @param {?(server: Server, where: object, listen: (handle: object|number) => void) => boolean}
 *   hook asked for each handle; false: the server makes its own
 */
function setCluster(hook) {
  cluster = hook;
}

function openDescriptor(fd) {
  const { createHandle } = require('internal/net/socket');
  let handle;
  try {
    handle = createHandle(fd, true);
  } catch {
    return UV_EINVAL; // it is no stream
  }
  const err = handle.open(fd);
  return err === 0 ? handle : err;
}

/**
 * Makes the handle of a server.
 * @param {?string} address IP address; a pipe's name if port and addressType are -1; null: any
 * @param {number} port
 * @param {number} addressType 4, 6 or -1
 * @param {number} [fd] a descriptor to adopt instead
 * @param {number} [flags] as TCP handles take them
 * @returns {object|number} or a negative uv code
 */
function createServerHandle(address, port, addressType, fd, flags) {
  if (typeof fd === 'number' && fd >= 0) return openDescriptor(fd);
  if (port === -1 && addressType === -1) {
    const handle = new Pipe(undefined, 'PIPESERVERWRAP');
    return checked(handle, handle.bind(address));
  }
  const handle = new TCP(undefined, 'TCPSERVERWRAP');
  if (address) return checked(handle, handle.bind(address, port || 0, flags));
  if (handle.bind6('::', port || 0, flags) === 0) return handle;
  handle.close();
  return createServerHandle('0.0.0.0', port, 4, undefined, flags);
}

function checked(handle, err) {
  if (err === 0) return handle;
  handle.close();
  return err;
}

/** Any address: IPv6, which takes IPv4 too, or IPv4 where there is no IPv6. */
function createForAnyAddress(port, flags) {
  const handle = createServerHandle('::', port, 6, undefined, flags);
  if (typeof handle !== 'number') return { handle, address: '::', addressType: 6 };
  return {
    handle: createServerHandle('0.0.0.0', port, 4, undefined, flags),
    address: '0.0.0.0',
    addressType: 4,
  };
}

function emitError(server, error) {
  server.emit('error', error);
}

function emitListening(server) {
  if (server._handle) server.emit('listening');
}

function failLater(server, err, address, port) {
  const error = uvExceptionWithHostPort(err, 'listen', address, port);
  publish('tracing:net.server.listen:error', { server, error });
  process.nextTick(emitError, server, error);
}

/**
 * Server.prototype._listen2: makes the handle, unless there is one, and listens. 'listening' or
 * 'error' follows in a tick.
 */
function setupListenHandle(address, port, addressType, backlog, fd, flags) {
  if (!this._handle) {
    let handle;
    if (!address && typeof fd !== 'number') {
      ({ handle, address, addressType } = createForAnyAddress(port, flags));
    } else {
      handle = createServerHandle(address, port, addressType, fd, flags);
    }
    if (typeof handle === 'number') {
      failLater(this, handle, address, port);
      return;
    }
    this._handle = handle;
  }
  const handle = this._handle;
  handle.onconnection = require('internal/net/server').onConnection;
  handle.server = this;
  handle[kOwner] = this;
  const err = handle.listen(Math.trunc(backlog) || DEFAULT_BACKLOG);
  if (err !== 0) {
    handle.close();
    this._handle = null;
    failLater(this, err, address, port);
    return;
  }
  this._connectionKey = `${addressType}:${address}:${port}`;
  if (this._unref) this.unref();
  publish('tracing:net.server.listen:asyncEnd', { server: this });
  process.nextTick(emitListening, this);
}

/**
 * The one place where a server gets its handle from.
 * @param {Server} server
 * @param {{address: ?string, port: number, addressType: number, backlog: number, fd?: number,
 *   exclusive?: boolean, flags: number, options?: object}} where
 */
function listenInCluster(server, where) {
  const listen = (handle) => {
    if (typeof handle === 'number') {
      const error = exceptionWithHostPort(handle, 'bind', where.address, where.port);
      process.nextTick(emitError, server, error);
      return;
    }
    if (handle) server._handle = handle;
    const { address, port, addressType, backlog, fd, flags } = where;
    server._listen2(address, port, addressType, backlog, fd, flags);
  };
  if (cluster !== null && !where.exclusive && cluster(server, where, listen)) return;
  listen(null);
}

/** Listens on the address of a host. */
function lookUpAndListen(server, where) {
  const lookup = require('internal/dns/lookup').currentLookup();
  const id = ++server._listeningId;
  lookup(where.host, (error, address, addressType) => {
    if (id !== server._listeningId) return; // listen() was called again, or close()
    if (error) {
      server.emit('error', error);
      return;
    }
    listenInCluster(server, { ...where, address, addressType: address ? addressType : 4 });
  });
}

module.exports = {
  createServerHandle, listenInCluster, lookUpAndListen, setCluster, setupListenHandle,
};
