// SPDX-License-Identifier: MIT
//
// The `websocket` option of Nodus.serve, checked.
'use strict';

const {
  validateBoolean, validateFunction, validateInteger, validateNumber, validateObject,
} = require('internal/validators');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');

const HANDLERS = ['open', 'message', 'close', 'drain', 'ping', 'pong'];

// The others with their checks and what they are when left out.
const SETTINGS = {
  __proto__: null,
  maxPayloadLength: [validateInteger, 16 * 1024 * 1024], // bytes of a message
  backpressureLimit: [validateInteger, 16 * 1024 * 1024], // bytes that may wait to be sent
  closeOnBackpressureLimit: [validateBoolean, false],
  idleTimeout: [validateNumber, 120], // seconds, 0 for none
  sendPings: [validateBoolean, true], // before idleTimeout is over
  publishToSelf: [validateBoolean, false],
  perMessageDeflate: [validateBoolean, false], // what is sent with `compress`, and what comes
};

/**
 * @param {object} websocket
 * @returns {object} all handlers and settings
 * @throws {ERR_INVALID_ARG_TYPE|ERR_INVALID_ARG_VALUE|ERR_OUT_OF_RANGE}
 */
function readWebSocketOptions(websocket) {
  validateObject(websocket, 'options.websocket');
  const read = {};
  for (const name of Object.keys(websocket)) {
    const value = websocket[name];
    if (value === undefined || HANDLERS.includes(name) || name in SETTINGS) continue;
    throw new ERR_INVALID_ARG_VALUE(`options.websocket.${name}`, value, 'is not supported');
  }
  for (const name of HANDLERS) {
    const handler = websocket[name];
    if (handler !== undefined) validateFunction(handler, `options.websocket.${name}`);
    read[name] = handler;
  }
  for (const name of Object.keys(SETTINGS)) {
    const [validate, fallback] = SETTINGS[name];
    const value = websocket[name] ?? fallback;
    validate(value, `options.websocket.${name}`, 0);
    read[name] = value;
  }
  return read;
}

module.exports = { readWebSocketOptions };
