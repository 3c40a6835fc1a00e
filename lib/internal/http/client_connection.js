// SPDX-License-Identifier: MIT
//
// A connection of a client: one per socket, for one request after the other. It feeds the parser,
// makes the response, and gives the socket back to the agent when both messages are done.
'use strict';

const { exchangeFrame } = require('internal/async_context');
const { connResetException } = require('internal/errors');
const { HeadText, IncomingMessage, endBody, readStop, setTrailers } =
  require('internal/http/incoming');
const { channelOf, endMessage, kStart } = require('internal/http/observe');
const { HTTPParser, parsers, PROCEED, SKIP_BODY, UPGRADE, IGNORE_UPGRADE } =
  require('internal/http/parser');
const { parserOptions } = require('internal/http/strictness');
const { kConnection, kNeedDrain, kSource, kTransport } = require('internal/http/symbols');

const {
  slots, FLAG_KEEP_ALIVE, FLAG_UPGRADE, SLOT_STATUS, SLOT_MAJOR, SLOT_MINOR,
} = internalBinding('http_parser');

const kClient = Symbol('kClient'); // of a socket
const kFrame = Symbol('kFrame'); // of a request: the async context of what it tells
const kWatched = Symbol('kWatched'); // of a request: whether it hears of its socket's timeout

function emitError(req, error) {
  channelOf('http.client.request.error')?.publish({ request: req, error });
  req.emit('error', error);
}

/** What an entry of perf_hooks tells of a request. */
function describe(req) {
  const authority = req.getHeader('host') ?? req.host;
  return {
    method: req.method,
    url: `${req.protocol}//${authority}${req.path}`,
    headers: req.getHeaders(),
  };
}

function isInformational(status) {
  return status < 200 && status >= 100 && status !== 101;
}

class ClientConnection {
  constructor(socket) {
    this.socket = socket;
    this.req = null;
    this.parser = parsers.alloc();
    socket[kClient] = this;
    socket.on('data', onData);
    socket.on('end', onEnd);
    socket.on('close', onClose);
    socket.on('error', onError);
    socket.on('drain', onDrain);
  }

  /** Starts with a request. */
  begin(req) {
    const { socket, parser } = this;
    this.req = req;
    req[kConnection] = this;
    req[kTransport] = socket;
    req.parser = parser;
    socket._httpMessage = req;
    socket.parser = parser;
    socket._hadError ??= false;
    parser.initialize(HTTPParser.RESPONSE, this, socket, parserOptions(req));
    parser.outgoing = req;
    if (req.timeout !== undefined || req.agent?.options?.timeout) req.timeoutCb ??= emitTimeout;
    if (req.timeoutCb) watchTimeout(req, socket);
    req.emit('socket', socket);
  }

  // ---- What the parser tells

  onHead(parser, flags) {
    const { req, socket } = this;
    // The response to what was not asked for.
    if (req === null || req.res !== null) {
      parser.incoming = null;
      socket.destroy();
      return PROCEED;
    }
    const res = this.makeResponse(parser, req);
    req.res = res;
    if (req.method === 'CONNECT') {
      res.upgrade = true;
      return UPGRADE;
    }
    if ((flags & FLAG_UPGRADE) !== 0) {
      res.upgrade = true;
      return UPGRADE;
    }
    const status = res.statusCode;
    if (isInformational(status)) {
      req.res = null;
      parser.incoming = null;
      if (status === 100) req.emit('continue');
      req.emit('information', informationOf(res));
      return SKIP_BODY;
    }
    if (req.shouldKeepAlive && (flags & FLAG_KEEP_ALIVE) === 0 && !req.upgradeOrConnect) {
      req.shouldKeepAlive = false;
    }
    if (req[kStart] !== null) {
      endMessage(req, describe(req), {
        statusCode: status, statusMessage: res.statusMessage, headers: res.headers,
      });
    }
    channelOf('http.client.response.finish')?.publish({ request: req, response: res });
    res.on('end', onResponseEnd);
    if (req.aborted || !req.emit('response', res)) res._dump();
    if (req.method === 'HEAD') return SKIP_BODY;
    if (status === 304) {
      res.complete = true;
      return SKIP_BODY;
    }
    return IGNORE_UPGRADE;
  }

  makeResponse(parser, req) {
    const head = parser.takeHead();
    const end = head.indexOf('\n');
    const res = new IncomingMessage(this.socket);
    res.httpVersionMajor = slots[SLOT_MAJOR];
    res.httpVersionMinor = slots[SLOT_MINOR];
    res.httpVersion = `${res.httpVersionMajor}.${res.httpVersionMinor}`;
    res.statusCode = slots[SLOT_STATUS];
    res.statusMessage = end < 0 ? head : head.slice(0, end);
    res.joinDuplicateHeaders = req.joinDuplicateHeaders;
    res[kSource] = new HeadText(head);
    res.req = req;
    parser.incoming = res;
    return res;
  }

  onBody(bytes) {
    const res = this.parser.incoming;
    if (res === null || res._dumped) return;
    if (!res.push(bytes)) readStop(this.socket);
  }

  onMessageEnd(trailers) {
    const res = this.parser.incoming;
    if (res === null) return;
    if (trailers !== '') setTrailers(res, trailers);
    endBody(res);
    // The end of the connection, or the next message, must be noticed.
    const { socket } = this;
    if (socket.readable && socket.readableFlowing === false) socket.resume();
  }

  onPartial() {}

  // ---- The end of a request

  onRequestFinished(req) {
    if (req.shouldKeepAlive && req._ended) this.release(req);
  }

  /** Gives the socket back. */
  release(req) {
    if (this.req !== req) return;
    this.req = null;
    forgetTimeout(req, this.socket);
    this.parser.incoming = null;
    this.parser.outgoing = null;
    req.parser = null;
    req.destroyed = true;
    req[kConnection] = null;
    process.nextTick(emitFree, req, this.socket);
  }

  /** Stops listening; somebody else goes on with the socket. */
  leave() {
    const { socket } = this;
    socket.removeListener('data', onData);
    socket.removeListener('end', onEnd);
    socket.removeListener('close', onClose);
    socket.removeListener('error', onError);
    socket.removeListener('drain', onDrain);
    socket[kClient] = undefined;
    this.parser.release(this);
  }

  upgrade(bytes, position) {
    const { req, socket, parser } = this;
    const res = parser.incoming;
    const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
    res.complete = true;
    if (req.listenerCount(event) === 0) {
      // Nobody knows the other protocol.
      socket.destroy();
      return;
    }
    req.upgradeOrConnect = true;
    socket.emit('agentRemove');
    this.leave();
    forgetTimeout(req, socket);
    socket.readableFlowing = null;
    socket._httpMessage = null;
    const head = bytes.subarray(position);
    req.emit(event, res, socket, head);
    req.destroyed = true;
    req._closed = true;
    req.emit('close');
  }

  /** What was received is no response. */
  fail(error) {
    const { req, socket } = this;
    this.parser.release(this);
    socket.removeListener('data', onData);
    socket.removeListener('end', onEnd);
    socket._hadError = true;
    if (req !== null) emitError(req, error);
    socket.destroy();
  }
}

function emitFree(req, socket) {
  const before = exchangeFrame(req[kFrame]);
  req._closed = true;
  req.emit('close');
  exchangeFrame(before);
  socket.emit('free');
}

/** Connects a request with its socket. */
function useConnection(req, socket) {
  const connection = socket[kClient] ?? new ClientConnection(socket);
  connection.begin(req);
}

/** What 'information' tells. */
function informationOf(res) {
  return {
    statusCode: res.statusCode,
    statusMessage: res.statusMessage,
    httpVersion: res.httpVersion,
    httpVersionMajor: res.httpVersionMajor,
    httpVersionMinor: res.httpVersionMinor,
    headers: res.headers,
    rawHeaders: res.rawHeaders,
  };
}

/** The response was read to its end; `this` is the response. */
function onResponseEnd() {
  const { req } = this;
  const { socket } = req;
  req._ended = true;
  if (!socket) return;
  if (!req.shouldKeepAlive) {
    forgetTimeout(req, socket);
    if (!socket.writable) return;
    if (typeof socket.destroySoon === 'function') socket.destroySoon();
    else socket.end();
  } else if (req.writableFinished && !this.aborted) {
    req[kConnection]?.release(req);
  }
}

// ---- Timeouts ------------------------------------------------------------------------------

/** The socket was idle for too long; `this` is the socket. */
function emitTimeout() {
  const req = this._httpMessage;
  if (!req) return;
  this.removeListener('timeout', emitTimeout);
  req[kWatched] = false;
  if (req.timeoutCb) req.emit('timeout');
  if (req.res) req.res.emit('timeout');
}

function watchTimeout(req, socket) {
  if (req[kWatched]) return;
  req[kWatched] = true;
  socket.on('timeout', emitTimeout);
}

/** The socket gets the timeout of idle ones. */
function forgetTimeout(req, socket) {
  if (!req[kWatched]) return;
  req[kWatched] = false;
  req.timeoutCb = null;
  socket.removeListener('timeout', emitTimeout);
  const idle = req.agent?.options?.timeout || 0;
  if (socket.timeout !== undefined && socket.timeout !== idle) socket.setTimeout(idle);
}

// ---- What the socket tells -----------------------------------------------------------------

function onData(bytes) {
  const connection = this[kClient];
  const { req, parser } = connection;
  if (req === null) {
    // An idle connection on which something arrives cannot be trusted.
    this.destroy();
    return;
  }
  const before = exchangeFrame(req[kFrame]);
  const position = parser.execute(bytes);
  if (parser.owner === connection) {
    if (parser.error !== null) connection.fail(parser.error);
    else if (parser.upgraded) connection.upgrade(bytes, position);
  }
  exchangeFrame(before);
}

function onEnd() {
  const connection = this[kClient];
  const { req, parser } = connection;
  if (req === null) {
    this.end();
    return;
  }
  const before = exchangeFrame(req[kFrame]);
  if (req.res === null && !this._hadError) {
    this._hadError = true;
    emitError(req, connResetException('socket hang up'));
  }
  if (parser.owner === connection) parser.finish();
  this.end();
  exchangeFrame(before);
}

function onError(error) {
  const connection = this[kClient];
  const { req, parser } = connection;
  if (req !== null) {
    const before = exchangeFrame(req[kFrame]);
    this._hadError = true;
    emitError(req, error);
    exchangeFrame(before);
  }
  if (parser.owner === connection) parser.finish();
  parser.release(connection);
  this.destroy();
}

function onClose() {
  const connection = this[kClient];
  const { req, parser } = connection;
  if (req === null) {
    parser.release(connection);
    return;
  }
  const before = exchangeFrame(req[kFrame]);
  if (parser.owner === connection) parser.finish();
  parser.release(connection);
  connection.req = null;
  req.destroyed = true;
  const { res } = req;
  if (res !== null) {
    if (!res.complete) res.destroy(connResetException('aborted'));
    req._closed = true;
    req.emit('close');
    if (!res.aborted && res.readable) res.push(null);
  } else {
    if (!this._hadError) {
      this._hadError = true;
      emitError(req, connResetException('socket hang up'));
    }
    req._closed = true;
    req.emit('close');
  }
  req.outputData.length = 0;
  exchangeFrame(before);
}

function onDrain() {
  const { req } = this[kClient];
  if (req === null || req.finished || !req[kNeedDrain]) return;
  req[kNeedDrain] = false;
  req.emit('drain');
}

module.exports = {
  emitError, emitTimeout, kFrame, kWatched, useConnection, watchTimeout,
};
