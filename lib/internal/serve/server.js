// SPDX-License-Identifier: MIT
//
// Nodus.serve and the server that it returns.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE }, uvExceptionWithHostPort,
} = require('internal/errors');
const { isRequest, recordOf } = require('internal/fetch/request');
const { REUSE_PORT } = require('internal/net/handle');
const { createServerHandle } = require('internal/net/listen');
const { Exchange } = require('internal/serve/exchange');
const { Front } = require('internal/serve/front');
const { readOptions, readReloadOptions } = require('internal/serve/options');
const { customInspectSymbol } = require('internal/util');
const { validateNumber } = require('internal/validators');

const binding = internalBinding('http1');
const BACKLOG = 511;

/** A handle that listens. @throws the system's error */
function listen({ unix, hostname, port, reusePort }) {
  const handle = unix === undefined ?
    createServerHandle(hostname, port, 4, undefined, reusePort ? REUSE_PORT : 0) :
    createServerHandle(unix, -1, -1);
  const err = typeof handle === 'number' ? handle : handle.listen(BACKLOG);
  if (err === 0) return handle;
  if (typeof handle !== 'number') handle.close();
  throw uvExceptionWithHostPort(err, 'listen', hostname, port);
}

/** The exchange behind a request of a server. */
function exchangeOf(request, front) {
  const record = isRequest(request) ? recordOf(request) : undefined;
  if (!(record instanceof Exchange) || record.front !== front) {
    throw new ERR_INVALID_ARG_TYPE('request', 'Request of this server', request);
  }
  return record;
}

class Server {
  #front;
  #handle;
  #address;
  #stopped = null; // promise of stop()

  constructor(options) {
    const { handlers, address } = readOptions(options);
    this.#handle = listen(address);
    this.#address = address;
    if (address.unix === undefined) {
      const bound = {};
      this.#handle.getsockname(bound);
      address.port = bound.port;
    }
    this.#front = new Front(this, this.#handle, handlers);
    this.#front.authority = this.#authority;
  }

  get #authority() {
    const { unix, hostname, port } = this.#address;
    if (unix !== undefined) return 'localhost';
    if (hostname === '0.0.0.0' || hostname === '::') return `localhost:${port}`;
    return hostname.includes(':') ? `[${hostname}]:${port}` : `${hostname}:${port}`;
  }

  /** undefined on a Unix socket. */
  get port() {
    return this.#address.unix === undefined ? this.#address.port : undefined;
  }

  get hostname() {
    return this.#address.unix === undefined ? this.#address.hostname : undefined;
  }

  /** @returns {URL} */
  get url() {
    const { URL } = require('internal/url');
    const { unix } = this.#address;
    return new URL(unix === undefined ? `http://${this.#authority}/` : `unix://${unix}`);
  }

  /** Requests without a complete response. */
  get pendingRequests() {
    const { open, handling } = this.#front;
    let pending = handling;
    for (const exchange of open.values()) if (!exchange.isSent && !exchange.isUpgraded) pending++;
    return pending;
  }

  /**
   * Where a request came from.
   * @param {Request} request
   * @returns {?{ address: string, port: number, family: string }} null on a Unix socket, or if the
   *   connection is gone
   */
  requestIP(request) {
    const { slot, serial } = exchangeOf(request, this.#front);
    if (this.#address.unix !== undefined) return null;
    const native = binding.handle(slot, serial);
    const peer = native === undefined ? 0 : internalBinding('tcp').getpeername(native);
    if (!Array.isArray(peer)) return null;
    const [address, family, port] = peer;
    return { address, port, family };
  }

  /**
   * Gives a request its own idleTimeout.
   * @param {Request} request
   * @param {number} seconds 0 for none
   */
  timeout(request, seconds) {
    const exchange = exchangeOf(request, this.#front);
    validateNumber(seconds, 'seconds', 0);
    exchange.timeout = seconds * 1000;
  }

  /**
   * Makes a WebSocket of a request's connection.
   * @param {Request} request
   * @param {{ headers?: object, data?: * }} [options]
   * @returns {boolean} false if the request does not ask for one
   */
  upgrade(request, options = undefined) {
    const exchange = exchangeOf(request, this.#front);
    return require('internal/serve/upgrade').upgrade(exchange, options);
  }

  /** How many sockets get what is published under a topic. */
  subscriberCount(topic) {
    return require('internal/serve/topics').topicsOf(this.#front).count(topic);
  }

  /**
   * Sends a message to the sockets that have subscribed to a topic.
   * @param {string} topic
   * @param {string|ArrayBuffer|ArrayBufferView} message
   * @param {boolean} [compress] for those with which perMessageDeflate was agreed on
   * @returns {number} bytes sent to each, 0 if there is none
   */
  publish(topic, message, compress = false) {
    const topics = require('internal/serve/topics').topicsOf(this.#front);
    return topics.publish(topic, message, compress, null);
  }

  /** Changes handlers and limits; requests that are being handled are not affected. */
  reload(options) {
    this.#front.options = readReloadOptions(options, this.#front.options);
    if (!this.#front.isReleased) this.#front.configure();
    return this;
  }

  /**
   * Stops listening.
   * @param {boolean} [closeActiveConnections] instead of letting them finish
   * @returns {Promise<void>} when no connection is left
   */
  stop(closeActiveConnections = false) {
    const front = this.#front;
    this.#stopped ??= new Promise((resolve) => {
      const settle = () => {
        if (front.connections === 0) resolve();
        else front.onDrained = resolve;
      };
      this.#handle.close(settle);
    });
    front.release(Boolean(closeActiveConnections));
    return this.#stopped;
  }

  /** Keeps the process alive again. */
  ref() {
    this.#handle.ref();
    return this;
  }

  /** Lets the process end while it listens. */
  unref() {
    this.#handle.unref();
    return this;
  }

  [Symbol.asyncDispose]() {
    return this.stop();
  }

  [customInspectSymbol](depth, options) {
    const { inspect } = require('internal/util/inspect');
    const { port, hostname, pendingRequests } = this;
    return `Server ${inspect({ url: this.url.href, port, hostname, pendingRequests }, options)}`;
  }
}

/**
 * Serves HTTP with the classes of the web.
 * @param {object} options see docs/serve.md
 * @returns {Server} which listens
 */
function serve(options) {
  return new Server(options);
}

module.exports = { serve };
