// SPDX-License-Identifier: MIT
//
// http.Server: its options, its timeouts, and its set of connections. What happens on one of them
// is internal/http/connection.js.
'use strict';

const EventEmitter = require('events');
const net = require('net');
const {
  codes: { ERR_HTTP_REQUEST_TIMEOUT, ERR_OUT_OF_RANGE },
} = require('internal/errors');
const { kEmptyObject, promisify } = require('internal/util');
const { validateFunction, validateInteger, validateObject } = require('internal/validators');
const { ServerConnection, handleError } = require('internal/http/connection');
const { IncomingMessage } = require('internal/http/incoming');
const { parseUniqueHeaders } = require('internal/http/headers');
const { ServerResponse } = require('internal/http/response');
const { lenientFlagsOf, optionalBoolean, storeStrictness } = require('internal/http/strictness');
const { STATUS_CODES } = require('internal/http/status');
const {
  kConnection, kIncomingMessage, kOptimizeEmptyRequests, kServerResponse, kUniqueHeaders,
} = require('internal/http/symbols');
const { Pipe, TCP } = require('internal/net/handle');

const kConnections = Symbol('http.server.connections');
const kFront = Symbol('http.server.front');
const kConnectionsCheckingInterval = Symbol('http.server.connectionsCheckingInterval');

// ---- Options -------------------------------------------------------------------------------

function optionalInteger(options, name, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  validateInteger(value, name, 0);
  return value;
}

function storeTimeouts(server, options) {
  const requestTimeout = optionalInteger(options, 'requestTimeout', 300_000);
  const headersTimeout = optionalInteger(options, 'headersTimeout',
                                         Math.min(60_000, requestTimeout));
  if (requestTimeout > 0 && headersTimeout > 0 && headersTimeout > requestTimeout) {
    throw new ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', headersTimeout);
  }
  server.requestTimeout = requestTimeout;
  server.headersTimeout = headersTimeout;
  server.keepAliveTimeout = optionalInteger(options, 'keepAliveTimeout', 5_000);
  server.keepAliveTimeoutBuffer = optionalInteger(options, 'keepAliveTimeoutBuffer', 1_000);
  server.connectionsCheckingInterval =
    optionalInteger(options, 'connectionsCheckingInterval', 30_000);
}

function hasUpgradeListener() {
  return this.listenerCount('upgrade') > 0;
}
Object.defineProperty(hasUpgradeListener, 'name', { __proto__: null, value: '' });

/** Checks the options that servers over any transport have, and stores them. */
function storeHTTPOptions(options) {
  this[kIncomingMessage] = options.IncomingMessage || IncomingMessage;
  this[kServerResponse] = options.ServerResponse || ServerResponse;
  this.maxHeaderSize = optionalInteger(options, 'maxHeaderSize', undefined);
  storeStrictness(this, options);
  storeTimeouts(this, options);
  this.requireHostHeader = optionalBoolean(options, 'requireHostHeader', true);
  this.joinDuplicateHeaders = optionalBoolean(options, 'joinDuplicateHeaders', undefined);
  this.rejectNonStandardBodyWrites =
    optionalBoolean(options, 'rejectNonStandardBodyWrites', false);
  const { shouldUpgradeCallback } = options;
  if (shouldUpgradeCallback !== undefined) {
    validateFunction(shouldUpgradeCallback, 'options.shouldUpgradeCallback');
  }
  this.shouldUpgradeCallback = shouldUpgradeCallback ?? hasUpgradeListener;
  this[kOptimizeEmptyRequests] = optionalBoolean(options, 'optimizeEmptyRequests', false);
}

// ---- The server ----------------------------------------------------------------------------

/**
 * Callable without `new`.
 * @param {object} [options] see storeHTTPOptions, uniqueHeaders, and those of net.Server
 * @param {(req: IncomingMessage, res: ServerResponse) => void} [requestListener]
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_INVALID_ARG_VALUE
 */
function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = kEmptyObject;
  } else if (options == null) {
    options = kEmptyObject;
  } else {
    validateObject(options, 'options');
  }
  storeHTTPOptions.call(this, options);
  net.Server.call(this, {
    allowHalfOpen: true,
    noDelay: options.noDelay ?? true,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
    highWaterMark: options.highWaterMark,
  });
  if (requestListener) this.on('request', requestListener);
  // The end of a request stream is not the end of the response.
  this.httpAllowHalfOpen = false;
  this.on('connection', connectionListener);
  this.on('listening', setupConnectionsTracking);
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  this[kConnections] = new Set();
  this[kConnectionsCheckingInterval] = null;
  this[kFront] = null;
  this[kUniqueHeaders] = parseUniqueHeaders(options.uniqueHeaders);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

/** Serves a connection; for any Duplex: server.emit('connection', duplex). */
function connectionListener(socket) {
  const connections = this[kConnections] ??= new Set();
  const connection = new ServerConnection(this, socket, connections);
  socket[kConnection] = connection;
  connections.add(connection);
}

// ---- Timeouts ------------------------------------------------------------------------------

/** Whether connections of this server may live in C: nobody could tell. */
function isFrontUsable(server) {
  return server._events.connection === connectionListener && !server.timeout &&
    server.maxConnections == null && !server.maxRequestsPerSocket && !server.pauseOnConnect &&
    server.blockList === undefined && !server.httpAllowHalfOpen &&
    server._events.timeout === undefined &&
    lenientFlagsOf(server) === 0;
}

/** Lets connections live in C, if that is where they are accepted. */
function openFront(server) {
  const handle = server._handle;
  if (!(handle instanceof TCP || handle instanceof Pipe)) return;
  const { Front } = require('internal/http/fast_path');
  server[kFront] = new Front(server, handle, isFrontUsable);
}

function setupConnectionsTracking() {
  this[kConnections] ??= new Set();
  openFront(this);
  clearInterval(this[kConnectionsCheckingInterval]);
  this[kConnectionsCheckingInterval] =
    setInterval(checkConnections.bind(this), this.connectionsCheckingInterval).unref();
}

/** Ends the connections whose request takes too long. */
function checkConnections() {
  const { headersTimeout, requestTimeout } = this;
  if (headersTimeout === 0 && requestTimeout === 0) return;
  this[kFront]?.expire(headersTimeout, requestTimeout);
  const now = Date.now();
  for (const connection of this[kConnections]) {
    if (connection.isLate(now, headersTimeout, requestTimeout)) {
      handleError.call(connection.socket, new ERR_HTTP_REQUEST_TIMEOUT());
    }
  }
}

Server.prototype.setTimeout = function setTimeout(msecs, callback) {
  this.timeout = msecs;
  if (callback) this.on('timeout', callback);
  return this;
};

// ---- Closing -------------------------------------------------------------------------------

function httpServerPreClose(server) {
  server.closeIdleConnections();
  server[kFront]?.close();
  clearInterval(server[kConnectionsCheckingInterval]);
}

Server.prototype.close = function close(...args) {
  httpServerPreClose(this);
  return net.Server.prototype.close.apply(this, args);
};

Server.prototype[Symbol.asyncDispose] = async function() {
  await promisify(this.close).call(this);
};
Object.defineProperty(Server.prototype[Symbol.asyncDispose], 'name',
                      { __proto__: null, value: '[Symbol.asyncDispose]' });

/** Closes all connections, also those that serve a request. */
Server.prototype.closeAllConnections = function closeAllConnections() {
  this[kFront]?.closeAll();
  for (const connection of this[kConnections] ?? []) connection.socket.destroy();
};

/** Closes the connections that neither receive a request nor owe a response. */
Server.prototype.closeIdleConnections = function closeIdleConnections() {
  this[kFront]?.closeIdle();
  for (const connection of this[kConnections] ?? []) {
    if (connection.isIdle()) connection.socket.destroy();
  }
};

/** What a rejected async listener leads to: a response with status 500, if there is time. */
Server.prototype[EventEmitter.captureRejectionSymbol] = function(error, event, ...args) {
  if (event !== 'request') {
    net.Server.prototype[EventEmitter.captureRejectionSymbol]?.call(this, error, event, ...args);
    return;
  }
  const [, response] = args;
  if (response.headersSent || response.writableEnded) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 500;
  response.end(STATUS_CODES[500]);
};
Object.defineProperty(Server.prototype[EventEmitter.captureRejectionSymbol], 'name',
                      { __proto__: null, value: '[nodejs.rejection]' });

module.exports = {
  Server,
  connectionListener,
  httpServerPreClose,
  kConnections,
  kConnectionsCheckingInterval,
  setupConnectionsTracking,
  storeHTTPOptions,
};
