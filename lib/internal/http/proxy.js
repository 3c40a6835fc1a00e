// SPDX-License-Identifier: MIT
//
// Proxies for requests, as the environment names them: http_proxy, and no_proxy for what is not to
// be sent through it. A request goes to the proxy with its whole URL in the first line.
'use strict';

const net = require('net');
const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_PROXY_INVALID_CONFIG },
} = require('internal/errors');
const { URL } = require('internal/url');
const { validateObject } = require('internal/validators');

/** An address as a number, to compare with the ends of a range; undefined for other texts. */
function addressNumber(text) {
  if (net.isIPv4(text)) {
    return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  }
  return undefined;
}

function isInRange(host, range) {
  const [first, last, ...rest] = range.split('-');
  if (last === undefined || rest.length > 0) return false;
  const address = addressNumber(host);
  const from = addressNumber(first.trim());
  const to = addressNumber(last.trim());
  return address !== undefined && from !== undefined && to !== undefined &&
    address >= from && address <= to;
}

/** Whether an entry of no_proxy names a host. */
function isNamed(entry, host, port) {
  if (entry === '*' || entry === host || entry === `${host}:${port}`) return true;
  if (entry.startsWith('.')) return host.endsWith(entry) || host === entry.slice(1);
  if (entry.startsWith('*.')) return host.endsWith(entry.slice(1));
  return isInRange(host, entry);
}

class ProxyConfig {
  constructor(url, noProxy) {
    this.href = url.href;
    this.host = url.hostname.replace(/^\[|\]$/g, '');
    this.port = url.port === '' ? 80 : Number(url.port);
    this.exceptions = noProxy.toLowerCase().split(/[\s,]+/).filter(Boolean);
    const { username, password } = url;
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    this.authorization = username || password ?
      `Basic ${Buffer.from(pair).toString('base64')}` : undefined;
  }

  /** Whether a request with these options goes through the proxy. */
  isFor(options) {
    if (options.socketPath) return false;
    const host = String(options.host).toLowerCase();
    return !this.exceptions.some((entry) => isNamed(entry, host, options.port));
  }
}

function firstOf(env, ...names) {
  for (const name of names) if (env[name]) return String(env[name]);
  return '';
}

/**
 * The proxy of an agent.
 * @param {object} env
 * @param {string} protocol of the agent
 * @returns {?ProxyConfig}
 * @throws ERR_PROXY_INVALID_CONFIG
 */
function parseProxy(env, protocol) {
  if (protocol !== 'http:') return null;
  const text = firstOf(env, 'http_proxy', 'HTTP_PROXY');
  if (text === '' || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'https:') {
    throw new ERR_PROXY_INVALID_CONFIG(`TLS to the proxy ${url.host} is not supported`);
  }
  if (url.protocol !== 'http:') return null;
  return new ProxyConfig(url, firstOf(env, 'no_proxy', 'NO_PROXY'));
}

/**
 * The headers that a request has for its proxy.
 * @param {ProxyConfig} proxy
 * @param {boolean} keepAlive
 * @returns {Array<[string, string]>}
 */
function proxyHeaders(proxy, keepAlive) {
  const fields = [['proxy-connection', keepAlive ? 'keep-alive' : 'close']];
  if (proxy.authorization !== undefined) {
    fields.unshift(['proxy-authorization', proxy.authorization]);
  }
  return fields;
}

/** The proxy would believe the URL, and the server the header. */
function checkHostHeader(headers, authority) {
  const pairs = Array.isArray(headers[0]) ? headers : headers.flatMap(
    (name, i) => (i % 2 === 0 ? [[name, headers[i + 1]]] : []));
  for (const [name, value] of pairs) {
    if (String(name).toLowerCase() === 'host' && value !== authority) {
      throw new ERR_INVALID_ARG_VALUE('Host in options.headers', value,
                                      `must match the request authority (${authority})`);
    }
  }
}

/** Connects to the proxy in place of the server. */
function connectToProxy(proxy, options, callback) {
  return net.createConnection({ ...options, host: proxy.host, port: proxy.port }, callback);
}

/**
 * Makes a proxy that of the global agent.
 * @param {object} env
 * @returns {() => void} undoes it
 * @throws ERR_INVALID_ARG_TYPE, UND_ERR_INVALID_ARG
 */
function setGlobalProxy(env) {
  validateObject(env, 'proxyEnv');
  const text = firstOf(env, 'http_proxy', 'HTTP_PROXY');
  if (text !== '' && !/^https?:/i.test(text)) {
    const error = new Error(
      'Invalid URL protocol: the URL must start with `http:` or `https:`.');
    error.code = 'UND_ERR_INVALID_ARG';
    throw error;
  }
  const { getGlobalAgent, makeGlobalAgent, setGlobalAgent } = require('internal/http/agent');
  const before = getGlobalAgent();
  setGlobalAgent(makeGlobalAgent(env));
  return () => setGlobalAgent(before);
}

module.exports = { checkHostHeader, connectToProxy, parseProxy, proxyHeaders, setGlobalProxy };
