// SPDX-License-Identifier: MIT
//
// A socket of the primary that each worker gets a copy of: the system decides who accepts a
// connection or receives a datagram.
'use strict';

function createUdpHandle(address, { port, fd, flags }) {
  const { UDP } = require('internal/dgram/handle');
  const handle = new UDP();
  const err = fd >= 0 ? handle.open(fd) : handle.bind(address, port, flags);
  if (err === 0) return handle;
  handle.close();
  return err;
}

function createHandle(address, query) {
  const { port, addressType, fd, flags } = query;
  if (addressType === 'udp4' || addressType === 'udp6') return createUdpHandle(address, query);
  const { createServerHandle } = require('internal/net/listen');
  return createServerHandle(address, port, addressType, fd, flags);
}

class SharedHandle {
  /** See RoundRobinHandle. */
  constructor(key, address, query) {
    this.key = key;
    this.workers = new Map();
    this.handle = null;
    this.errno = 0;
    const result = createHandle(address, query);
    if (typeof result === 'number') this.errno = result;
    else this.handle = result;
  }

  add(worker, answer) {
    this.workers.set(worker.id, worker);
    answer(this.errno, null, this.handle);
  }

  has(worker) {
    return this.workers.has(worker.id);
  }

  remove(worker) {
    if (!this.workers.delete(worker.id) || this.workers.size > 0) return false;
    this.handle?.close();
    this.handle = null;
    return true;
  }
}

module.exports = { SharedHandle };
