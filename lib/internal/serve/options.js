// SPDX-License-Identifier: MIT
//
// The options of Nodus.serve, checked. What is not supported is refused by name.
'use strict';

const {
  validateBoolean, validateFunction, validateInteger, validateNumber, validateObject, validatePort,
  validateString,
} = require('internal/validators');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');

const DEFAULT_PORT = 3000;
const DEFAULT_IDLE_TIMEOUT = 10; // seconds
const DEFAULT_MAX_BODY = 128 * 1024 * 1024; // bytes

// Those that reload() may change.
const HANDLERS = ['fetch', 'error', 'websocket', 'idleTimeout', 'maxRequestBodySize'];
const NAMES = [...HANDLERS, 'port', 'hostname', 'unix', 'reusePort', 'development'];

const { UV_EINVAL } = internalBinding('uv');

function checkNames(options, names) {
  for (const name of Object.keys(options)) {
    if (names.includes(name) || options[name] === undefined) continue;
    throw new ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
  }
}

function readHandlers(options) {
  const { fetch, error, websocket } = options;
  const { idleTimeout = DEFAULT_IDLE_TIMEOUT, maxRequestBodySize = DEFAULT_MAX_BODY } = options;
  validateFunction(fetch, 'options.fetch');
  if (error !== undefined) validateFunction(error, 'options.error');
  validateNumber(idleTimeout, 'options.idleTimeout', 0);
  validateInteger(maxRequestBodySize, 'options.maxRequestBodySize', 0);
  return {
    fetch, error, idleTimeout, maxRequestBodySize,
    websocket: websocket === undefined ? undefined : readWebSocket(websocket),
  };
}

function readWebSocket(websocket) {
  return require('internal/serve/websocket_options').readWebSocketOptions(websocket);
}

/** The address that a name stands for, at once: a server that was returned listens. */
function lookUp(hostname) {
  const name = hostname === 'localhost' ? '127.0.0.1' : hostname.replace(/^\[(.*)\]$/, '$1');
  if (require('internal/net/ip').isIP(name) !== 0) return name;
  const found = name === '' ? UV_EINVAL :
    internalBinding('getaddrinfo').getaddrinfoSync(name, 0, 0);
  if (typeof found === 'number') {
    throw new ERR_INVALID_ARG_VALUE('options.hostname', hostname, 'is not known');
  }
  return found[0];
}

function readAddress(options) {
  const { port = DEFAULT_PORT, hostname = '0.0.0.0', unix, reusePort = false } = options;
  validateBoolean(reusePort, 'options.reusePort');
  if (unix !== undefined) {
    validateString(unix, 'options.unix');
    if (options.port !== undefined || options.hostname !== undefined) {
      throw new ERR_INVALID_ARG_VALUE(
        'options.unix', unix, 'cannot be combined with port or hostname');
    }
    return { unix, port: -1, hostname: unix, reusePort };
  }
  validateString(hostname, 'options.hostname');
  validatePort(port, 'options.port');
  return { unix: undefined, port: Number(port), hostname: lookUp(hostname), reusePort };
}

/** @returns {{ handlers: object, address: object }} */
function readOptions(options) {
  validateObject(options, 'options');
  checkNames(options, NAMES);
  if (options.development) {
    throw new ERR_INVALID_ARG_VALUE('options.development', options.development, 'is not supported');
  }
  return { handlers: readHandlers(options), address: readAddress(options) };
}

/** The options of reload(): those of the server, changed. */
function readReloadOptions(options, current) {
  validateObject(options, 'options');
  checkNames(options, NAMES);
  const changed = {};
  for (const name of HANDLERS) if (options[name] !== undefined) changed[name] = options[name];
  const { websocket, ...rest } = changed;
  const merged = readHandlers({ ...current, websocket: undefined, ...rest });
  merged.websocket = websocket === undefined ? current.websocket : readWebSocket(websocket);
  return merged;
}

module.exports = { readOptions, readReloadOptions };
