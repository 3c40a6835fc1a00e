// SPDX-License-Identifier: MIT
//
// The fast path of http.Server: connections live in C (the `http1` binding), which tells a Front
// what happens on all of them. It is used while nobody could tell the difference; what the program
// asks of a server is looked at for each new connection, which otherwise takes the way of
// net.Server.
'use strict';

const { enterEvent, leaveResource } = require('internal/async_context');
const { ServerConnection, makeResponse } = require('internal/http/connection');
const { Exchange, endSocket, takeOver } = require('internal/http/exchange');
const { HeadText, endBody } = require('internal/http/incoming');
const { channelOf } = require('internal/http/observe');
const { attach } = require('internal/http/response');
const { parserOptions } = require('internal/http/strictness');
const {
  kIncomingMessage, kOptimizeEmptyRequests, kSource,
} = require('internal/http/symbols');
const { Pipe, TCP } = require('internal/net/handle');
const { FastBuffer } = require('internal/buffer');
const {
  codes: { ERR_HTTP_REQUEST_TIMEOUT }, errnoException,
} = require('internal/errors');

const binding = internalBinding('http1');
const { methods } = internalBinding('http_parser');
const { KEEP_ALIVE, UPGRADE_ASKED, NO_BODY, BODY_FRAMED } = binding;

const DEFAULT_MAX_HEADERS = 1000;

/** The line that tells a client how long it may be idle. */
function hintOf({ keepAliveTimeout }) {
  return keepAliveTimeout ? `Keep-Alive: timeout=${Math.floor(keepAliveTimeout / 1000)}\r\n` : '';
}

class Front {
  constructor(server, handle, isUsable) {
    this.server = server;
    this.isUsable = isUsable;
    this.isPipe = handle instanceof Pipe;
    this.frame = handle.frame;
    this.open = new Map(); // exchanges that are not over, by serial number
    this.waiting = new Map(); // those whose output waits in C
    this.settings = '';
    this.isClosed = false;
    this.native = binding.createServer([
      () => this.onAccept(),
      (slot, serial, facts, url, fields, rest) =>
        this.onRequest(slot, serial, facts, url, fields, rest),
      (slot, serial, length, bytes, isComplete, trailers) => {
        this.enter();
        this.open.get(serial)?.onBody(length, bytes, isComplete, trailers);
        leaveResource();
      },
      (slot, serial) => {
        this.enter();
        this.onWritten(slot, serial);
        leaveResource();
      },
      (slot, serial, code, reason, bytes, position) =>
        this.onError(slot, serial, code, reason, bytes, position),
      (slot, serial) => {
        this.enter();
        this.open.get(serial)?.onAbort();
        leaveResource();
      },
      (slot, serial, socket, status) => this.onClose(slot, socket, status),
    ]);
    this.configure();
    binding.attach(this.native, handle.native);
  }

  /** All that C tells happens in the async context in which the server was made to listen. */
  enter() {
    enterEvent(this.frame, 'HTTPINCOMINGMESSAGE', this);
  }

  /** Tells C what the server's properties are now. */
  configure() {
    const { server } = this;
    const { maxHeaderSize } = parserOptions(server);
    const pairs = typeof server.maxHeadersCount === 'number' ? server.maxHeadersCount :
      DEFAULT_MAX_HEADERS;
    const keepAlive = server.keepAliveTimeout ?
      server.keepAliveTimeout + server.keepAliveTimeoutBuffer : 0;
    const delay = server.keepAlive ? server.keepAliveInitialDelay || 1 : 0;
    const settings = `${maxHeaderSize} ${pairs} ${keepAlive} ${server.noDelay} ${delay}`;
    if (settings === this.settings) return;
    this.settings = settings;
    binding.configure(this.native, maxHeaderSize, pairs, keepAlive, hintOf(server),
                      server.noDelay, delay);
  }

  onAccept() {
    const { server } = this;
    if (!this.isUsable(server)) return false;
    this.configure();
    server._connections++;
    return true;
  }

  onClose(slot, socket, status) {
    const { server } = this;
    this.enter();
    if (this.waiting.size > 0) {
      // Their responses were whole: either they have left, or they could not.
      for (const exchange of this.waitingOn(slot)) {
        if (status === 0) exchange.onWritten();
        else exchange.onAbort();
      }
    }
    if (socket !== undefined) endSocket(socket, status);
    server._connections--;
    server._emitCloseIfDrained();
    leaveResource();
  }

  // ---- Requests

  /** @returns {boolean|undefined} true if another protocol takes the connection */
  onRequest(slot, serial, facts, url, fields, rest) {
    const { server } = this;
    const exchange = new Exchange(this, slot, serial);
    const req = this.makeRequest(exchange, facts, url, fields);
    this.enter();
    if ((facts & UPGRADE_ASKED) !== 0 && wantsUpgrade(server, req)) {
      this.upgrade(exchange, req, rest);
      leaveResource();
      return true;
    }
    const res = makeResponse(exchange, server, req, (facts & KEEP_ALIVE) !== 0,
                             server.highWaterMark);
    if (server[kOptimizeEmptyRequests] && (facts & BODY_FRAMED) === 0) req._dumpAndCloseReadable();
    channelOf('http.server.request.start')?.publish({
      request: req, response: res, socket: req.socket, server,
    });
    try {
      attach(res, exchange);
      ServerConnection.prototype.dispatch.call(exchange, req, res, facts);
    } finally {
      this.afterHandler(exchange, res);
    }
    leaveResource();
    return undefined;
  }

  makeRequest(exchange, facts, url, fields) {
    const { server } = this;
    const req = new server[kIncomingMessage](exchange);
    const major = (facts >> 16) & 15;
    const minor = (facts >> 20) & 15;
    req.httpVersionMajor = major;
    req.httpVersionMinor = minor;
    req.httpVersion = major === 1 && minor === 1 ? '1.1' : `${major}.${minor}`;
    req.method = methods[(facts >> 8) & 255];
    req.url = url;
    req.joinDuplicateHeaders = server.joinDuplicateHeaders;
    req[kSource] = new HeadText(fields);
    exchange.req = req;
    if ((facts & NO_BODY) !== 0) {
      exchange.isReceived = true;
      endBody(req);
    }
    return req;
  }

  /** The listeners have returned, or one has thrown. */
  afterHandler(exchange, res) {
    const { onDone } = exchange;
    exchange.onDone = null;
    if (onDone !== null) {
      if (res._eventsCount === 0 && exchange.req._eventsCount === 0) {
        onDone();
      } else {
        process.nextTick(onDone);
      }
    }
    exchange.isHandling = false;
    if (!exchange.isAnswered || !exchange.isReceived) this.open.set(exchange.serial, exchange);
  }

  forget(exchange) {
    this.open.delete(exchange.serial);
  }

  /** The exchange at its turn on a socket's connection. */
  currentOf(socket) {
    for (const exchange of this.open.values()) {
      if (exchange.socket === socket) return exchange;
    }
    return undefined;
  }

  upgrade(exchange, req, rest) {
    const { server } = this;
    const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (server.listenerCount(event) === 0) {
      exchange.destroy();
      return;
    }
    const socket = takeOver(exchange);
    req.complete = true;
    req.upgrade = true;
    req.socket = socket;
    server.emit(event, req, socket, new FastBuffer(rest));
  }

  // ---- What the server asks

  expire(headersTimeout, requestTimeout) {
    binding.expire(this.native, headersTimeout, requestTimeout);
  }

  closeIdle() {
    binding.closeIdle(this.native);
  }

  closeAll() {
    binding.closeAll(this.native);
  }

  /** The server does not listen any more. */
  close() {
    if (this.isClosed) return;
    this.isClosed = true;
    binding.release(this.native);
  }

  // ---- Output

  /** After anything was sent: what waited behind it may have left, too. */
  afterWrite(exchange, result) {
    if (result !== 0 || this.waiting.size === 0) return;
    const upTo = binding.written(exchange.slot, exchange.serial);
    if (upTo > 0) process.nextTick(settleWaiting, this, exchange.slot, upTo);
  }

  /** The exchanges of a connection whose output waits, in order. */
  waitingOn(slot) {
    const exchanges = [];
    for (const exchange of this.waiting.values()) {
      if (exchange.slot === slot) exchanges.push(exchange);
    }
    return exchanges.sort((a, b) => a.serial - b.serial);
  }

  onWritten(slot, upTo) {
    for (const exchange of this.waitingOn(slot)) {
      if (exchange.serial <= upTo) exchange.onWritten();
    }
  }

  // ---- Errors

  /** @returns {boolean} whether C need not answer */
  onError(slot, serial, code, reason, bytes, position) {
    const { server } = this;
    if (server.listenerCount('clientError') === 0) return false;
    const error = makeError(code, reason, bytes, position);
    const exchange = new Exchange(this, slot, serial);
    this.enter();
    const socket = takeOver(exchange);
    socket.on('error', nop);
    socket.on('end', endSocketToo);
    socket.resume();
    server.emit('clientError', error, socket);
    leaveResource();
    return true;
  }
}

function nop() {}

function endSocketToo() {
  this.end();
}

function settleWaiting(front, slot, upTo) {
  front.onWritten(slot, upTo);
}

function wantsUpgrade(server, req) {
  return req.method === 'CONNECT' || Boolean(server.shouldUpgradeCallback(req));
}

function makeError(code, reason, bytes, position) {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ERR_HTTP_REQUEST_TIMEOUT();
  if (!code.startsWith('HPE_')) {
    return errnoException(position, 'read');
  }
  const error = new Error(`Parse Error${reason ? `: ${reason}` : ''}`);
  error.code = code;
  error.reason = reason;
  error.bytesParsed = position;
  if (bytes !== undefined) error.rawPacket = new FastBuffer(bytes);
  return error;
}

module.exports = { Front };
