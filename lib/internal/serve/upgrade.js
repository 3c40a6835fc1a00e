// SPDX-License-Identifier: MIT
//
// The opening handshake of a WebSocket (RFC 6455 section 4.2), after which its connection is no
// longer HTTP's.
'use strict';

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE } } = require('internal/errors');
const { HeaderList, toHeaderList } = require('internal/fetch/headers');
const { Pipe, TCP } = require('internal/net/handle');
const { Connection } = require('internal/serve/socket');
const { topicsOf } = require('internal/serve/topics');
const { validateObject } = require('internal/validators');

const binding = internalBinding('http1');

const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const KEY = /^[A-Za-z0-9+/]{22}==$/;
// Those of the response that are the protocol's.
const OWN = ['upgrade', 'connection', 'sec-websocket-accept', 'sec-websocket-extensions',
             'content-length', 'transfer-encoding'];

function hasToken(list, name, token) {
  const value = list.get(name);
  return value !== null && value.split(',').some((each) => each.trim().toLowerCase() === token);
}

/** Whether a request is an opening handshake that we can answer. */
function isHandshake(exchange) {
  const { list } = exchange;
  return exchange.method === 'GET' && hasToken(list, 'upgrade', 'websocket') &&
    hasToken(list, 'connection', 'upgrade') && list.get('sec-websocket-version') === '13' &&
    KEY.test(list.get('sec-websocket-key') ?? '') && exchange.incoming === null;
}

function acceptOf(key) {
  const { createHash } = require('crypto');
  return createHash('sha1').update(key + KEY_SUFFIX).digest('base64');
}

/** What was agreed on about compressed messages; undefined if there are none. */
function negotiate(exchange) {
  if (!exchange.front.options.websocket.perMessageDeflate) return undefined;
  const header = exchange.list.get('sec-websocket-extensions');
  return require('internal/serve/deflate').negotiate(header);
}

function makeHead(exchange, headers, deflate) {
  const list = headers === undefined ? new HeaderList() : toHeaderList(headers);
  for (const name of OWN) list.delete(name);
  return 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    `Sec-WebSocket-Accept: ${acceptOf(exchange.list.get('sec-websocket-key'))}\r\n` +
    `${deflate?.header ?? ''}${list.toLines()}\r\n`;
}

/**
 * @param {Exchange} exchange
 * @param {{ headers?: object, data?: * }} [options]
 * @returns {boolean} false if the request asks for nothing that we can give
 */
function upgrade(exchange, options = {}) {
  const { front, slot, serial } = exchange;
  validateObject(options, 'options');
  if (front.options.websocket === undefined) {
    throw new ERR_INVALID_STATE('upgrade() needs the option "websocket" of Nodus.serve');
  }
  for (const name of Object.keys(options)) {
    if (name === 'headers' || name === 'data') continue;
    throw new ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
  }
  if (exchange.isAnswered || exchange.isUpgraded || exchange.isAborted) return false;
  if (!isHandshake(exchange)) return false;
  const deflate = negotiate(exchange);
  const head = makeHead(exchange, options.headers, deflate);
  const native = binding.handle(slot, serial);
  if (native === undefined) return false;
  binding.takeOver(slot, serial);
  exchange.isUpgraded = true;
  exchange.isAnswered = true;
  exchange.isSent = true;
  exchange.settle();
  const handle = front.isPipe ? new Pipe(native) : new TCP(native);
  const connection = new Connection(handle, front, topicsOf(front), {
    data: options.data, windowBits: deflate?.windowBits ?? 0,
  });
  connection.start(head, exchange.rest);
  return true;
}

module.exports = { upgrade };
