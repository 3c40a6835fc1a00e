// SPDX-License-Identifier: MIT
//
// The head of an outgoing message: its header fields as text, with those that frame the body and
// manage the connection.
'use strict';

const { codes: { ERR_HTTP_TRAILER_INVALID } } = require('internal/errors');
const {
  CONNECTION, CONTENT_LENGTH, DATE, EXPECT, KEEP_ALIVE, SEMICOLON, TRAILER, TRANSFER_ENCODING,
} = require('internal/http/fields');
const {
  checkedField, currentDate, isAscii, validateHeaderValue,
} = require('internal/http/headers');
const { kLatin1, kOutHeaders, kUniqueHeaders } = require('internal/http/symbols');

const CLOSE = /(?:^|\W)close(?:$|\W)/i;
const CHUNKED = /(?:^|\W)chunked(?:$|\W)/i;

/** Notes what a field means for the message. @returns {number} its bit, if it means anything */
function noteField(message, meaning, value) {
  switch (meaning) {
    case CONNECTION:
      message._removedConnection = false;
      if (CLOSE.test(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case TRANSFER_ENCODING:
      message._removedTE = false;
      if (CHUNKED.test(value)) message.chunkedEncoding = true;
      break;
    case CONTENT_LENGTH:
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case KEEP_ALIVE:
      message._defaultKeepAlive = false;
      break;
    default:
  }
  return meaning;
}

/** The head while it is being made. */
class Head {
  constructor(message, firstLine) {
    this.message = message;
    this.text = firstLine;
    this.seen = 0;
  }

  addLine(field, name, value, validate) {
    if (validate) validateHeaderValue(name, value, this.message._isLenientHeaderValidation());
    if (typeof value !== 'string') value = `${value}`;
    if (!isAscii(value)) this.message[kLatin1] = true;
    this.text += `${name}: ${value}\r\n`;
    if (field.meaning !== 0) this.seen |= noteField(this.message, field.meaning, value);
  }

  /** Adds a field whose value may be an array. */
  add(name, value, validate) {
    const field = checkedField(name);
    if (!Array.isArray(value)) {
      this.addLine(field, name, value, validate);
      return;
    }
    const unique = this.message[kUniqueHeaders];
    if (value.length < 2 ||
        (field.rule !== SEMICOLON && (unique === null || !unique.has(field.key)))) {
      for (let i = 0; i < value.length; i++) this.addLine(field, name, value[i], validate);
    } else {
      this.addLine(field, name, value.join('; '), validate);
    }
  }

  /** Adds fields in any of the forms that writeHead takes. */
  addAll(headers) {
    if (headers === this.message[kOutHeaders]) {
      for (const key in headers) this.add(headers[key][0], headers[key][1], false);
    } else if (!Array.isArray(headers)) {
      for (const name of Object.keys(headers)) this.add(name, headers[name], true);
    } else if (Array.isArray(headers[0])) {
      for (const pair of headers) this.add(pair[0], pair[1], true);
    } else {
      for (let i = 0; i < headers.length; i += 2) this.add(headers[i], headers[i + 1], true);
    }
  }
}

function keepAliveLines(message) {
  let lines = 'Connection: keep-alive\r\n';
  if (message._keepAliveTimeout && message._defaultKeepAlive) {
    lines += `Keep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}`;
    if (~~message._maxRequestsPerSocket > 0) lines += `, max=${message._maxRequestsPerSocket}`;
    lines += '\r\n';
  }
  return lines;
}

/** The Connection field, where the program has none. */
function connectionLines(message, seen) {
  if (message._removedConnection) {
    // Without the field HTTP/1.1 keeps the connection; what the program decided stays.
    message._last = !message.shouldKeepAlive;
    return '';
  }
  if ((seen & CONNECTION) !== 0) return '';
  const keepAlive = message.shouldKeepAlive && ((seen & CONTENT_LENGTH) !== 0 ||
    message.useChunkedEncodingByDefault || message.agent);
  if (keepAlive && message.maxRequestsOnConnectionReached) return 'Connection: close\r\n';
  if (keepAlive) return keepAliveLines(message);
  message._last = true;
  return 'Connection: close\r\n';
}

/** What tells how long the body is, where the program does not. */
function framingLines(message, seen) {
  if ((seen & (CONTENT_LENGTH | TRANSFER_ENCODING)) !== 0) return '';
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if ((seen & TRAILER) === 0 && !message._removedContLen &&
             typeof message._contentLength === 'number') {
    return `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    message.chunkedEncoding = true;
    return 'Transfer-Encoding: chunked\r\n';
  } else {
    // The end of the connection is the end of the body.
    message._last = true;
  }
  return '';
}

// The latest head without a field of the program, and what it was made from: the next one is often
// the same.
const plain = {
  text: '', firstLine: '', date: '', length: -1, keepAliveTimeout: -1, isLatin1: false,
};

/** Whether nothing about a message is out of the ordinary. */
function isPlain(message) {
  return message.sendDate && message.shouldKeepAlive && message._hasBody &&
    message.useChunkedEncodingByDefault && !message.chunkedEncoding && !message._removedTE &&
    !message._removedConnection && !message._removedContLen && message._defaultKeepAlive &&
    !message.maxRequestsOnConnectionReached && !message._maxRequestsPerSocket &&
    typeof message._contentLength === 'number';
}

function storePlainHeader(message, firstLine) {
  const date = currentDate();
  const { _contentLength: length, _keepAliveTimeout: keepAliveTimeout } = message;
  if (firstLine !== plain.firstLine || date !== plain.date || length !== plain.length ||
      keepAliveTimeout !== plain.keepAliveTimeout) {
    const text = `${firstLine}Date: ${date}\r\n${keepAliveLines(message)}` +
      `Content-Length: ${length}\r\n\r\n`;
    const isLatin1 = !isAscii(firstLine);
    Object.assign(plain, { text, firstLine, date, length, keepAliveTimeout, isLatin1 });
  }
  message[kLatin1] = plain.isLatin1;
  message._header = plain.text;
  message._headerSent = false;
}

/**
 * Makes the head of a message, in message._header.
 * @param {OutgoingMessage} message
 * @param {string} firstLine with its line end
 * @param {object|Array|null} headers
 * @throws ERR_HTTP_TRAILER_INVALID and those of invalid names and values
 */
function storeHeader(message, firstLine, headers) {
  if (!headers && isPlain(message)) {
    storePlainHeader(message, firstLine);
    return;
  }
  message[kLatin1] = !isAscii(message.statusMessage ?? '');
  const head = new Head(message, firstLine);
  if (headers) head.addAll(headers);
  const { seen } = head;
  let { text } = head;
  if (message.sendDate && (seen & DATE) === 0) text += `Date: ${currentDate()}\r\n`;

  const { statusCode } = message;
  if (message.chunkedEncoding && (statusCode === 204 || statusCode === 304)) {
    // Such a response has no body, and clients that believe the field would wait for one.
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  text += connectionLines(message, seen);
  text += framingLines(message, seen);
  if (!message.chunkedEncoding && (seen & TRAILER) !== 0) throw new ERR_HTTP_TRAILER_INVALID();

  message._header = `${text}\r\n`;
  message._headerSent = false;
  // Whoever expects an answer to the head needs it sent.
  if ((seen & EXPECT) !== 0) message._send('');
}

module.exports = { storeHeader };
