// SPDX-License-Identifier: MIT
//
// A request with its response on a connection that lives in C. It is what the response writes to
// and what the request reads from (see symbols.js), and it finds the socket that stands for the
// connection when somebody asks for it. Nobody does for most requests.
'use strict';

const { FastBuffer, encodingNumber } = require('internal/buffer');
const { allocate } = require('internal/buffer/pool');
const { TCP, Pipe } = require('internal/net/handle');
const { ServerConnection, handleError } = require('internal/http/connection');
const { endBody, kDetachAbortSignal, setTrailers, wasRead } = require('internal/http/incoming');
const { channelOf } = require('internal/http/observe');
const { closeResponse } = require('internal/http/response');
const { kAsSocket, kConnection, kNeedDrain, kTransport } = require('internal/http/symbols');
const { connResetException, errnoException } = require('internal/errors');

const binding = internalBinding('http1');
const { LATIN1 } = internalBinding('buffer');
const { OUTPUT_CHUNK, OUTPUT_END, OUTPUT_LAST, OUTPUT_LATIN1 } = binding;

/** Whether an encoding needs no conversion here; the flag that C wants for it, else -1. */
function outputFlag(encoding) {
  if (!encoding || encoding === 'utf8') return 0;
  if (encoding === 'latin1') return OUTPUT_LATIN1;
  const number = encodingNumber(encoding);
  return number === LATIN1 ? OUTPUT_LATIN1 : -1;
}

class Exchange {
  constructor(front, slot, serial) {
    this.front = front;
    this.slot = slot;
    this.serial = serial;
    this.req = null;
    this._httpMessage = null;
    this.destroyed = false;
    this.writable = true;
    this.isReceived = false;
    this.isAnswered = false;
    this.isHandling = true; // the program's listener runs
    this.onDone = null; // called when it has returned, if the response was sent meanwhile
    this.callbacks = null; // of writes that wait in C
    this.corks = 0;
    this.socket = undefined;
  }

  // ---- As a connection (internal/http/connection.js), for the response

  get server() {
    return this.front.server;
  }

  get isLenient() {
    return false;
  }

  onPendingData() {}

  /** The response has left. */
  onResponseFinished(res) {
    const { req } = this;
    channelOf('http.server.response.finish')?.publish({
      request: req, response: res, socket: res.socket, server: this.front.server,
    });
    if (!this.isAnswered) {
      this.isAnswered = true;
      binding.write(this.slot, this.serial, null, null,
                    res._last ? OUTPUT_END | OUTPUT_LAST : OUTPUT_END);
      this.front.afterWrite(this, 0);
    }
    req[kDetachAbortSignal]();
    if (!wasRead(req)) req._dump();
    this._httpMessage = null;
    res[kTransport] = null;
    if (this.isReceived) this.front.forget(this);
    if (res._eventsCount === 0 && this.isHandling) closeResponse(res);
    else process.nextTick(closeResponse, res);
  }

  // ---- As a transport, for the response

  get writableLength() {
    return binding.pending(this.slot, this.serial);
  }

  get writableHighWaterMark() {
    return this.front.server.highWaterMark;
  }

  get writableNeedDrain() {
    return this.writableLength >= this.writableHighWaterMark;
  }

  get writableCorked() {
    return this.corks;
  }

  cork() {
    if (this.corks++ === 0) binding.cork(this.slot, this.serial, true);
  }

  uncork() {
    if (this.corks === 0 || --this.corks > 0) return;
    this.front.afterWrite(this, binding.cork(this.slot, this.serial, false));
  }

  /** Calls back when C has written what it was given; at once means in the next tick. */
  settle(result, callback) {
    if (result === 1) {
      this.front.waiting.set(this.serial, this);
      if (callback) (this.callbacks ??= []).push(callback);
      return binding.pending(this.slot, this.serial) < this.writableHighWaterMark;
    }
    if (callback && result === 0) process.nextTick(callback);
    this.front.afterWrite(this, result);
    return result === 0;
  }

  write(data, encoding, callback) {
    let flags = 0;
    if (typeof data === 'string') {
      flags = outputFlag(encoding);
      if (flags < 0) {
        data = Buffer.from(data, encoding);
        flags = 0;
      }
    }
    this.touch();
    return this.settle(binding.write(this.slot, this.serial, null, data, flags), callback);
  }

  /** The whole response: head is latin1. */
  respond(res, head, body, encoding, callback) {
    let flags = 0;
    if (typeof body === 'string') {
      flags = outputFlag(encoding);
      if (flags < 0) {
        body = Buffer.from(body, encoding);
        flags = 0;
      }
    }
    this.isAnswered = true;
    this.touch();
    flags |= res._last ? OUTPUT_END | OUTPUT_LAST : OUTPUT_END;
    if (res.chunkedEncoding && res._hasBody) flags |= OUTPUT_CHUNK;
    const result = binding.write(this.slot, this.serial, head, body, flags);
    if (result === 0 && this.isHandling) this.onDone = callback;
    else this.settle(result, callback);
  }

  /** Somebody's timeout begins anew. */
  touch() {
    this.socket?._unrefTimer();
  }

  // ---- As a source, for the request

  get readable() {
    return !this.destroyed;
  }

  get _paused() {
    return false;
  }

  resume() {
    binding.hold(this.slot, this.serial, false);
  }

  pause() {
    binding.hold(this.slot, this.serial, true);
  }

  /** Ends the connection, once the responses in front of this one have left. */
  destroy(error) {
    const isTold = error && (binding.socket(this.slot, this.serial) !== undefined ||
      this.front.server.listenerCount('clientError') > 0);
    if (isTold) {
      this[kAsSocket].destroy(error);
    } else {
      binding.close(this.slot, this.serial);
    }
  }

  get readableEnded() {
    return this.destroyed;
  }

  /** What C says of the body: see http1_emit_body. */
  onBody(length, bytes, isComplete, trailers) {
    const { req } = this;
    this.touch();
    if (length > 0 && !req._dumped) {
      let chunk;
      if (bytes === undefined) {
        chunk = allocate(length);
        binding.takeBody(chunk);
      } else {
        chunk = new FastBuffer(bytes);
      }
      if (!req.push(chunk)) this.pause();
    }
    if (!isComplete) return;
    this.isReceived = true;
    if (trailers !== undefined) setTrailers(req, trailers);
    endBody(req);
    if (this.isAnswered) this.front.forget(this);
    this.resume();
  }

  /** Everything written so far has left. */
  onWritten() {
    this.front.waiting.delete(this.serial);
    const { callbacks } = this;
    this.callbacks = null;
    if (callbacks !== null) for (const callback of callbacks) callback();
    const res = this._httpMessage;
    if (res !== null && !res.finished && res[kNeedDrain]) {
      res[kNeedDrain] = false;
      res.emit('drain');
    }
  }

  /** The connection ended before the exchange did. */
  onAbort() {
    this.destroyed = true;
    this.writable = false;
    this.callbacks = null;
    this.front.waiting.delete(this.serial);
    this.front.forget(this);
    const { req, _httpMessage: res } = this;
    if (res === null) return; // it was sent: nobody waits for the rest of the request
    req.destroy(connResetException('aborted'));
    closeResponse(res);
  }

  expect(req, res) {
    ServerConnection.prototype.expect.call(this, req, res);
  }

  // ---- The socket

  get [kAsSocket]() {
    return this.socket ??= makeSocket(this);
  }
}

/** Mixes into a handle that reading is up to C, and that C may close it. */
function handleOver(Base) {
  return class extends Base {
    constructor(native, exchange) {
      super(native);
      this.exchange = exchange;
      this.isGone = false; // C has closed it
      this.isTaken = false; // C does not read it any more
    }

    readStart() {
      if (this.isTaken) return super.readStart();
      this.reading = true;
      binding.hold(this.exchange.slot, this.exchange.serial, false);
      return 0;
    }

    readStop() {
      if (this.isTaken) return super.readStop();
      this.reading = false;
      binding.hold(this.exchange.slot, this.exchange.serial, true);
      return 0;
    }

    close(callback) {
      if (this.isGone) process.nextTick(callback);
      else super.close(callback);
    }
  };
}

const ServedTCP = handleOver(TCP);
const ServedPipe = handleOver(Pipe);

/** The socket of an exchange's connection: the same for all its exchanges. */
function makeSocket(exchange) {
  const { slot, serial, front } = exchange;
  const existing = binding.socket(slot, serial);
  if (existing !== undefined) return existing;
  const { Socket } = require('internal/net/socket');
  const native = binding.handle(slot, serial);
  if (native === undefined) {
    const closed = new Socket();
    closed.destroy();
    return closed;
  }
  const handle = front.isPipe ? new ServedPipe(native, exchange) :
    new ServedTCP(native, exchange);
  const socket = new Socket({
    handle,
    allowHalfOpen: true,
    manualStart: true,
    readableHighWaterMark: front.server.highWaterMark,
    writableHighWaterMark: front.server.highWaterMark,
  });
  socket.server = front.server;
  socket[kConnection] = front;
  socket._httpMessage = exchange._httpMessage;
  socket._paused = false;
  socket.parser = null;
  socket.on('timeout', onTimeout);
  socket.on('error', handleError);
  binding.socket(slot, serial, socket);
  return socket;
}

/** Makes the socket the only owner of its connection. @returns {Socket} */
function takeOver(exchange) {
  const socket = exchange[kAsSocket];
  const handle = socket._handle;
  if (handle) {
    socket.removeListener('timeout', onTimeout);
    socket.removeListener('error', handleError);
    binding.takeOver(exchange.slot, exchange.serial);
    handle.isTaken = true;
    handle.reading = false;
    socket[kConnection] = undefined;
    socket._httpMessage = null;
    socket.read(0);
  }
  return socket;
}

function onTimeout() {
  const front = this[kConnection];
  const exchange = front.currentOf(this);
  const req = exchange?.req;
  const res = exchange?._httpMessage;
  const byRequest = req && !req.complete && req.emit('timeout', this);
  const byResponse = res && res.emit('timeout', this);
  const byServer = front.server.emit('timeout', this);
  if (!byRequest && !byResponse && !byServer) this.destroy();
}

/** The connection of a socket has ended in C. */
function endSocket(socket, status) {
  const handle = socket._handle;
  if (handle) handle.isGone = true;
  if (!socket.destroyed) socket.destroy(status < 0 ? errnoException(status, 'read') : null);
}

module.exports = { Exchange, endSocket, takeOver };
