// SPDX-License-Identifier: MIT
//
// node:http: servers and clients of HTTP/1, over lib/internal/http.
'use strict';

const { validateInteger } = require('internal/validators');
const { getOptionValue } = require('internal/options');
const { Agent, getGlobalAgent, setGlobalAgent } = require('internal/http/agent');
const { ClientRequest } = require('internal/http/client');
const { validateHeaderName, validateHeaderValue } = require('internal/http/headers');
const { IncomingMessage } = require('internal/http/incoming');
const { OutgoingMessage } = require('internal/http/outgoing');
const { setMaxIdleParsers } = require('internal/http/parser');
const { ServerResponse } = require('internal/http/response');
const { Server, connectionListener } = require('internal/http/server');
const { METHODS, STATUS_CODES } = require('internal/http/status');

/**
 * @param {object} [options] of http.Server
 * @param {(req: IncomingMessage, res: ServerResponse) => void} [requestListener]
 * @returns {Server}
 */
function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

/**
 * Makes a request; end() sends it.
 * @param {string|URL|object} url or options
 * @param {object} [options]
 * @param {(res: IncomingMessage) => void} [callback]
 * @returns {ClientRequest}
 */
function request(url, options, callback) {
  return new ClientRequest(url, options, callback);
}

/** The same for requests without a body, which are sent at once. */
function get(url, options, callback) {
  const req = request(url, options, callback);
  req.end();
  return req;
}

/**
 * @param {number} max how many unused parsers are kept
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function setMaxIdleHTTPParsers(max) {
  validateInteger(max, 'max', 1);
  setMaxIdleParsers(max);
}

/**
 * Sends the requests of this process through the proxies that an environment names.
 * @param {object} [proxyEnv] process.env by default
 * @returns {() => void} undoes it
 */
function setGlobalProxyFromEnv(proxyEnv = process.env) {
  return require('internal/http/proxy').setGlobalProxy(proxyEnv);
}

module.exports = {
  _connectionListener: connectionListener,
  METHODS,
  STATUS_CODES,
  Agent,
  ClientRequest,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  createServer,
  validateHeaderName,
  validateHeaderValue,
  get,
  request,
  setMaxIdleHTTPParsers,
  setGlobalProxyFromEnv,
};

Object.defineProperties(module.exports, {
  maxHeaderSize: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return getOptionValue('--max-http-header-size');
    },
  },
  globalAgent: {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: getGlobalAgent,
    set: setGlobalAgent,
  },
});
for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) {
  Object.defineProperty(module.exports, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return globalThis[name];
    },
  });
}
