// SPDX-License-Identifier: MIT
//
// OutgoingMessage: what ServerResponse and ClientRequest have in common. It is a writable stream
// without the machinery of one: data goes straight to the transport (see symbols.js), or waits in
// outputData until the message is at its turn on the connection.
//
// Chunks of a chunked body that are written in one tick, or under cork(), are sent as one chunk.
'use strict';

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const {
  codes: {
    ERR_HTTP_BODY_NOT_ALLOWED,
    ERR_HTTP_CONTENT_LENGTH_MISMATCH,
    ERR_HTTP_HEADERS_SENT,
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_CHAR,
    ERR_METHOD_NOT_IMPLEMENTED,
    ERR_STREAM_ALREADY_FINISHED,
    ERR_STREAM_CANNOT_PIPE,
    ERR_STREAM_DESTROYED,
    ERR_STREAM_NULL_VALUES,
    ERR_STREAM_WRITE_AFTER_END,
  },
} = require('internal/errors');
const { Stream } = require('internal/streams/legacy');
const { getDefaultHighWaterMark, kForgets } = require('internal/streams/state');
const { isUint8Array } = require('internal/util/types');
const headers = require('internal/http/outgoing_headers');
const { storeHeader } = require('internal/http/head');
const {
  hasInvalidChar, parseUniqueHeaders, validateHeaderName,
} = require('internal/http/headers');
const {
  kAsSocket, kHighWaterMark, kLatin1, kNeedDrain, kOnFinish, kOutHeaders, kTransport,
  kUniqueHeaders,
} = require('internal/http/symbols');

const kBytesWritten = Symbol('kBytesWritten');
const kCorked = Symbol('corked');
const kChunks = Symbol('kChunkedBuffer');
const kChunksLength = Symbol('kChunkedLength');
const kErrored = Symbol('errored');
const kFinished = Symbol('kWritableFinished');
const kRejectBodyWrites = Symbol('kRejectNonStandardBodyWrites');
const kUncorkSoon = Symbol('kUncorkSoon');

function nop() {}

/** @param {object} [options] highWaterMark, rejectNonStandardBodyWrites */
function OutgoingMessage(options) {
  Stream.call(this);
  this.outputData = [];
  this.outputSize = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false;
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = '';
  this.finished = false;
  this._headerSent = false;
  this._closed = false;
  this._header = null;
  this._keepAliveTimeout = 0;
  this[kBytesWritten] = 0;
  this[kNeedDrain] = false;
  this[kCorked] = 0;
  this[kUncorkSoon] = false;
  this[kChunks] = null;
  this[kChunksLength] = 0;
  this[kTransport] = null;
  this[kOutHeaders] = null;
  this[kErrored] = null;
  this[kFinished] = false;
  this[kHighWaterMark] = options?.highWaterMark ?? getDefaultHighWaterMark(false);
  this[kRejectBodyWrites] = options?.rejectNonStandardBodyWrites ?? false;
  this[kUniqueHeaders] = null;
  this[kLatin1] = false;
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

Object.assign(OutgoingMessage.prototype, headers);

/** Whether values of header fields may hold more than the standard allows. */
OutgoingMessage.prototype._isLenientHeaderValidation = function() {
  return false;
};

/** Told by the pipeline how much waits in outputData. */
OutgoingMessage.prototype._onPendingData = nop;

/** Makes the head from message[kOutHeaders]; subclasses know the first line. */
OutgoingMessage.prototype._implicitHeader = function _implicitHeader() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
};

OutgoingMessage.prototype._storeHeader = function _storeHeader(firstLine, fields) {
  storeHeader(this, firstLine, fields);
};

// ---- Properties ----------------------------------------------------------------------------

function getSocket() {
  const transport = this[kTransport];
  return transport === null ? null : transport[kAsSocket] ?? transport;
}

function setSocket(socket) {
  this[kTransport] = socket ?? null;
}

/** How long chunks will be that are sent as one. */
function framedLength(length) {
  return length === 0 ? 0 : length + length.toString(16).length + 4;
}

const getters = {
  errored() {
    return this[kErrored];
  },
  closed() {
    return this._closed;
  },
  writableFinished() {
    return this[kFinished];
  },
  writableObjectMode() {
    return false;
  },
  writableLength() {
    const transport = this[kTransport];
    return this.outputSize + framedLength(this[kChunksLength]) +
      (transport === null ? 0 : transport.writableLength);
  },
  writableHighWaterMark() {
    const transport = this[kTransport];
    return transport === null ? this[kHighWaterMark] : transport.writableHighWaterMark;
  },
  writableCorked() {
    return this[kCorked];
  },
  writableEnded() {
    return this.finished;
  },
  writableNeedDrain() {
    return !this.destroyed && !this.finished && this[kNeedDrain];
  },
};
for (const name of Object.keys(getters)) {
  Object.defineProperty(OutgoingMessage.prototype, name, { __proto__: null, get: getters[name] });
}
Object.defineProperty(OutgoingMessage.prototype, 'headersSent', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return !!this._header;
  },
});
for (const name of ['connection', 'socket']) {
  Object.defineProperty(OutgoingMessage.prototype, name, {
    __proto__: null, get: getSocket, set: setSocket,
  });
}

OutgoingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) this.on('timeout', callback);
  const { socket } = this;
  if (socket) {
    socket.setTimeout(msecs);
  } else {
    this.once('socket', function(later) {
      later.setTimeout(msecs);
    });
  }
  return this;
};

// ---- Sending -------------------------------------------------------------------------------

/** Whether text in an encoding can be written together with the head, which is in latin1. */
function isJoinable(message, encoding) {
  return encoding === 'latin1' || ((!encoding || encoding === 'utf8') && !message[kLatin1]);
}

/** Sends data, after the head if that has not been sent. */
OutgoingMessage.prototype._send = function _send(data, encoding, callback, byteLength) {
  if (!this._headerSent) {
    const header = this._header ?? '';
    this._headerSent = true;
    if (typeof data === 'string' && isJoinable(this, encoding)) {
      data = header + data;
    } else {
      this._writeRaw(header, 'latin1', null, header.length);
    }
  }
  return this._writeRaw(data, encoding, callback, byteLength);
};

OutgoingMessage.prototype._writeRaw = function _writeRaw(data, encoding, callback, size) {
  const transport = this[kTransport];
  // Nobody would get it.
  if (transport?.destroyed) return false;
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  if (transport !== null && transport._httpMessage === this && transport.writable) {
    if (this.outputData.length > 0) this._flushOutput(transport);
    return transport.write(data, encoding, callback);
  }
  size ??= typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
  this.outputData.push({ data, encoding, callback });
  this.outputSize += size;
  this._onPendingData(size);
  return this.outputSize < this[kHighWaterMark];
};

/** Writes what has waited for the transport. */
OutgoingMessage.prototype._flush = function _flush() {
  const transport = this[kTransport];
  if (transport === null || !transport.writable) return;
  const result = this._flushOutput(transport);
  if (this.finished) {
    this._finish();
  } else if (result && this[kNeedDrain]) {
    this[kNeedDrain] = false;
    this.emit('drain');
  }
};

OutgoingMessage.prototype._flushOutput = function _flushOutput(transport) {
  const { outputData } = this;
  if (outputData.length === 0) return undefined;
  this.outputData = [];
  const isMany = outputData.length > 1;
  let result;
  if (isMany) transport.cork();
  for (let i = 0; i < outputData.length; i++) {
    const { data, encoding, callback } = outputData[i];
    result = transport.write(data, encoding, callback);
  }
  if (isMany) transport.uncork();
  this._onPendingData(-this.outputSize);
  this.outputSize = 0;
  return result;
};

/** Sends the head now. */
OutgoingMessage.prototype.flushHeaders = function flushHeaders() {
  if (!this._header) this._implicitHeader();
  this._send('');
};

/** Makes chunks wait, to be sent as one. */
OutgoingMessage.prototype.cork = function cork() {
  this[kCorked]++;
  this[kTransport]?.cork();
};

OutgoingMessage.prototype.uncork = function uncork() {
  if (this[kCorked] === 0) return;
  this[kCorked]--;
  if (this[kCorked] === 0) flushChunks(this, null);
  this[kTransport]?.uncork();
};

/** Sends the chunks that wait as one. @returns {boolean} whether more may be written */
function flushChunks(message, callback) {
  const chunks = message[kChunks];
  if (chunks === null) return true;
  const length = message[kChunksLength];
  message[kChunks] = null;
  message[kChunksLength] = 0;
  const size = length.toString(16);
  if (chunks.length === 1 && callback === null) {
    const { data, encoding, callback: done } = chunks[0];
    return sendChunk(message, size, data, encoding, done, length);
  }
  message._send(`${size}\r\n`, 'latin1', null, size.length + 2);
  for (let i = 0; i < chunks.length; i++) {
    const { data, encoding, callback: done } = chunks[i];
    message._send(data, encoding, done);
  }
  return message._send('\r\n', 'latin1', callback, 2);
}

function sendChunk(message, size, data, encoding, callback, length) {
  if (typeof data === 'string' && (!encoding || encoding === 'utf8' || encoding === 'latin1')) {
    return message._send(`${size}\r\n${data}\r\n`, encoding, callback, length + size.length + 4);
  }
  message._send(`${size}\r\n`, 'latin1', null, size.length + 2);
  message._send(data, encoding, null, length);
  return message._send('\r\n', 'latin1', callback, 2);
}

function uncorkInTick(message) {
  if (!message[kUncorkSoon]) return;
  message[kUncorkSoon] = false;
  if (message[kCorked] === 0) flushChunks(message, null);
  message[kTransport]?.uncork();
}

/** Collects what is written in this tick. */
function corkForTick(message, transport) {
  message[kUncorkSoon] = true;
  transport.cork();
  process.nextTick(uncorkInTick, message);
}

// ---- write() -------------------------------------------------------------------------------

function byteLengthOf(chunk, encoding) {
  return typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength;
}

function checkChunk(chunk) {
  if (chunk === null) throw new ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array) && !isUint8Array(chunk)) {
    throw new ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
}

/** Reports a misuse in the next tick. */
function reportError(message, error, callback) {
  if (message.destroyed) process.nextTick(callback, error);
  else process.nextTick(emitMisuse, message, error, callback);
}

function emitMisuse(message, error, callback) {
  callback(error);
  if (typeof message.emit === 'function' && !message.destroyed) message.emit('error', error);
}

function checkContentLength(message, length, isEnd) {
  if (!message.strictContentLength || message._contentLength === null || !message._hasBody ||
      message.chunkedEncoding) {
    return;
  }
  const total = message[kBytesWritten] + length;
  if (isEnd ? total !== message._contentLength : total > message._contentLength) {
    throw new ERR_HTTP_CONTENT_LENGTH_MISMATCH(total, message._contentLength);
  }
}

/** A body that must not be. @returns {boolean} whether the message has none */
function refuseBody(message, callback) {
  if (message._hasBody) return false;
  if (message[kRejectBodyWrites]) throw new ERR_HTTP_BODY_NOT_ALLOWED();
  process.nextTick(callback);
  return true;
}

/**
 * @param {string|Buffer|Uint8Array} chunk
 * @param {string} [encoding]
 * @param {(error?: Error) => void} [callback]
 * @returns {boolean} false when the caller should wait for 'drain'
 */
OutgoingMessage.prototype.write = function write(chunk, encoding, callback) {
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  const sent = writeChunk(this, chunk, encoding, callback);
  if (!sent) this[kNeedDrain] = true;
  return sent;
};

function writeChunk(message, chunk, encoding, callback) {
  if (typeof callback !== 'function') callback = nop;
  checkChunk(chunk);
  if (message.finished || message.destroyed) {
    reportError(message, message.finished ?
      new ERR_STREAM_WRITE_AFTER_END() : new ERR_STREAM_DESTROYED('write'), callback);
    return false;
  }
  const length = byteLengthOf(chunk, encoding);
  if (!message._header) message._implicitHeader();
  checkContentLength(message, length, false);
  message[kBytesWritten] += length;
  if (refuseBody(message, callback)) return true;

  const transport = message[kTransport];
  if (transport !== null && !message[kUncorkSoon] && !transport.writableCorked) {
    corkForTick(message, transport);
  }
  const isGathering = message[kCorked] > 0 || message[kUncorkSoon];
  if (!message.chunkedEncoding ||
      (length === 0 && !(isGathering && message[kChunks] !== null))) {
    return message._send(chunk, encoding, callback, length);
  }
  if (isGathering) {
    (message[kChunks] ??= []).push({ data: chunk, encoding, callback });
    message[kChunksLength] += length;
    return message.writableLength < message.writableHighWaterMark;
  }
  return sendChunk(message, length.toString(16), chunk, encoding, callback, length);
}

const { write: ownWrite, _send: ownSend, _writeRaw: ownWriteRaw } = OutgoingMessage.prototype;

// What goes to a connection in C is copied there, or has left.
OutgoingMessage.prototype[kForgets] = function() {
  return this[kTransport]?.respond !== undefined && this.write === ownWrite &&
    this._send === ownSend && this._writeRaw === ownWriteRaw;
};

/**
 * Adds fields after the chunked body.
 * @param {object|Array<[string, string]>} trailers
 * @throws ERR_INVALID_HTTP_TOKEN, ERR_INVALID_CHAR
 */
OutgoingMessage.prototype.addTrailers = function addTrailers(trailers) {
  const pairs = Array.isArray(trailers) ? trailers : Object.entries(trailers);
  let text = '';
  for (const [name, value] of pairs) {
    validateHeaderName(name, 'Trailer name');
    const values = Array.isArray(value) && value.length > 1 ? value : [value];
    const lines = values.length > 1 && this[kUniqueHeaders]?.has(name.toLowerCase()) ?
      [values.join('; ')] : values;
    for (const line of lines) {
      if (hasInvalidChar(line)) throw new ERR_INVALID_CHAR('trailer content', name);
      text += `${name}: ${line}\r\n`;
    }
  }
  this._trailer = text;
};

// ---- end() ---------------------------------------------------------------------------------

/**
 * @param {string|Buffer|Uint8Array} [chunk]
 * @param {string} [encoding]
 * @param {(error?: Error) => void} [callback] called on 'finish', or with an error
 */
OutgoingMessage.prototype.end = function end(chunk, encoding, callback) {
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = null;
    encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  if (chunk) checkChunk(chunk);
  if (this.finished) {
    endAgain(this, chunk, callback);
    return this;
  }
  if (typeof callback === 'function') this.once('finish', callback);
  if (this[kTransport] !== null && !this.destroyed && isUnsent(this)) {
    endAtOnce(this, chunk, encoding);
  } else {
    endAfterWrites(this, chunk, encoding);
  }
  return this;
};

function endAgain(message, chunk, callback) {
  if (typeof callback !== 'function') callback = nop;
  if (chunk) reportError(message, new ERR_STREAM_WRITE_AFTER_END(), callback);
  else if (callback === nop) return;
  else if (!message[kFinished]) message.once('finish', callback);
  else callback(new ERR_STREAM_ALREADY_FINISHED('end'));
}

/**
 * Whether nothing was sent, or waits to be: there may be a head. One that ends the connection goes
 * the longer way, in which the requests that were received with this one are told first.
 */
function isUnsent(message) {
  return !message._header || (!message._headerSent && !message._last &&
    message.outputData.length === 0 && message[kChunks] === null && message[kCorked] === 0 &&
    !message[kUncorkSoon]);
}

/** Whether the head and the body can leave together, and with them the end. */
function isWhole(message, transport) {
  // A head that expects an answer has been sent already; anything may have happened meanwhile.
  return message._header && !message._headerSent && message._trailer === '' &&
    transport !== null && transport._httpMessage === message && transport.writable &&
    (!message.chunkedEncoding || transport.respond !== undefined);
}

/** The usual case: nothing was sent, the whole body is here, and so is the transport. */
function endAtOnce(message, chunk, encoding) {
  const length = chunk ? byteLengthOf(chunk, encoding) : 0;
  if (!message._header) {
    message._contentLength ??= length;
    message._implicitHeader();
  }
  checkContentLength(message, length, true);
  message[kBytesWritten] = length;
  const transport = message[kTransport];
  if (!isWhole(message, transport)) {
    endWithBody(message, chunk, encoding, length);
    return;
  }
  if (!chunk || !message._hasBody) {
    if (chunk && message[kRejectBodyWrites]) throw new ERR_HTTP_BODY_NOT_ALLOWED();
    chunk = '';
    encoding = 'latin1';
  }
  message._headerSent = true;
  message.finished = true;
  const onDone = () => onFinish(message);
  if (transport.respond !== undefined) {
    transport.respond(message, message._header, chunk, encoding, onDone);
  } else if (typeof chunk === 'string' && isJoinable(message, encoding)) {
    transport.write(message._header + chunk, encoding, onDone);
  } else {
    transport.cork();
    transport.write(message._header, 'latin1');
    transport.write(chunk, encoding, onDone);
    transport.uncork();
  }
  message._finish();
}

function endWithBody(message, chunk, encoding, length) {
  const transport = message[kTransport];
  transport?.cork();
  if (chunk && !refuseBody(message, nop)) {
    if (message.chunkedEncoding && length > 0) {
      (message[kChunks] ??= []).push({ data: chunk, encoding, callback: null });
      message[kChunksLength] += length;
    } else {
      message._send(chunk, encoding, null, length);
    }
  }
  sendLast(message, chunk);
  transport?.uncork();
}

function endAfterWrites(message, chunk, encoding) {
  const length = chunk ? byteLengthOf(chunk, encoding) : 0;
  if (chunk && message.destroyed) {
    reportError(message, new ERR_STREAM_DESTROYED('write'), nop);
    chunk = null;
  }
  if (!message._header) {
    message._contentLength ??= length;
    message._implicitHeader();
  }
  checkContentLength(message, length, true);
  message[kBytesWritten] += length;
  endWithBody(message, chunk, encoding, length);
}

/** Sends what ends the body, so that its callback is that of the whole message. */
function sendLast(message, chunk) {
  const onDone = () => onFinish(message);
  if (message._hasBody && message.chunkedEncoding) {
    flushChunks(message, null);
    message._send(`0\r\n${message._trailer}\r\n`, 'latin1', onDone);
  } else if (!message._headerSent || message.writableLength > 0 || chunk) {
    message._send('', 'latin1', onDone);
  } else {
    process.nextTick(onDone);
  }
  releaseCork(message);
  message.finished = true;
  const transport = message[kTransport];
  if (message.outputData.length === 0 && transport !== null && transport._httpMessage === message) {
    message._finish();
  }
}

/** Undoes every cork(): that of the tick and those of the program. */
function releaseCork(message) {
  const transport = message[kTransport];
  if (message[kUncorkSoon]) {
    message[kUncorkSoon] = false;
    transport?.uncork();
  }
  while (message[kCorked] > 0) {
    message[kCorked]--;
    transport?.uncork();
  }
}

/** Everything has left. */
function onFinish(message) {
  const transport = message[kTransport];
  if (transport?.errored || message[kErrored] || message.destroyed && transport === null) return;
  message[kFinished] = true;
  message[kOnFinish]?.();
  message.emit('finish');
}

/** Everything was handed to the transport. */
OutgoingMessage.prototype._finish = function _finish() {
  this.emit('prefinish');
};

/** @param {Error} [error] */
OutgoingMessage.prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this[kErrored] = error ?? null;
  const transport = this[kTransport];
  if (transport !== null) {
    transport.destroy(error);
  } else {
    this.once('socket', (later) => {
      later.destroy(error);
    });
  }
  return this;
};

/** A message cannot be read. */
OutgoingMessage.prototype.pipe = function pipe() {
  this.emit('error', new ERR_STREAM_CANNOT_PIPE());
};

OutgoingMessage.prototype[EventEmitter.captureRejectionSymbol] = function(error) {
  this.destroy(error);
};

module.exports = {
  OutgoingMessage, ERR_HTTP_HEADERS_SENT, kErrored, kCorked, onFinish, parseUniqueHeaders,
};
