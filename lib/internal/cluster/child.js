// SPDX-License-Identifier: MIT
//
// node:cluster in a worker. Servers ask the primary for their handles: either a copy of one
// that all workers share, or a stand-in, whose connections the primary sends one by one.
'use strict';

const EventEmitter = require('events');
const { listener, sendMessage } = require('internal/cluster/messages');
const Worker = require('internal/cluster/worker');
const { kOwner } = require('internal/net/handle');
const { setCluster } = require('internal/net/listen');

const UV_EADDRINUSE = -98;
const LONG_TIME = 2 ** 31 - 1; // milliseconds, the most that a timer can wait

const cluster = new EventEmitter();
const handles = new Map(); // key -> handle or stand-in
const indexes = new Map(); // address -> the numbers of this worker's servers on it

Object.assign(cluster, {
  isWorker: true,
  isMaster: false,
  isPrimary: false,
  worker: null,
  Worker,
});

function nop() {}

function send(message, callback) {
  return sendMessage(process, message, undefined, callback);
}

// ---- Servers -----------------------------------------------------------------------------

/** The smallest number that no other server on this address has. */
function takeIndex(name) {
  let taken = indexes.get(name);
  if (taken === undefined) indexes.set(name, taken = new Set());
  let index = 0;
  while (taken.has(index)) index++;
  taken.add(index);
  return index;
}

function giveIndexBack(name, index) {
  const taken = indexes.get(name);
  if (taken === undefined) return;
  taken.delete(index);
  if (taken.size === 0) indexes.delete(name);
}

/** Lets the primary know when a copy of its handle is closed. */
function shareHandle(key, handle, forget) {
  const { close } = handle;
  handle.close = function(callback) {
    send({ act: 'close', key });
    forget();
    handle.close = close;
    return close.call(handle, callback);
  };
  return handle;
}

/** What a server takes for its handle. A timer keeps the process alive, as a socket would. */
class StandIn {
  #timer = setInterval(nop, LONG_TIME);
  #key;
  #forget;
  #sockname;

  constructor(key, sockname, forget) {
    this.#key = key;
    this.#sockname = sockname;
    this.#forget = forget;
    this[kOwner] = null;
    this.onconnection = null;
    if (!sockname) this.getsockname = undefined; // of a pipe
  }

  listen() {
    return 0;
  }

  close(callback) {
    if (this.#key !== undefined) {
      send({ act: 'close', key: this.#key });
      this.#forget();
      this.#key = undefined;
    }
    this.unref();
    if (callback) process.nextTick(callback);
  }

  getsockname(out) {
    Object.assign(out, this.#sockname);
    return 0;
  }

  ref() {
    this.#timer ??= setInterval(nop, LONG_TIME);
  }

  unref() {
    clearInterval(this.#timer);
    this.#timer = null;
  }

  hasRef() {
    return this.#timer !== null;
  }
}

/** A handle that was bound to another port than the one that was asked for. */
function isElsewhere(handle, { port, addressType }) {
  if (!(port > 0) || typeof addressType !== 'number' || !handle.getsockname) return false;
  const out = {};
  return handle.getsockname(out) === 0 && out.port !== port;
}

/**
 * Gets the handle of a server or datagram socket from the primary.
 * @param {object} server
 * @param {object} query address, port, addressType, fd, flags, backlog
 * @param {(errno: number, handle: ?object) => void} callback
 */
cluster._getServer = function(server, query, callback) {
  let { address } = query;
  if (query.port < 0 && typeof address === 'string') {
    address = require('path').resolve(address); // this process may have another directory
  }
  const name = [address, query.port, query.addressType, query.fd].join(':');
  const index = takeIndex(name);
  const message = { act: 'queryServer', index, data: null, ...query, address };
  if (server._getServerData) message.data = server._getServerData();
  send(message, ({ errno, key, data, sockname }, shared) => {
    server._setServerData?.(data);
    const forget = () => {
      handles.delete(key);
      giveIndexBack(name, index);
    };
    if (errno) {
      giveIndexBack(name, index);
      callback(errno, null);
      return;
    }
    const handle = shared ? shareHandle(key, shared, forget) :
      new StandIn(key, sockname, forget);
    handles.set(key, handle);
    callback(isElsewhere(handle, query) ? UV_EADDRINUSE : 0, handle);
  });
  server.once('listening', () => tellListening(server, message, name));
};

function tellListening(server, message, name) {
  if (!indexes.has(name)) return; // closed meanwhile
  cluster.worker.state = 'listening';
  const port = server.address()?.port || message.port;
  send({ ...message, act: 'listening', port });
}

/** What internal/net/listen asks for each handle of a server. */
function listenThroughPrimary(server, where, listen) {
  if (server._handle) return false; // it was given one
  const { address, port, addressType, fd, flags, backlog, options } = where;
  cluster._getServer(server, {
    address, port, addressType, fd, flags, backlog,
    readableAll: options?.readableAll, writableAll: options?.writableAll,
  }, (errno, handle) => listen(errno === 0 ? handle : errno));
  return true;
}

/** The same for the sockets of node:dgram. */
function bindThroughPrimary(socket, where, bind) {
  const { bindFlags } = require('internal/dgram/bind');
  const { kState } = require('internal/dgram/state');
  const state = socket[kState];
  if (state.reusePort) return false;
  cluster._getServer(socket, {
    address: where.address, port: where.port, addressType: socket.type, fd: -1,
    flags: bindFlags(state),
  }, (errno, handle) => bind(errno === 0 ? handle : errno));
  return true;
}

/** A connection from the primary. */
function onConnection({ key, seq }, connection) {
  const handle = handles.get(key);
  let accepted = handle !== undefined && connection !== undefined;
  const server = handle?.[kOwner];
  if (accepted && server?.maxConnections != null &&
      server._connections >= server.maxConnections) {
    accepted = false;
  }
  send({ ack: seq, accepted });
  if (accepted) handle.onconnection(0, connection);
  else connection?.close();
}

// ---- The worker --------------------------------------------------------------------------

/** Closes the servers, then the channel. */
function leave(worker, isPrimarysWish) {
  worker.exitedAfterDisconnect = true;
  let waiting = 1;
  const onClosed = () => {
    if (--waiting > 0) return;
    if (isPrimarysWish) process.disconnect();
    else send({ act: 'exitedAfterDisconnect' }, () => process.disconnect());
  };
  for (const handle of [...handles.values()]) {
    waiting++;
    const owner = handle[kOwner] ?? handle.socket;
    if (owner) owner.close(onClosed);
    else handle.close(onClosed);
  }
  handles.clear();
  onClosed();
}

/** Closes the servers and the channel of this worker. */
Worker.prototype.disconnect = function() {
  if (this.state !== 'disconnecting' && this.state !== 'destroying') {
    this.state = 'disconnecting';
    leave(this, false);
  }
  return this;
};

/** Closes the channel and ends this process. */
Worker.prototype.destroy = function() {
  if (this.state === 'destroying') return;
  this.exitedAfterDisconnect = true;
  if (!this.isConnected()) process.exit(0);
  this.state = 'destroying';
  send({ act: 'exitedAfterDisconnect' }, () => process.disconnect());
  process.once('disconnect', () => process.exit(0));
};

/** Makes this process a worker. */
cluster._setupWorker = function() {
  const worker = new Worker({
    id: Number(process.env.NODE_UNIQUE_ID), process, state: 'online',
  });
  cluster.worker = worker;
  process.once('disconnect', () => {
    worker.emit('disconnect');
    // The primary has ended, or nobody told it: without it there is nothing to do.
    if (!worker.exitedAfterDisconnect) process.exit(0);
  });
  process.on('internalMessage', listener((message, handle) => {
    if (message.act === 'newconn') onConnection(message, handle);
    else if (message.act === 'disconnect') leave(worker, true);
  }));
  setCluster(listenThroughPrimary);
  require.whenLoaded.set('internal/dgram/bind', (bind) => bind.setCluster(bindThroughPrimary));
  send({ act: 'online' });
};

module.exports = cluster;
