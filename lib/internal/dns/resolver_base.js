// SPDX-License-Identifier: MIT
//
// What the Resolver of callbacks and the Resolver of promises share: the servers, the addresses
// queries come from, and how queries become methods.
'use strict';

const { ChannelWrap, QueryReqWrap } = require('internal/dns/channel');
const { queries, types } = require('internal/dns/records');
const {
  codes: { ERR_DNS_SET_SERVERS_FAILED, ERR_INVALID_ARG_VALUE, ERR_INVALID_IP_ADDRESS },
  dnsException,
} = require('internal/errors');
const { isIP } = require('internal/net/ip');
const {
  validateArray, validateInt32, validateOneOf, validatePort, validateString, validateUint32,
} = require('internal/validators');

const DEFAULT_PORT = 53;
const DEFAULT_TRIES = 4;
const BRACKETED = /^\[([^[\]]*)\](?::(\d*))?$/;
const WITH_PORT = /^([^:]+):(\d+)$/;
const UV_EINVAL = -22;

/** '[::1]:53', '::1', '127.0.0.1:53' or '127.0.0.1' as [address, port]. */
function parseServer(server, i) {
  validateString(server, `servers[${i}]`);
  if (isIP(server) !== 0) return [withoutZone(server), DEFAULT_PORT];
  const parts = BRACKETED.exec(server) ?? WITH_PORT.exec(server);
  if (parts === null || isIP(parts[1]) === 0) throw new ERR_INVALID_IP_ADDRESS(server);
  const port = validatePort(Number(parts[2] || DEFAULT_PORT), 'Port');
  return [withoutZone(parts[1]), port || DEFAULT_PORT];
}

function withoutZone(address) {
  const zone = address.indexOf('%');
  return zone === -1 ? address : address.slice(0, zone);
}

/** [address, port, ...] as the API shows servers. */
function showServers(flat) {
  const shown = [];
  for (let i = 0; i < flat.length; i += 2) {
    const address = flat[i];
    const port = flat[i + 1] || DEFAULT_PORT;
    if (port === DEFAULT_PORT) shown.push(address);
    else shown.push(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`);
  }
  return shown;
}

function invalidLocal(message) {
  const error = new ERR_INVALID_ARG_VALUE('ipv4', '');
  error.message = message;
  return error;
}

class ResolverBase {
  /**
   * @param {{ timeout?: number, tries?: number, maxTimeout?: number }} [options] milliseconds; -1
   *   is the default of 2000, and a maxTimeout of 0 none
   * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
   */
  constructor(options = undefined) {
    const { timeout = -1, tries = DEFAULT_TRIES, maxTimeout = 0 } = { ...options };
    validateInt32(timeout, 'options.timeout', -1);
    validateInt32(tries, 'options.tries', 1);
    validateUint32(maxTimeout, 'options.maxTimeout');
    this._handle = new ChannelWrap(timeout, tries, maxTimeout);
  }

  /** Ends all queries of this resolver with ECANCELLED. */
  cancel() {
    this._handle.cancel();
  }

  /** @returns {string[]} addresses, with their ports unless these are 53 */
  getServers() {
    return showServers(this._handle.getServers() ?? []);
  }

  /**
   * @param {string[]} servers addresses, perhaps with ports
   * @throws ERR_INVALID_IP_ADDRESS, ERR_DNS_SET_SERVERS_FAILED
   */
  setServers(servers) {
    validateArray(servers, 'servers');
    const flat = new Map(); // of equal ones, the first
    servers.forEach((server, i) => {
      const parsed = parseServer(server, i);
      flat.set(parsed.join(' '), parsed);
    });
    const failure = this._handle.setServers([...flat.values()].flat());
    if (failure !== null) throw new ERR_DNS_SET_SERVERS_FAILED(failure, servers);
  }

  /**
   * Where queries come from. Either address may be of either family.
   * @param {string} ipv4
   * @param {string} [ipv6]
   */
  setLocalAddress(ipv4, ipv6) {
    validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) validateString(ipv6, 'ipv6');
    const families = [isIP(ipv4), ipv6 === undefined ? -1 : isIP(ipv6)];
    if (families.includes(0)) throw invalidLocal('Invalid IP address.');
    if (families[0] === families[1]) {
      throw invalidLocal(`Cannot specify two IPv${families[0]} addresses.`);
    }
    const [v4, v6] = families[0] === 4 ? [ipv4, ipv6] : [ipv6, ipv4];
    this._handle.setLocalAddress(v4 ?? '0.0.0.0', withoutZone(v6 ?? '::'));
  }
}

/**
 * Starts a query.
 * @param {ResolverBase} resolver
 * @param {Array} entry of the table of queries
 * @param {string} name
 * @param {boolean} ttl whether the answer shows how long addresses live
 * @param {(error: ?Error, result?: *) => void} callback
 * @returns {QueryReqWrap}
 */
function startQuery(resolver, [, bindingName, type, shape], name, ttl, callback) {
  const req = new QueryReqWrap(bindingName, name, ttl, callback);
  resolver._handle.query(req, types[type], shape);
  return req;
}

/**
 * Starts to ask for the names of an address.
 * @throws {Error} EINVAL if it is none
 */
function startReverse(resolver, address, callback) {
  if (isIP(address) === 0) throw dnsException(UV_EINVAL, 'getHostByAddr', address);
  const req = new QueryReqWrap('getHostByAddr', address, false, callback);
  resolver._handle.reverse(req, withoutZone(address));
  return req;
}

/**
 * Gives a Resolver its methods.
 * @param {Function} Resolver
 * @param {(entry: Array) => Function} makeQuery a method for an entry of the table of queries
 * @param {Function} reverse
 * @param {(find: (rrtype: string) => Function) => Function} makeResolve
 */
function addQueries(Resolver, makeQuery, reverse, makeResolve) {
  const methods = { __proto__: null };
  const add = (key, name, method) => {
    Object.defineProperty(method, 'name', { __proto__: null, value: name });
    Resolver.prototype[key] = method;
    return method;
  };
  for (const entry of queries) {
    methods[entry[2]] = add(entry[0], entry[1], makeQuery(entry));
  }
  add('reverse', 'getHostByAddr', reverse);
  add('resolve', 'resolve', makeResolve((rrtype) => {
    const method = methods[rrtype];
    if (method === undefined) throw new ERR_INVALID_ARG_VALUE('rrtype', rrtype);
    return method;
  }));
}

// The functions of a module that belong to the default resolver, in the order of its exports.
const BOUND = [
  'getServers', 'resolve', ...queries.map(([method]) => method).sort(), 'reverse',
];

let defaultResolver;
const loaded = []; // [module, prototype] of those that are loaded

function bind(target, prototype, resolver) {
  for (const name of BOUND) target[name] = prototype[name].bind(resolver);
}

/**
 * Makes functions of a module those of the default resolver.
 * @param {object} target the module
 * @param {object} prototype of its Resolver
 */
function bindDefaultResolver(target, prototype) {
  defaultResolver ??= new ResolverBase();
  loaded.push([target, prototype]);
  bind(target, prototype, defaultResolver);
}

/**
 * Makes the setServers of a module: a new default resolver, so that queries under way go on.
 * @param {object|null} only the module whose functions change; null for all
 * @returns {(servers: string[]) => void}
 */
function makeSetServers(only) {
  return function defaultResolverSetServers(servers) {
    const resolver = new ResolverBase();
    resolver.setServers(servers);
    defaultResolver = resolver;
    for (const [target, prototype] of loaded) {
      if (only === null || target === only) bind(target, prototype, resolver);
    }
  };
}

module.exports = {
  ResolverBase, addQueries, bindDefaultResolver, makeSetServers, startQuery, startReverse,
};
