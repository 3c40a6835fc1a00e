// SPDX-License-Identifier: MIT
//
// ClientRequest: what is sent, and the life of a request from the agent to 'close'. What arrives is
// internal/http/client_connection.js.
'use strict';

const { Buffer } = require('buffer');
const net = require('net');
const {
  codes: { ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_VALUE, ERR_UNESCAPED_CHARACTERS },
  connResetException,
} = require('internal/errors');
const { currentFrame, exchangeFrame } = require('internal/async_context');
const { validateBoolean, validateInteger } = require('internal/validators');
const { once } = require('internal/util');
const { emitError, emitTimeout, kFrame, kWatched, useConnection, watchTimeout } =
  require('internal/http/client_connection');
const {
  BODYLESS, INVALID_PATH, hostHeaderOf, methodOf, normalizeArguments, resolveTarget,
} = require('internal/http/client_options');
const { parseUniqueHeaders } = require('internal/http/headers');
const { channelOf, kStart, startEntry } = require('internal/http/observe');
const { OutgoingMessage, kErrored } = require('internal/http/outgoing');
const {
  kConnection, kOnFinish, kOutHeaders, kProxy, kUniqueHeaders, kWatchTimeout,
} = require('internal/http/symbols');
const { lenientFlagsOf, storeStrictness } = require('internal/http/strictness');

const kPath = Symbol('kPath');

/**
 * @param {string|URL|object} input
 * @param {object} [options]
 * @param {(res: IncomingMessage) => void} [callback] for 'response'
 */
function ClientRequest(input, options, callback) {
  OutgoingMessage.call(this);
  ({ options, callback } = normalizeArguments(input, options, callback));
  const { agent, protocol, defaultPort } = resolveTarget(options);

  this.agent = agent;
  this.socketPath = options.socketPath;
  this.timeout = options.timeout === undefined ? undefined :
    require('internal/net/timeout').getTimerDuration(options.timeout, 'timeout');
  this.method = methodOf(options);
  storeParserOptions(this, options);
  this[kPath] = options.path || '/';
  if (callback) this.once('response', callback);
  this.useChunkedEncodingByDefault = !BODYLESS.has(this.method);
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.host = options.host;
  this.protocol = protocol;
  this[kConnection] = null;
  this[kWatched] = false;
  this[kFrame] = currentFrame();
  this[kStart] = startEntry('http', 'HttpClient', null);
  this[kUniqueHeaders] = parseUniqueHeaders(options.uniqueHeaders);
  // Without an agent that keeps sockets the server may close after the response.
  this.shouldKeepAlive = Boolean(agent && (agent.keepAlive || Number.isFinite(agent.maxSockets)));
  this._last = !this.shouldKeepAlive;

  storeInitialHeaders(this, options, defaultPort);
  if (options.signal) {
    const { addAbortSignal } = require('internal/streams/add_abort_signal');
    addAbortSignal(options.signal, this);
  }
  connect(this, options);
  channelOf('http.client.request.created')?.publish({ request: this });
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

function storeParserOptions(req, options) {
  const { maxHeaderSize, joinDuplicateHeaders } = options;
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  req.maxHeaderSize = maxHeaderSize;
  storeStrictness(req, options);
  if (joinDuplicateHeaders !== undefined) {
    validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  }
  req.joinDuplicateHeaders = joinDuplicateHeaders;
}

// ---- The head ------------------------------------------------------------------------------

function firstLine(req) {
  return `${req.method} ${req[kPath]} HTTP/1.1\r\n`;
}

/** The proxy that the request goes through. */
function proxyOf(req, options) {
  const proxy = req.agent?.[kProxy];
  return proxy?.isFor(options) ? proxy : null;
}

/** An array of headers is sent as it is; an object can be changed until the head is sent. */
function storeInitialHeaders(req, options, defaultPort) {
  const { headers } = options;
  const proxy = proxyOf(req, options);
  const authority = hostHeaderOf(options.host, options.port, defaultPort);
  if (proxy !== null) req[kPath] = `${req.protocol}//${authority}${req[kPath]}`;
  if (Array.isArray(headers)) {
    checkHeaderArray(headers);
    req._storeHeader(firstLine(req), proxy === null ? headers :
      withProxyHeaders(req, proxy, headers, authority));
    return;
  }
  setInitialHeaders(req, options, authority);
  if (proxy !== null) {
    const { proxyHeaders } = require('internal/http/proxy');
    for (const [name, value] of proxyHeaders(proxy, req.agent.keepAlive)) {
      req.setHeader(name, value);
    }
  }
  if (req.getHeader('expect')) {
    if (req._header) throw new ERR_HTTP_HEADERS_SENT('render');
    req._storeHeader(firstLine(req), req[kOutHeaders]);
  }
}

function setInitialHeaders(req, options, authority) {
  const { headers, auth } = options;
  if (headers) {
    for (const name of Object.keys(headers)) req.setHeader(name, headers[name]);
  }
  const setHost = options.setHost !== undefined ?
    Boolean(options.setHost) : options.setDefaultHeaders !== false;
  if (setHost && options.host && !req.getHeader('host')) req.setHeader('Host', authority);
  if (auth && !req.getHeader('Authorization')) {
    req.setHeader('Authorization', `Basic ${Buffer.from(auth).toString('base64')}`);
  }
}

function withProxyHeaders(req, proxy, headers, authority) {
  const { checkHostHeader, proxyHeaders } = require('internal/http/proxy');
  checkHostHeader(headers, authority);
  const fields = proxyHeaders(proxy, req.agent.keepAlive);
  return headers.concat(Array.isArray(headers[0]) ? fields : fields.flat());
}

function checkHeaderArray(headers) {
  if (!Array.isArray(headers[0]) && headers.length % 2 !== 0) {
    throw new ERR_INVALID_ARG_VALUE('options.headers', headers);
  }
}

Object.defineProperty(ClientRequest.prototype, 'path', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return this[kPath];
  },
  set(value) {
    const path = String(value);
    if (INVALID_PATH.test(path)) throw new ERR_UNESCAPED_CHARACTERS('Request path');
    this[kPath] = path;
  },
});

ClientRequest.prototype._isLenientHeaderValidation = function() {
  return lenientFlagsOf(this) !== 0;
};

ClientRequest.prototype._implicitHeader = function _implicitHeader() {
  if (this._header) throw new ERR_HTTP_HEADERS_SENT('render');
  this._storeHeader(firstLine(this), this[kOutHeaders]);
};

ClientRequest.prototype._finish = function _finish() {
  OutgoingMessage.prototype._finish.call(this);
  channelOf('http.client.request.start')?.publish({ request: this });
};

ClientRequest.prototype[kOnFinish] = function() {
  this[kConnection]?.onRequestFinished(this);
};

// ---- The socket ----------------------------------------------------------------------------

function connect(req, options) {
  if (req.agent) {
    options.signal = undefined; // it is the request's, not the socket's
    req.agent.addRequest(req, options);
    return;
  }
  req._last = true;
  req.shouldKeepAlive = false;
  const { createConnection } = options;
  if (typeof createConnection !== 'function') {
    req.onSocket(net.createConnection(options));
    return;
  }
  const onCreated = once((error, socket) => {
    if (error) process.nextTick(() => emitError(req, error));
    else req.onSocket(socket);
  });
  try {
    const socket = createConnection(options, onCreated);
    if (socket) onCreated(null, socket);
  } catch (error) {
    onCreated(error);
  }
}

/** The agent's answer: a socket, or why there is none. */
ClientRequest.prototype.onSocket = function onSocket(socket, error) {
  process.nextTick(useSocket, this, socket, error);
};

function useSocket(req, socket, error) {
  const before = exchangeFrame(req[kFrame]);
  if (req.destroyed || error) {
    discardSocket(req, socket, error);
  } else {
    useConnection(req, socket);
    req._flush();
  }
  exchangeFrame(before);
}

/** The request has been given up while it waited. */
function discardSocket(req, socket, error) {
  const reason = error || req[kErrored];
  if (!socket) {
    closeUnsent(req, reason);
  } else if (!error && req.agent && !socket.destroyed) {
    socket.emit('free');
    closeUnsent(req, reason);
  } else {
    const { eos } = require('internal/streams/end_of_stream');
    eos(socket.destroy(reason), (failure) => {
      if (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE') failure = null;
      closeUnsent(req, failure || reason);
    });
  }
}

function closeUnsent(req, error) {
  if (!req.aborted && !error) error = connResetException('socket hang up');
  req.destroyed = true;
  if (error) emitError(req, error);
  req._closed = true;
  req.emit('close');
}

/** Calls a method of the socket once there is one. */
function whenConnected(req, method, args) {
  const onSocket = () => {
    const { socket } = req;
    if (method === undefined) return;
    if (socket.connecting) socket.once('connect', () => socket[method](...args));
    else socket[method](...args);
  };
  if (req.socket) onSocket();
  else req.once('socket', onSocket);
}

/** For programs: calls a method, and a callback, once the socket is writable. */
ClientRequest.prototype._deferToConnect = function _deferToConnect(method, args) {
  whenConnected(this, method, args);
};

ClientRequest.prototype.setNoDelay = function setNoDelay(noDelay) {
  whenConnected(this, 'setNoDelay', [noDelay]);
};

ClientRequest.prototype.setSocketKeepAlive = function setSocketKeepAlive(enable, initialDelay) {
  whenConnected(this, 'setKeepAlive', [enable, initialDelay]);
};

// ---- Timeouts ------------------------------------------------------------------------------

/**
 * @param {number} msecs of idleness of the socket until 'timeout'
 * @param {() => void} [callback]
 */
ClientRequest.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (this._ended) return this;
  this.timeoutCb ??= emitTimeout;
  this[kWatchTimeout]();
  msecs = require('internal/net/timeout').getTimerDuration(msecs, 'msecs');
  if (callback) this.once('timeout', callback);
  if (this.socket) setSocketTimeout(this.socket, msecs);
  else this.once('socket', (socket) => setSocketTimeout(socket, msecs));
  return this;
};

function setSocketTimeout(socket, msecs) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(msecs));
  else socket.setTimeout(msecs);
}

/** Listens for the timeout of the socket, now or when there is one. */
ClientRequest.prototype[kWatchTimeout] = function() {
  if (this[kConnection] !== null) watchTimeout(this, this.socket);
};

ClientRequest.prototype.clearTimeout = function clearTimeout(callback) {
  this.setTimeout(0, callback);
};

// ---- Giving up -----------------------------------------------------------------------------

function emitAbort(req) {
  req.emit('abort');
}

/** Old form of destroy(), with an event of its own. */
ClientRequest.prototype.abort = function abort() {
  if (this.aborted) return;
  this.aborted = true;
  process.nextTick(emitAbort, this);
  this.destroy();
};

/** @param {Error} [error] */
ClientRequest.prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  // A response that is being read ends with the socket.
  if (this.res) this.res._dump();
  this[kErrored] = error;
  this.socket?.destroy(error);
  return this;
};

module.exports = { ClientRequest };
