// SPDX-License-Identifier: MIT
//
// What http.request() gets: its three forms of arguments, and the checks of its options.
'use strict';

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_HTTP_TOKEN, ERR_INVALID_PROTOCOL, ERR_UNESCAPED_CHARACTERS,
  },
} = require('internal/errors');
const { URL, isURL, urlToHttpOptions } = require('internal/url');
const { isToken } = require('internal/http/headers');
const { getGlobalAgent } = require('internal/http/agent');

const INVALID_PATH = /[^\u0021-\u00ff]/;
const BODYLESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

/**
 * (url, options, callback), (options, callback) and so on.
 * @returns {{ options: object, callback: Function|undefined }} options are a copy
 */
function normalizeArguments(input, options, callback) {
  if (typeof input === 'string') {
    input = urlToHttpOptions(new URL(input));
  } else if (isURL(input)) {
    input = urlToHttpOptions(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = input ?? {};
    input = null;
  }
  return { options: Object.assign({ __proto__: null }, input, options), callback };
}

/** The agent of a request; undefined: a socket of its own. */
function chooseAgent(options, defaultAgent) {
  const { agent } = options;
  if (agent === false) return new defaultAgent.constructor();
  if (agent === null || agent === undefined) {
    return typeof options.createConnection === 'function' ? undefined : defaultAgent;
  }
  if (typeof agent.addRequest !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.agent',
                                   ['Agent-like Object', 'undefined', 'false'], agent);
  }
  return agent;
}

function validateHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function checkPath(options) {
  if (!options.path) return;
  const path = String(options.path);
  if (INVALID_PATH.test(path)) throw new ERR_UNESCAPED_CHARACTERS('Request path');
}

function checkProtocol(options, agent, defaultAgent) {
  const protocol = options.protocol || defaultAgent.protocol;
  const expected = agent?.protocol || defaultAgent.protocol;
  if (protocol !== expected) throw new ERR_INVALID_PROTOCOL(protocol, expected);
  return protocol;
}

function methodOf(options) {
  const { method } = options;
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (!method) return 'GET';
  if (!isToken(method)) throw new ERR_INVALID_HTTP_TOKEN('Method', method);
  return method.toUpperCase();
}

/** Chooses the agent, checks where the request goes, and completes options.host and port. */
function resolveTarget(options) {
  const defaultAgent = options._defaultAgent || getGlobalAgent();
  const agent = chooseAgent(options, defaultAgent);
  checkPath(options);
  const protocol = checkProtocol(options, agent, defaultAgent);
  const defaultPort = options.defaultPort || agent?.defaultPort;
  options.port = options.port || defaultPort || 80;
  options.host = validateHost(options.hostname, 'hostname') ||
    validateHost(options.host, 'host') || 'localhost';
  return { agent, protocol, defaultPort };
}

/** The value of the Host header; the default port is left out. */
function hostHeaderOf(host, port, defaultPort) {
  // An IPv6 address in a header needs brackets.
  const first = host.indexOf(':');
  if (first !== -1 && host.includes(':', first + 1) && host[0] !== '[') host = `[${host}]`;
  return port && +port !== defaultPort ? `${host}:${port}` : host;
}

module.exports = {
  BODYLESS, INVALID_PATH, hostHeaderOf, methodOf, normalizeArguments, resolveTarget,
};
