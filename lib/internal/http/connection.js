// SPDX-License-Identifier: MIT
//
// A connection of a server over any Duplex: it feeds the parser, makes requests and responses, and
// gives the responses their turn in the order of the requests.
'use strict';

const { codes: { ERR_HTTP_SOCKET_ENCODING }, connResetException } = require('internal/errors');
const {
  HeadText, endBody, isOver, kDetachAbortSignal, readStop, setTrailers, wasRead,
} = require('internal/http/incoming');
const { channelOf } = require('internal/http/observe');
const {
  HTTPParser, parsers, PROCEED, UPGRADE, IGNORE_UPGRADE,
} = require('internal/http/parser');
const { attach, closeResponse } = require('internal/http/response');
const { parserOptions } = require('internal/http/strictness');
const {
  kConnection, kIncomingMessage, kNeedDrain, kOptimizeEmptyRequests, kServerResponse, kSource,
  kTransport, kUniqueHeaders,
} = require('internal/http/symbols');

const {
  slots, methods,
  FLAG_BODY_FRAMED, FLAG_EXPECT, FLAG_HOST, FLAG_KEEP_ALIVE, FLAG_UPGRADE,
  SLOT_METHOD, SLOT_MAJOR, SLOT_MINOR,
} = internalBinding('http_parser');

const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;
const DEFAULT_MAX_HEADERS = 1000;
const CLOSING = 'Connection: close\r\n\r\n';

/**
 * The response of a request, as the server's properties have it.
 * @param {object} connection what it writes to
 * @param {Server} server
 * @param {IncomingMessage} req
 * @param {boolean} keepAlive whether the request lets the connection go on
 * @param {number} highWaterMark bytes
 */
function makeResponse(connection, server, req, keepAlive, highWaterMark) {
  const res = new server[kServerResponse](req, {
    highWaterMark,
    rejectNonStandardBodyWrites: server.rejectNonStandardBodyWrites,
  });
  res[kConnection] = connection;
  res[kUniqueHeaders] = server[kUniqueHeaders];
  res._keepAliveTimeout = server.keepAliveTimeout;
  res._maxRequestsPerSocket = server.maxRequestsPerSocket;
  res.shouldKeepAlive = keepAlive;
  channelOf('http.server.response.created')?.publish({ request: req, response: res });
  return res;
}

class ServerConnection {
  /**
   * @param {Server} server
   * @param {Duplex} socket
   * @param {Set<ServerConnection>} connections of the server; it leaves them by itself
   */
  constructor(server, socket, connections) {
    const { maxHeadersCount } = server;
    const options = parserOptions(server, typeof maxHeadersCount === 'number' ?
      maxHeadersCount : DEFAULT_MAX_HEADERS);
    this.server = server;
    this.socket = socket;
    this.connections = connections;
    this.isLenient = options.lenientFlags !== 0;
    this.incoming = []; // requests without a whole response
    this.outgoing = []; // responses that wait for their turn
    this.outgoingSize = 0;
    this.requestCount = 0;
    this.isKeptAlive = false; // the socket's timeout is that of an idle connection
    this.requestStart = Date.now(); // of the request that is being received; 0: none is
    this.hasHead = false; // of that request
    this.parser = parsers.alloc();
    this.parser.initialize(HTTPParser.REQUEST, this, socket, options);
    socket.parser = this.parser;
    socket.server ??= server;
    socket._paused = false;
    socket.setEncoding = refuseEncoding;
    if (server.timeout && typeof socket.setTimeout === 'function') {
      socket.setTimeout(server.timeout);
    }
    this.listen();
  }

  listen() {
    const { socket } = this;
    socket.on('timeout', onTimeout);
    socket.on('error', handleError);
    socket.on('close', onClose);
    socket.on('end', onEnd);
    socket.on('data', onData);
    socket.on('drain', onDrain);
  }

  unlisten() {
    const { socket } = this;
    socket.removeListener('timeout', onTimeout);
    socket.removeListener('error', handleError);
    socket.removeListener('close', onClose);
    socket.removeListener('end', onEnd);
    socket.removeListener('data', onData);
    socket.removeListener('drain', onDrain);
    delete socket.setEncoding;
  }

  // ---- What the server asks

  /** Whether a request takes longer than allowed, all in milliseconds. */
  isLate(now, headersTimeout, requestTimeout) {
    if (this.requestStart === 0) return false;
    const age = now - this.requestStart;
    return (headersTimeout > 0 && !this.hasHead && age > headersTimeout) ||
      (requestTimeout > 0 && age > requestTimeout);
  }

  isIdle() {
    if (this.requestStart !== 0) return false;
    const response = this.socket._httpMessage;
    return !response || response.finished;
  }

  // ---- What the parser tells

  onHead(parser, flags) {
    const { server, socket } = this;
    this.hasHead = true;
    if (this.requestStart === 0) this.requestStart = Date.now();
    const req = this.makeRequest(parser);
    if ((flags & FLAG_UPGRADE) !== 0) {
      req.upgrade = req.method === 'CONNECT' || Boolean(server.shouldUpgradeCallback(req));
      if (req.upgrade) return UPGRADE;
    }
    if (this.isKeptAlive) {
      this.isKeptAlive = false;
      socket.setTimeout(server.timeout || 0);
    }
    this.incoming.push(req);
    const res = makeResponse(this, server, req, (flags & FLAG_KEEP_ALIVE) !== 0,
                             socket.writableHighWaterMark);
    if (server[kOptimizeEmptyRequests] && (flags & FLAG_BODY_FRAMED) === 0) {
      req._dumpAndCloseReadable();
    }
    channelOf('http.server.request.start')?.publish({
      request: req, response: res, socket, server,
    });
    if (socket._httpMessage) this.outgoing.push(res);
    else attach(res, socket);
    this.dispatch(req, res, flags);
    return (flags & FLAG_UPGRADE) !== 0 ? IGNORE_UPGRADE : PROCEED;
  }

  makeRequest(parser) {
    const { server } = this;
    const method = methods[slots[SLOT_METHOD]];
    const major = slots[SLOT_MAJOR];
    const minor = slots[SLOT_MINOR];
    const head = parser.takeHead();
    const end = head.indexOf('\n');
    const req = new server[kIncomingMessage](this.socket);
    req.httpVersionMajor = major;
    req.httpVersionMinor = minor;
    req.httpVersion = major === 1 && minor === 1 ? '1.1' : `${major}.${minor}`;
    req.method = method;
    req.url = end < 0 ? head : head.slice(0, end);
    req.joinDuplicateHeaders = server.joinDuplicateHeaders;
    req[kSource] = new HeadText(head);
    parser.incoming = req;
    return req;
  }

  /** Finds out who answers, and lets them. */
  dispatch(req, res, flags) {
    const { server } = this;
    if (req.httpVersionMajor === 1 && req.httpVersionMinor === 1) {
      if (server.requireHostHeader && (flags & FLAG_HOST) === 0) {
        res.writeHead(400, ['Connection', 'close']);
        res.end();
        return;
      }
      const limit = server.maxRequestsPerSocket;
      if (typeof limit === 'number' && limit > 0) {
        this.requestCount++;
        res.maxRequestsOnConnectionReached = limit <= this.requestCount;
        if (limit < this.requestCount) {
          server.emit('dropRequest', req, this.socket);
          res.writeHead(503);
          res.end();
          return;
        }
      }
      if ((flags & FLAG_EXPECT) !== 0) {
        this.expect(req, res);
        return;
      }
    }
    server.emit('request', req, res);
  }

  expect(req, res) {
    const { server } = this;
    if (CONTINUE.test(req.headers.expect)) {
      res._expect_continue = true;
      if (server.emit('checkContinue', req, res)) return;
      res.writeContinue();
      server.emit('request', req, res);
    } else if (!server.emit('checkExpectation', req, res)) {
      res.writeHead(417);
      res.end();
    }
  }

  onBody(bytes) {
    const req = this.parser.incoming;
    if (req === null || req._dumped) return;
    if (!req.push(bytes)) readStop(this.socket);
  }

  onMessageEnd(trailers) {
    this.requestStart = 0;
    this.hasHead = false;
    const req = this.parser.incoming;
    if (req === null) return;
    if (trailers !== '') setTrailers(req, trailers);
    endBody(req);
    // The next message must be read even if nobody read this one.
    const { socket } = this;
    if (!socket._paused && socket.readable && socket.readableFlowing === false) socket.resume();
  }

  onPartial() {
    if (this.requestStart === 0) this.requestStart = Date.now();
  }

  // ---- What the responses tell

  /** A response has left; the next one has its turn. */
  onResponseFinished(res) {
    const { server, socket } = this;
    const { req } = res;
    channelOf('http.server.response.finish')?.publish({
      request: req, response: res, socket, server,
    });
    this.incoming.shift();
    // Nobody read the request: nobody will.
    req[kDetachAbortSignal]();
    if (!wasRead(req)) req._dump();
    if (this.parser.incoming === req) {
      if (isOver(req)) this.parser.incoming = null;
      else req.on('end', forgetIncoming);
    }
    socket._httpMessage = null;
    res[kTransport] = null;
    process.nextTick(closeResponse, res);

    if (res._last) {
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    } else if (this.outgoing.length > 0) {
      attach(this.outgoing.shift(), socket);
    } else if (server.keepAliveTimeout && typeof socket.setTimeout === 'function') {
      // Longer than what the client was told, so that its last request is not refused.
      socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
      this.isKeptAlive = true;
    }
  }

  /** More or less waits in responses that are not at their turn. */
  onPendingData(delta) {
    this.outgoingSize += delta;
    const { socket } = this;
    if (socket._paused && this.outgoingSize < socket.writableHighWaterMark) onDrain.call(socket);
  }

  // ---- The end

  abortIncoming() {
    while (this.incoming.length > 0) {
      this.incoming.shift().destroy(connResetException('aborted'));
    }
  }

  /** Hands the socket over to another protocol. */
  upgrade(bytes, position) {
    const { server, socket, parser } = this;
    const req = parser.incoming;
    this.unlisten();
    this.connections.delete(this);
    parser.release(this);
    req.complete = true;
    const event = req.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (server.listenerCount(event) === 0) {
      socket.destroy();
      return;
    }
    const head = bytes.subarray(position);
    socket.readableFlowing = null;
    server.emit(event, req, socket, head);
  }
}

/** The body was read after the response; `this` is the request. */
function forgetIncoming() {
  const parser = this.socket?.parser;
  if (parser?.incoming === this) parser.incoming = null;
}

// ---- What the socket tells -----------------------------------------------------------------

function onData(bytes) {
  const connection = this[kConnection];
  const { parser } = connection;
  if (parser.owner !== connection) return;
  const position = parser.execute(bytes);
  if (parser.owner !== connection) return;
  if (parser.error !== null) handleError.call(this, parser.error);
  else if (parser.upgraded) connection.upgrade(bytes, position);
  else pauseIfFull(connection);
}

/** A client that sends requests faster than it reads responses has to wait. */
function pauseIfFull(connection) {
  const { socket } = connection;
  if (socket._paused) return;
  const isFull = socket.writableNeedDrain ||
    connection.outgoingSize >= socket.writableHighWaterMark;
  if (!isFull) return;
  socket._paused = true;
  socket.pause();
}

function refuseEncoding() {
  throw new ERR_HTTP_SOCKET_ENCODING();
}

function onDrain() {
  const connection = this[kConnection];
  if (this._paused && connection.outgoingSize < this.writableHighWaterMark) {
    this._paused = false;
    this.resume();
  }
  const response = this._httpMessage;
  if (response && !response.finished && response[kNeedDrain]) {
    response[kNeedDrain] = false;
    response.emit('drain');
  }
}

function onEnd() {
  const connection = this[kConnection];
  const { server, parser, outgoing } = connection;
  if (parser.owner === connection && !parser.finish()) {
    handleError.call(this, parser.error);
  } else if (!server.httpAllowHalfOpen) {
    this.end();
  } else if (outgoing.length > 0) {
    outgoing[outgoing.length - 1]._last = true;
  } else if (this._httpMessage) {
    this._httpMessage._last = true;
  } else {
    this.end();
  }
}

function onClose() {
  const connection = this[kConnection];
  connection.connections.delete(connection);
  const response = this._httpMessage;
  if (response) closeResponse(response);
  connection.parser.release(connection);
  connection.abortIncoming();
}

function onTimeout() {
  const connection = this[kConnection];
  const req = connection.parser.incoming;
  const response = this._httpMessage;
  const byRequest = req && !req.complete && req.emit('timeout', this);
  const byResponse = response && response.emit('timeout', this);
  const byServer = connection.server.emit('timeout', this);
  if (!byRequest && !byResponse && !byServer) this.destroy();
}

function nop() {}

function answerTo(error) {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return `HTTP/1.1 431 Request Header Fields Too Large\r\n${CLOSING}`;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return `HTTP/1.1 413 Payload Too Large\r\n${CLOSING}`;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return `HTTP/1.1 408 Request Timeout\r\n${CLOSING}`;
    default:
      return `HTTP/1.1 400 Bad Request\r\n${CLOSING}`;
  }
}

/** What an error of a client leads to; `this` is the socket. */
function handleError(error) {
  const { server } = this[kConnection];
  this.removeListener('error', handleError);
  if (this.listenerCount('error', nop) === 0) this.on('error', nop);
  if (server.emit('clientError', error, this)) return;
  // An answer could end up in the middle of another response.
  if (this.writable && (!this._httpMessage || !this._httpMessage._headerSent)) {
    this.write(answerTo(error));
  }
  // At once, so that no response follows the answer.
  this.destroy(error);
}

module.exports = { ServerConnection, handleError, makeResponse };
