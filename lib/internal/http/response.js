// SPDX-License-Identifier: MIT
//
// ServerResponse.
'use strict';

const {
  codes: {
    ERR_HTTP_HEADERS_SENT,
    ERR_HTTP_INVALID_STATUS_CODE,
    ERR_HTTP_SOCKET_ASSIGNED,
    ERR_INVALID_ARG_VALUE,
    ERR_INVALID_CHAR,
  },
} = require('internal/errors');
const {
  kValidateObjectAllowArray, validateInteger, validateLinkHeaderValue, validateObject,
} = require('internal/validators');
const { OutgoingMessage } = require('internal/http/outgoing');
const {
  hasInvalidChar, validateHeaderName, validateHeaderValue,
} = require('internal/http/headers');
const { endMessage, kStart, startEntry } = require('internal/http/observe');
const { STATUS_CODES } = require('internal/http/status');
const { kConnection, kOnFinish, kOutHeaders, kTransport } = require('internal/http/symbols');

/**
 * @param {IncomingMessage} req
 * @param {object} [options] of OutgoingMessage
 */
function ServerResponse(req, options) {
  OutgoingMessage.call(this, options);
  if (req.method === 'HEAD') this._hasBody = false;
  this.req = req;
  this.sendDate = true;
  this._sent100 = false;
  this._expect_continue = false;
  this._maxRequestsPerSocket = 0;
  this[kConnection] = null;
  this[kStart] = startEntry('http', 'HttpRequest', null);
  if (req.httpVersionMajor < 1 || req.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = /(?:^|\W)chunked(?:$|\W)/i.test(req.headers.te);
    this.shouldKeepAlive = false;
  }
}
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ServerResponse, OutgoingMessage);

ServerResponse.prototype.statusCode = 200;
ServerResponse.prototype.statusMessage = undefined;

ServerResponse.prototype._isLenientHeaderValidation = function() {
  return this[kConnection]?.isLenient ?? false;
};

ServerResponse.prototype._finish = function _finish() {
  if (this[kStart] !== null) {
    const { req, statusCode, statusMessage } = this;
    endMessage(this, { method: req.method, url: req.url, headers: req.headers },
               { statusCode, statusMessage, headers: this.getHeaders() });
  }
  OutgoingMessage.prototype._finish.call(this);
};

ServerResponse.prototype._onPendingData = function _onPendingData(delta) {
  this[kConnection]?.onPendingData(delta);
};

/** Tells the connection, which goes on with the next response. */
ServerResponse.prototype[kOnFinish] = function() {
  this[kConnection]?.onResponseFinished(this);
};

// ---- The socket ----------------------------------------------------------------------------

/** Ends the life of a response: 'close' is its last event. */
function closeResponse(response) {
  if (response._closed) return;
  response.destroyed = true;
  response._closed = true;
  response.emit('close');
}

function onSocketClose() {
  if (this._httpMessage) closeResponse(this._httpMessage);
}

/** Gives a response its turn on a transport. */
function attach(response, transport) {
  transport._httpMessage = response;
  response[kTransport] = transport;
  if (response._events.socket !== undefined) response.emit('socket', response.socket);
  if (response.outputData.length > 0 || response.finished) response._flush();
}

/**
 * @param {Duplex} socket
 * @throws ERR_HTTP_SOCKET_ASSIGNED
 */
ServerResponse.prototype.assignSocket = function assignSocket(socket) {
  if (socket._httpMessage) throw new ERR_HTTP_SOCKET_ASSIGNED();
  socket.on('close', onSocketClose);
  attach(this, socket);
};

/** @param {Duplex} socket the one that was assigned */
ServerResponse.prototype.detachSocket = function detachSocket(socket) {
  socket.removeListener('close', onSocketClose);
  socket._httpMessage = null;
  this[kTransport] = null;
};

// ---- Informational responses ---------------------------------------------------------------

function checkNotSent(response) {
  if (response._header) throw new ERR_HTTP_HEADERS_SENT('write');
}

/** @param {() => void} [callback] called when it was written */
ServerResponse.prototype.writeContinue = function writeContinue(callback) {
  checkNotSent(this);
  this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'latin1', callback);
  this._sent100 = true;
};

ServerResponse.prototype.writeProcessing = function writeProcessing(callback) {
  checkNotSent(this);
  this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'latin1', callback);
};

function informationLine(response, name, value) {
  validateHeaderName(name);
  validateHeaderValue(name, value, response._isLenientHeaderValidation());
  return `${name}: ${value}\r\n`;
}

/**
 * Sends 103 with links that the client may load already.
 * @param {{ link: string|string[] }} hints and other fields
 * @param {() => void} [callback]
 * @throws ERR_INVALID_ARG_VALUE
 */
ServerResponse.prototype.writeEarlyHints = function writeEarlyHints(hints, callback) {
  checkNotSent(this);
  validateObject(hints, 'hints');
  if (hints.link === null || hints.link === undefined) return;
  const link = validateLinkHeaderValue(hints.link);
  if (link.length === 0) return;
  let head = 'HTTP/1.1 103 Early Hints\r\n';
  head += informationLine(this, 'Link', link);
  for (const name of Object.keys(hints)) {
    if (name !== 'link') head += informationLine(this, name, hints[name]);
  }
  this._writeRaw(`${head}\r\n`, 'latin1', callback);
};

/** Names and values of one of the forms that writeHead takes. */
function pairsOf(headers) {
  if (!Array.isArray(headers)) return Object.entries(headers);
  if (Array.isArray(headers[0])) return headers;
  if (headers.length % 2 !== 0) throw new ERR_INVALID_ARG_VALUE('headers', headers);
  const pairs = [];
  for (let i = 0; i < headers.length; i += 2) pairs.push([headers[i], headers[i + 1]]);
  return pairs;
}

/**
 * Sends a response that is not the final one.
 * @param {number} statusCode 100 to 199, except 101
 * @param {object|Array} [headers]
 * @param {() => void} [callback]
 * @throws ERR_OUT_OF_RANGE, ERR_HTTP_INVALID_STATUS_CODE, ERR_HTTP_HEADERS_SENT
 */
ServerResponse.prototype.writeInformation =
  function writeInformation(statusCode, headers, callback) {
    checkNotSent(this);
    validateInteger(statusCode, 'statusCode', 100, 199);
    if (statusCode === 101) throw new ERR_HTTP_INVALID_STATUS_CODE(statusCode);
    let head = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] || 'unknown'}\r\n`;
    if (headers !== undefined && headers !== null) {
      validateObject(headers, 'headers', kValidateObjectAllowArray);
      for (const [name, value] of pairsOf(headers)) head += informationLine(this, name, value);
    }
    this._writeRaw(`${head}\r\n`, 'latin1', callback);
    if (statusCode === 100) this._sent100 = true;
  };

// ---- The head ------------------------------------------------------------------------------

ServerResponse.prototype._implicitHeader = function _implicitHeader() {
  this.writeHead(this.statusCode);
};

/** Adds what writeHead got to what setHeader set, and returns all of it. */
function mergeHeaders(response, headers) {
  if (Array.isArray(headers)) {
    if (headers.length % 2 !== 0) throw new ERR_INVALID_ARG_VALUE('headers', headers);
    for (let i = 0; i < headers.length; i += 2) response.removeHeader(headers[i]);
    for (let i = 0; i < headers.length; i += 2) {
      if (headers[i]) response.appendHeader(headers[i], headers[i + 1]);
    }
  } else if (headers) {
    for (const name of Object.keys(headers)) {
      if (name) response.setHeader(name, headers[name]);
    }
  }
  return response[kOutHeaders];
}

function isOddArray(headers) {
  return Array.isArray(headers) && !Array.isArray(headers[0]) && headers.length % 2 !== 0;
}

const statusLines = []; // by status code, with the standard reason

function statusLine(code, message) {
  if (message !== STATUS_CODES[code]) return `HTTP/1.1 ${code} ${message}\r\n`;
  return statusLines[code] ??= `HTTP/1.1 ${code} ${message}\r\n`;
}

/**
 * Makes the head of the response; it is sent with the first piece of the body.
 * @param {number} statusCode
 * @param {string|object|Array} [reason] the status message, or headers
 * @param {object|Array} [headers]
 * @throws ERR_HTTP_HEADERS_SENT, ERR_HTTP_INVALID_STATUS_CODE, ERR_INVALID_CHAR,
 *   ERR_INVALID_ARG_VALUE
 */
ServerResponse.prototype.writeHead = function writeHead(statusCode, reason, headers) {
  if (this._header) throw new ERR_HTTP_HEADERS_SENT('write');
  const given = statusCode;
  statusCode |= 0;
  if (statusCode < 100 || statusCode > 999) throw new ERR_HTTP_INVALID_STATUS_CODE(given);
  if (typeof reason === 'string') {
    this.statusMessage = reason;
  } else {
    this.statusMessage ||= STATUS_CODES[statusCode] || 'unknown';
    headers ??= reason;
  }
  this.statusCode = statusCode;

  if (this[kOutHeaders] !== null) {
    headers = mergeHeaders(this, headers);
  } else if (isOddArray(headers)) {
    throw new ERR_INVALID_ARG_VALUE('headers', headers);
  }
  if (hasInvalidChar(this.statusMessage, this._isLenientHeaderValidation())) {
    throw new ERR_INVALID_CHAR('statusMessage');
  }
  if (statusCode === 204 || statusCode === 304 || statusCode < 200) this._hasBody = false;
  // The client does not know whether its body is still wanted: nothing can follow it.
  if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
  this._storeHeader(statusLine(statusCode, this.statusMessage), headers);
  return this;
};

module.exports = { ServerResponse, attach, closeResponse };
