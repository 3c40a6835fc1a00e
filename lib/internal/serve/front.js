// SPDX-License-Identifier: MIT
//
// What happens on the connections of a server of Nodus.serve, as the `http1` binding tells it.
'use strict';

const { state: asyncState, enterEvent, leaveResource } = require('internal/async_context');
const { HeaderList } = require('internal/fetch/headers');
const { makeRequest } = require('internal/fetch/request');
const { Response, isResponse, recordOf } = require('internal/fetch/response');
const { Exchange } = require('internal/serve/exchange');
const { send } = require('internal/serve/respond');
const { Pipe } = require('internal/net/handle');
const { inspect } = require('internal/util/inspect');

const binding = internalBinding('http1');
const { UPGRADE_ASKED } = binding;

const MAX_HEAD_SIZE = 16384;
const MAX_HEADERS = 1000;

class Front {
  constructor(server, handle, options) {
    this.server = server;
    this.options = options;
    this.authority = ''; // for requests that name no host
    this.frame = asyncState.frame;
    this.open = new Map(); // exchanges that are not over, by serial number
    this.waiting = new Map(); // those whose output waits in C
    this.handling = 0; // handlers that run right now
    this.connections = 0;
    this.isStopping = false;
    this.isReleased = false;
    this.onDrained = null; // called when no connection is left
    this.topics = null; // the WebSockets, when there was one
    this.isPipe = handle instanceof Pipe;
    this.timer = null; // ends what is idle, while there are connections
    this.lastHost = undefined;
    this.lastTarget = '';
    this.lastHref = '';
    this.lastFields = '';
    this.lastList = new HeaderList();
    this.native = binding.createServer([
      () => this.onAccept(),
      (slot, serial, facts, target, fields, rest) =>
        this.onRequest(slot, serial, facts, target, fields, rest),
      (slot, serial, length, bytes, isComplete) => {
        this.enter();
        this.open.get(serial)?.onBody(length, bytes, isComplete);
        leaveResource();
      },
      (slot, serial) => {
        this.enter();
        this.onWritten(slot, serial);
        leaveResource();
      },
      () => false, // C answers what it cannot parse
      (slot, serial) => {
        this.enter();
        this.open.get(serial)?.onAbort();
        leaveResource();
      },
      (slot, serial, socket, status) => this.onClose(socket, status),
    ]);
    this.configure();
    binding.attach(this.native, handle.native);
  }

  /** Handlers run in the async context in which the server was made. */
  enter() {
    enterEvent(this.frame, 'HTTPINCOMINGMESSAGE', this);
  }

  configure() {
    const keepAlive = this.options.idleTimeout * 1000;
    binding.configure(this.native, MAX_HEAD_SIZE, MAX_HEADERS, keepAlive, '', true, 0);
  }

  // ---- Connections

  onAccept() {
    if (this.connections++ === 0) this.startTimer();
    return true;
  }

  onClose(socket, status) {
    if (socket !== undefined) {
      this.enter();
      require('internal/http/exchange').endSocket(socket, status);
      leaveResource();
    }
    if (--this.connections > 0) return;
    clearTimeout(this.timer);
    this.timer = null;
    this.onDrained?.();
  }

  startTimer() {
    const { idleTimeout } = this.options;
    const period = idleTimeout > 0 ? Math.min(Math.max(idleTimeout / 4, 0.1), 5) : 5;
    this.timer = setTimeout(() => {
      this.expire();
      this.timer.refresh();
    }, period * 1000).unref();
  }

  /** Ends the exchanges on which nothing happens, and connections that send no request. */
  expire() {
    const now = Date.now();
    const idle = this.options.idleTimeout * 1000;
    for (const exchange of this.open.values()) {
      const limit = exchange.timeout >= 0 ? exchange.timeout : idle;
      if (limit > 0 && now - exchange.lastActive > limit) exchange.close();
    }
    if (idle > 0) binding.expire(this.native, idle, 0);
  }

  /** No connection is accepted any more. */
  release(closeActive) {
    this.isStopping = true;
    if (closeActive) {
      this.topics?.endAll();
      binding.closeAll(this.native);
    } else {
      binding.closeIdle(this.native);
    }
    if (this.isReleased) return;
    this.isReleased = true;
    binding.release(this.native);
  }

  // ---- Requests

  /** @returns {boolean|undefined} true if another protocol takes the connection */
  onRequest(slot, serial, facts, target, fields, rest) {
    const exchange = new Exchange(this, slot, serial, facts, target, fields);
    if (!exchange.expectBody(this.options.maxRequestBodySize)) {
      this.refuseBody(exchange);
      return undefined;
    }
    if ((facts & UPGRADE_ASKED) !== 0) {
      if (exchange.method === 'CONNECT') {
        this.refuse(exchange, 501);
        return undefined;
      }
      exchange.rest = rest;
    }
    this.enter();
    this.handling++;
    this.handle(exchange);
    this.handling--;
    if (!exchange.isSent || !exchange.isReceived) {
      exchange.lastActive = Date.now();
      this.open.set(serial, exchange);
    }
    leaveResource();
    return exchange.isUpgraded || undefined;
  }

  handle(exchange) {
    const { server } = this;
    const { fetch } = this.options;
    try {
      const result = fetch.call(server, makeRequest(exchange), server);
      if (isResponse(result)) send(exchange, recordOf(result));
      else this.wait(exchange, result);
    } catch (error) {
      this.fail(exchange, error);
    }
  }

  /** What the handler returned is a promise, or nothing that can be sent. */
  wait(exchange, result) {
    if (typeof result?.then !== 'function') {
      this.answer(exchange, result, 'fetch');
      return;
    }
    Promise.resolve(result).then((response) => {
      try {
        this.answer(exchange, response, 'fetch');
      } catch (error) {
        this.fail(exchange, error);
      }
    }, (error) => this.fail(exchange, error));
  }

  /** Sends what a handler gave. @throws {TypeError} if that is no response */
  answer(exchange, response, name) {
    if (isResponse(response)) {
      if (!exchange.isAborted && !exchange.isAnswered && !exchange.isUpgraded) {
        send(exchange, recordOf(response));
      } else {
        recordOf(response).body?.stream?.cancel().catch(() => {});
      }
    } else if (!exchange.isUpgraded && !exchange.isAborted) {
      throw new TypeError(`${name}() must return a Response, but returned ${inspect(response)}`);
    }
  }

  /** A handler has thrown: asks `error` for a response. */
  fail(exchange, error) {
    const isOver = exchange.isAnswered || exchange.isAborted;
    // What we told the handler of its request's end is no news.
    if (isOver && (error === exchange.incoming?.error || error === exchange.reason)) return;
    const handler = this.options.error;
    if (handler === undefined || isOver) {
      this.failAtLast(exchange, error);
      return;
    }
    try {
      const result = handler.call(this.server, error);
      if (typeof result?.then === 'function') {
        Promise.resolve(result).then((response) => {
          this.answer(exchange, response, 'error');
        }).catch((second) => this.failAtLast(exchange, second));
      } else {
        this.answer(exchange, result, 'error');
      }
    } catch (second) {
      this.failAtLast(exchange, second);
    }
  }

  failAtLast(exchange, error) {
    this.report(error);
    if (!exchange.isAnswered && !exchange.isAborted) this.refuse(exchange, 500);
  }

  /** An error that no handler has dealt with. The client does not learn of it. */
  report(error) {
    console.error(error);
  }

  // ---- Refusals

  refuse(exchange, status) {
    const { STATUS_CODES } = require('internal/http/status');
    send(exchange, recordOf(new Response(STATUS_CODES[status], { status })));
  }

  /** The body is larger than the server takes. */
  refuseBody(exchange) {
    const error = new TypeError('The body is larger than maxRequestBodySize');
    exchange.incoming?.fail(error);
    if (exchange.isAnswered) {
      exchange.close();
      return;
    }
    const response = new Response('Payload Too Large', {
      status: 413, headers: { connection: 'close' },
    });
    send(exchange, recordOf(response));
  }

  // ---- Output

  forget(exchange) {
    this.open.delete(exchange.serial);
    this.waiting.delete(exchange.serial);
  }

  /** After anything was sent: what waited behind it may have left, too. */
  afterWrite(exchange, result) {
    if (result !== 0 || this.waiting.size === 0) return;
    const upTo = binding.written(exchange.slot, exchange.serial);
    if (upTo > 0) process.nextTick(settleWaiting, this, exchange.slot, upTo);
  }

  onWritten(slot, upTo) {
    if (this.waiting.size === 0) return;
    for (const exchange of this.waiting.values()) {
      if (exchange.slot !== slot || exchange.serial > upTo) continue;
      this.waiting.delete(exchange.serial);
      exchange.onWritten();
    }
  }

  // ---- What is derived from heads: the latest is kept, for the next is often the same

  /** The headers of a request, which nobody may change. */
  listOf(fields) {
    if (fields === this.lastFields) return this.lastList;
    const list = new HeaderList();
    const parts = fields.split('\n');
    for (let i = 1; i + 1 < parts.length; i += 2) list.append(parts[i], parts[i + 1]);
    this.lastFields = fields;
    return this.lastList = list;
  }

  /** The URL of a request target. */
  urlOf(target, host) {
    if (target === this.lastTarget && host === this.lastHost) return this.lastHref;
    this.lastTarget = target;
    this.lastHost = host;
    return this.lastHref = parseTarget(target, host, this.authority);
  }
}

function settleWaiting(front, slot, upTo) {
  front.onWritten(slot, upTo);
}

/** RFC 9112 section 3.3; a host that is none is not believed. */
function parseTarget(target, host, authority) {
  const { URL } = require('internal/url');
  if (target.charCodeAt(0) !== 0x2f) {
    const absolute = /^https?:/i.test(target) ? URL.parse(target) : null;
    if (absolute !== null) return absolute.href;
    target = `/${target}`;
  }
  const isHost = host !== undefined && host !== '' && !/[/?#@\\]/.test(host);
  const url = (isHost ? URL.parse(`http://${host}${target}`) : null) ??
    new URL(`http://${authority}${target}`);
  return url.href;
}

module.exports = { Front };
