// SPDX-License-Identifier: MIT
//
// IncomingMessage: a request to a server or a response to a client. It is made for every message,
// so everything that not every program looks at is made when it is asked for: the header objects,
// and the state of the stream, which a message without a body rarely needs.
'use strict';

const Readable = require('internal/streams/readable');
const { Stream } = require('internal/streams/legacy');
const { addDistinctHeader, addHeader } = require('internal/http/headers');
const { kAsSocket, kEnded, kHighWaterMark, kSource, kWatchTimeout } =
  require('internal/http/symbols');

const kDetachAbortSignal = Symbol('kDetachAbortSignal');
const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kRawHeaders = Symbol('kRawHeaders');
const kRawTrailers = Symbol('kRawTrailers');
const kReadableState = Symbol('kReadableState');
const kSignal = Symbol('kSignal');
const kSocketOrTransport = Symbol('kSocketOrTransport');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');

// How far the stream got before its state was made.
const NOT_ENDED = 0;
const ENDED = 1; // there is no body
const CLOSED = 2; // and everybody has been told

/** @param {Duplex} socket */
function IncomingMessage(socket) {
  this[kReadableState] = null;
  Stream.call(this);
  this[kSocketOrTransport] = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kSource] = null;
  this[kRawHeaders] = null;
  this[kHeaders] = null;
  this[kHeadersDistinct] = null;
  this[kRawTrailers] = null;
  this[kTrailers] = null;
  this[kTrailersDistinct] = null;
  this[kSignal] = null;
  this[kEnded] = NOT_ENDED;
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = false;
  this.url = '';
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this._consuming = false;
  this._dumped = false;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

// ---- The stream ----------------------------------------------------------------------------

function makeReadableState(message) {
  const socket = message[kSocketOrTransport];
  const highWaterMark = message[kHighWaterMark] ?? socket?.readableHighWaterMark;
  const options = highWaterMark === undefined ? undefined : { highWaterMark };
  const state = new Readable.ReadableState(options, message, false);
  message[kReadableState] = state;
  if (message[kEnded] !== NOT_ENDED) message.push(null);
  if (message[kEnded] === CLOSED) {
    state.endEmitted = true;
    state.destroyed = true;
    state.closed = true;
    state.closeEmitted = true;
  }
  return state;
}

Object.defineProperty(IncomingMessage.prototype, '_readableState', {
  __proto__: null,
  configurable: true,
  get() {
    return this[kReadableState] ?? makeReadableState(this);
  },
  set(state) {
    this[kReadableState] = state;
  },
});

/** Whether the stream has ended for everybody. */
function isOver(message) {
  return message[kEnded] === CLOSED ||
    (message[kReadableState] !== null && message.readableEnded);
}

/** Whether somebody has begun to read the body. */
function wasRead(message) {
  return message._consuming || (message[kReadableState] !== null &&
    (message.readableDidRead || message.readableFlowing === true));
}

/** The body is over: for the parser. */
function endBody(message) {
  message.complete = true;
  if (message[kReadableState] === null) message[kEnded] = ENDED;
  else message.push(null);
}

/** Starts or stops the reading of a socket for a body. */
function readStart(socket) {
  if (socket && !socket._paused && socket.readable) socket.resume();
}

function readStop(socket) {
  if (socket) socket.pause();
}

IncomingMessage.prototype._read = function _read() {
  if (!this._consuming) {
    this._readableState.readingMore = false;
    this._consuming = true;
  }
  const source = this[kSocketOrTransport]; // the socket that stands for it need not exist
  if (source?.readable) readStart(source);
};

IncomingMessage.prototype._destroy = function _destroy(error, callback) {
  if (!this.readableEnded || !this.complete) {
    this.aborted = true;
    this.emit('aborted');
    this[kSignal]?.abort();
  }
  if (!error && !this.aborted) {
    callback();
    return;
  }
  const socket = this[kSocketOrTransport];
  if (!socket || socket.destroyed || !this.aborted) {
    process.nextTick(finishDestroy, this, error, callback);
    return;
  }
  socket.destroy(error);
  if (typeof socket.on !== 'function') { // no stream: there is no end of it to wait for
    process.nextTick(finishDestroy, this, error, callback);
    return;
  }
  const { eos } = require('internal/streams/end_of_stream');
  const stop = eos(socket, (failure) => {
    if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
    stop();
    process.nextTick(finishDestroy, this, failure || error, callback);
  });
};

/** An error nobody listens for is no reason to end the process: the peer made it. */
function finishDestroy(message, error, callback) {
  if (message.listenerCount('error') === 0) callback();
  else callback(error);
}

/** Reads and forgets what nobody wanted. */
IncomingMessage.prototype._dump = function _dump() {
  if (this._dumped) return;
  this._dumped = true;
  if (this[kReadableState] === null && this[kEnded] === ENDED &&
      this._events.end === undefined && this._events.close === undefined) {
    this[kEnded] = CLOSED;
    return;
  }
  // Whoever listened for data gets none any more.
  this.removeAllListeners('data');
  this.resume();
};

/** The same for a message whose end does not matter any more. */
IncomingMessage.prototype._dumpAndCloseReadable = function _dumpAndCloseReadable() {
  this._dumped = true;
  const state = this._readableState;
  state.ended = true;
  state.endEmitted = true;
  state.destroyed = true;
  state.closed = true;
  state.closeEmitted = true;
};

/**
 * @param {number} msecs
 * @param {() => void} [callback] for 'timeout'
 */
IncomingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) this.on('timeout', callback);
  this.socket.setTimeout(msecs);
  // A response hears of it through its request.
  this.req?.[kWatchTimeout]?.();
  return this;
};

// ---- Header fields -------------------------------------------------------------------------

/** Names and values of the text that the parser collected, after its first line. */
function splitHead(text) {
  const fields = text.split('\n');
  fields.shift();
  return fields;
}

/** Where the fields come from. */
class HeadText {
  constructor(text) {
    this.text = text;
  }

  rawHeaders() {
    return splitHead(this.text);
  }
}

function rawHeadersOf(message) {
  const source = message[kSource];
  return message[kRawHeaders] ??= source === null ? [] : source.rawHeaders();
}

function collect(message, fields, add, into) {
  const join = message.joinDuplicateHeaders;
  for (let i = 0; i + 1 < fields.length; i += 2) add(into, fields[i], fields[i + 1], join);
  return into;
}

/** An accessor that makes its value when it is first read. */
function defineLazily(name, symbol, make, enumerable) {
  Object.defineProperty(IncomingMessage.prototype, name, {
    __proto__: null,
    configurable: true,
    enumerable,
    get() {
      return this[symbol] ??= make(this);
    },
    set(value) {
      this[symbol] = value;
    },
  });
}

defineLazily('rawHeaders', kRawHeaders, rawHeadersOf, true);
defineLazily('rawTrailers', kRawTrailers, () => [], true);
defineLazily('headers', kHeaders, (message) => {
  return collect(message, rawHeadersOf(message), addHeader, {});
}, false);
defineLazily('headersDistinct', kHeadersDistinct, (message) => {
  return collect(message, rawHeadersOf(message), addDistinctHeader, { __proto__: null });
}, false);
defineLazily('trailers', kTrailers, (message) => {
  return collect(message, message.rawTrailers, addHeader, {});
}, false);
defineLazily('trailersDistinct', kTrailersDistinct, (message) => {
  return collect(message, message.rawTrailers, addDistinctHeader, { __proto__: null });
}, false);

/** Adds fields, as [name, value, ...], for subclasses and programs that build messages. */
IncomingMessage.prototype._addHeaderLines = function _addHeaderLines(fields, n) {
  if (!fields?.length) return;
  const mine = n === undefined ? fields : fields.slice(0, n);
  if (this.complete) {
    this[kRawTrailers] = mine;
    this[kTrailers] = null;
    this[kTrailersDistinct] = null;
  } else {
    this[kRawHeaders] = mine;
    this[kHeadersDistinct] = null;
    // Those that somebody has set stay.
    if (this[kHeaders] === null) return;
    for (let i = 0; i < mine.length; i += 2) {
      this._addHeaderLine(mine[i], mine[i + 1], this[kHeaders]);
    }
  }
};

IncomingMessage.prototype._addHeaderLine = function _addHeaderLine(name, value, headers) {
  addHeader(headers, name, value, this.joinDuplicateHeaders);
};

IncomingMessage.prototype._addHeaderLineDistinct =
  function _addHeaderLineDistinct(name, value, headers) {
    addDistinctHeader(headers, name, value);
  };

/** Sets the trailers from the text that the parser collected. */
function setTrailers(message, text) {
  message[kRawTrailers] = splitHead(text);
}

// ---- The socket ----------------------------------------------------------------------------

const socketAccessor = {
  __proto__: null,
  configurable: true,
  get() {
    const socket = this[kSocketOrTransport];
    return socket?.[kAsSocket] ?? socket;
  },
  set(socket) {
    this[kSocketOrTransport] = socket;
  },
};
Object.defineProperty(IncomingMessage.prototype, 'socket', socketAccessor);
Object.defineProperty(IncomingMessage.prototype, 'client', socketAccessor);
Object.defineProperty(IncomingMessage.prototype, 'connection', socketAccessor);

// ---- The signal ----------------------------------------------------------------------------

/** What aborts a message's signal: made when a program asks for the signal. */
class SignalSource {
  constructor(message) {
    const { AbortController } = require('internal/abort_controller');
    this.controller = new AbortController();
    this.socket = message.socket;
    this.onClose = () => this.abort();
    if (message.aborted || message.destroyed || this.socket?.destroyed) this.abort();
    else this.socket?.once('close', this.onClose);
  }

  detach() {
    this.socket?.removeListener('close', this.onClose);
    this.socket = null;
  }

  abort() {
    this.detach();
    this.controller.abort();
  }
}

/** The exchange is over: the signal is not aborted any more. */
IncomingMessage.prototype[kDetachAbortSignal] = function() {
  this[kSignal]?.detach();
};

Object.defineProperty(IncomingMessage.prototype, 'signal', {
  __proto__: null,
  configurable: true,
  get() {
    return (this[kSignal] ??= new SignalSource(this)).controller.signal;
  },
});

module.exports = {
  HeadText, IncomingMessage, endBody, isOver, kDetachAbortSignal, readStart, readStop, setTrailers,
  wasRead,
};
