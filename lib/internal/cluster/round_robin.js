// SPDX-License-Identifier: MIT
//
// A listening socket of the primary whose connections go to the workers in turn. A worker gets
// the next one when it has taken the last, so a busy worker gets fewer.
'use strict';

const { sendMessage } = require('internal/cluster/messages');
const { IPV6_ONLY } = require('internal/net/handle');
const { Server } = require('net');

class RoundRobinHandle {
  /**
   * @param {string} key its name in messages
   * @param {?string} address
   * @param {object} query what the first worker asked for: port, fd, flags, backlog ...
   */
  constructor(key, address, query) {
    this.key = key;
    this.workers = new Map(); // id -> worker
    this.idle = new Map(); // of these, those that wait for a connection
    this.offered = new Map(); // id -> the connection that was sent and not taken yet
    this.waiting = []; // connections that nobody was idle for
    this.handle = null;
    this.server = new Server();
    this.#listen(address, query);
    this.server.once('listening', () => {
      this.handle = this.server._handle;
      this.handle.onconnection = (status, connection) => {
        if (status === 0) this.distribute(connection);
      };
      this.server._handle = null;
      this.server = null;
    });
  }

  #listen(address, { port, fd, flags, backlog, readableAll, writableAll }) {
    const { server } = this;
    if (fd >= 0) {
      server.listen({ fd, backlog });
    } else if (port >= 0) {
      const ipv6Only = (flags & IPV6_ONLY) !== 0;
      server.listen({ port, host: address ?? undefined, ipv6Only, backlog });
    } else {
      server.listen({ path: address, backlog, readableAll, writableAll });
    }
  }

  /**
   * Lets a worker take part.
   * @param {Worker} worker
   * @param {(errno: ?number, reply: ?object, handle: ?object) => void} answer
   */
  add(worker, answer) {
    this.workers.set(worker.id, worker);
    const done = () => {
      answer(null, this.#describe(), null);
      this.#offer(worker);
    };
    if (this.server === null) {
      done();
      return;
    }
    this.server.once('listening', done);
    this.server.once('error', (error) => answer(error.errno, null, null));
  }

  #describe() {
    if (!this.handle.getsockname) return null; // a pipe
    const sockname = {};
    this.handle.getsockname(sockname);
    return { sockname };
  }

  has(worker) {
    return this.workers.has(worker.id);
  }

  /** @returns {boolean} whether that was the last worker, and the socket is closed */
  remove(worker) {
    if (!this.workers.delete(worker.id)) return false;
    this.idle.delete(worker.id);
    const offered = this.offered.get(worker.id);
    this.offered.delete(worker.id);
    // It never said that it took the connection, so nothing of it was read.
    if (offered !== undefined && !worker.isConnected()) this.distribute(offered);
    if (this.workers.size > 0) return false;
    for (const connection of this.waiting) connection.close();
    this.waiting = [];
    this.handle?.close();
    this.handle = null;
    return true;
  }

  distribute(connection) {
    this.waiting.push(connection);
    for (const worker of this.idle.values()) {
      this.idle.delete(worker.id);
      this.#offer(worker);
      return;
    }
  }

  #offer(worker) {
    if (!this.workers.has(worker.id)) return;
    const connection = this.waiting.shift();
    if (connection === undefined) {
      this.idle.set(worker.id, worker);
      return;
    }
    this.offered.set(worker.id, connection);
    const onAnswer = ({ accepted }) => {
      const isOurs = this.offered.get(worker.id) === connection;
      if (isOurs) this.offered.delete(worker.id);
      if (accepted) connection.close();
      else if (isOurs || worker.isConnected()) this.distribute(connection);
      this.#offer(worker);
    };
    sendMessage(worker.process, { act: 'newconn', key: this.key }, connection, onAnswer);
  }
}

module.exports = { RoundRobinHandle };
