// SPDX-License-Identifier: MIT
//
// dns.lookup and dns.lookupService: what the system (getaddrinfo, getnameinfo) knows of hosts. The
// promises of dns/promises take the same ways.
'use strict';

const { bindCallback } = require('internal/async_context');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS },
  dnsException,
} = require('internal/errors');
const { toASCII } = require('internal/dns/names');
const { isIP } = require('internal/net/ip');
const { endEntry, startEntry } = require('internal/net/observers');
const { getOptionValue } = require('internal/options');
const { customPromisifyArgs } = require('internal/util');
const {
  validateBoolean, validateFunction, validateNumber, validateOneOf, validatePort,
  validateString, validateStringWithoutNullBytes,
} = require('internal/validators');

const binding = internalBinding('getaddrinfo');

const { AI_ADDRCONFIG, AI_ALL, AI_V4MAPPED } = binding;
const FAMILIES = [0, 4, 6];
const ORDERS = ['verbatim', 'ipv4first', 'ipv6first'];

let defaultOrder = getOptionValue('--dns-result-order') || 'verbatim';

/** @returns {'verbatim'|'ipv4first'|'ipv6first'} */
function getDefaultResultOrder() {
  return defaultOrder;
}

/**
 * @param {'verbatim'|'ipv4first'|'ipv6first'} order
 * @throws ERR_INVALID_ARG_VALUE
 */
function setDefaultResultOrder(order) {
  validateOneOf(order, 'dnsOrder', ORDERS);
  defaultOrder = order;
}

function readFamily(family, acceptsNames) {
  if (family == null) return 0;
  if (acceptsNames && family === 'IPv4') return 4;
  if (acceptsNames && family === 'IPv6') return 6;
  validateOneOf(family, 'options.family', FAMILIES);
  return family;
}

function readHints(hints) {
  if (hints == null) return 0;
  validateNumber(hints, 'options.hints');
  const flags = hints >>> 0;
  if ((flags & ~(AI_ADDRCONFIG | AI_ALL | AI_V4MAPPED)) !== 0) {
    throw new ERR_INVALID_ARG_VALUE('hints', flags);
  }
  return flags;
}

function readOrder(options) {
  let order = defaultOrder;
  if (options?.verbatim != null) {
    validateBoolean(options.verbatim, 'options.verbatim');
    order = options.verbatim ? 'verbatim' : 'ipv4first';
  }
  if (options?.order != null) {
    validateOneOf(options.order, 'options.order', ORDERS);
    order = options.order;
  }
  return order;
}

/**
 * The options of lookup() in their full form.
 * @param {object|number|undefined} options
 * @param {boolean} acceptsNames whether a family may be 'IPv4' or 'IPv6'
 * @returns {{ family: number, hints: number, all: boolean, order: string }}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function readLookupOptions(options, acceptsNames) {
  if (typeof options === 'number') {
    validateOneOf(options, 'family', FAMILIES);
    return { family: options, hints: 0, all: false, order: defaultOrder };
  }
  if (options !== undefined && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  const hints = readHints(options?.hints);
  const family = readFamily(options?.family, acceptsNames);
  if (options?.all != null) validateBoolean(options.all, 'options.all');
  return { family, hints, all: Boolean(options?.all), order: readOrder(options) };
}

/** Pairs of C's flat list, in the order that is asked for. */
function sortAddresses(flat, order) {
  const list = [];
  for (let i = 0; i < flat.length; i += 2) list.push({ address: flat[i], family: flat[i + 1] });
  if (order === 'verbatim') return list;
  const first = order === 'ipv4first' ? 4 : 6;
  return [...list.filter(({ family }) => family === first),
          ...list.filter(({ family }) => family !== first)];
}

class GetAddrInfoReqWrap {
  constructor(hostname, family, callback, oncomplete) {
    this.callback = callback;
    this.family = family;
    this.hostname = hostname;
    this.oncomplete = oncomplete;
  }
}

class GetNameInfoReqWrap {
  constructor(hostname, port, callback) {
    this.callback = callback;
    this.hostname = hostname;
    this.port = port;
    this.oncomplete = onlookupservice;
  }
}

function onlookup(error, list) {
  if (error !== null) this.callback(error);
  else this.callback(null, list[0].address, list[0].family);
}

function onlookupall(error, list) {
  if (error !== null) this.callback(error);
  else this.callback(null, list);
}

function onlookupservice(error, hostname, service) {
  if (error !== null) this.callback(error);
  else this.callback(null, hostname, service);
}

/** Asks the system; a failure to ask comes later too. */
function startLookup(req, hostname, { family, hints, order, all }) {
  const entry = startEntry('dns', 'lookup', {
    hostname, family, hints, verbatim: order === 'verbatim', order,
  });
  const done = bindCallback((status, flat) => {
    if (status !== 0) {
      req.oncomplete(dnsException(status, 'getaddrinfo', hostname));
      return;
    }
    const list = sortAddresses(flat, order);
    if (entry !== null) {
      endEntry(entry, { addresses: all ? list : [list[0].address] });
    }
    req.oncomplete(null, list);
  }, 'GETADDRINFOREQWRAP');
  const err = binding.getaddrinfo(toASCII(hostname), family, hints, done);
  if (err !== 0) process.nextTick(done, err);
}

/**
 * Finds the addresses of a host.
 * @param {string} hostname
 * @param {object|number} [options] family (0, 4, 6), hints, all, verbatim, order; a number is a
 *   family
 * @param {(error: ?Error, address: string|object[], family?: number) => void} callback
 * @returns {object} the request
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function lookup(hostname, options, callback) {
  if (hostname) validateStringWithoutNullBytes(hostname, 'hostname');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const full = readLookupOptions(options, true);
  if (!hostname) throw emptyName(hostname);
  const ip = isIP(hostname);
  if (ip !== 0) {
    if (full.all) process.nextTick(callback, null, [{ address: hostname, family: ip }]);
    else process.nextTick(callback, null, hostname, ip);
    return {};
  }
  const req = new GetAddrInfoReqWrap(hostname, full.family, callback,
                                     full.all ? onlookupall : onlookup);
  startLookup(req, hostname, full);
  return req;
}

/** What connecting and binding use: dns.lookup, which a program may have replaced. */
function currentLookup() {
  return require.loaded.has('dns') ? require('dns').lookup : lookup;
}

function emptyName(hostname) {
  return new ERR_INVALID_ARG_VALUE('hostname', hostname, 'must be a non-empty string');
}

/**
 * lookup() with a promise.
 * @param {string} hostname
 * @param {object|number} [options]
 * @returns {Promise<{ address: string, family: number }|object[]>}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function lookupPromise(hostname, options) {
  if (hostname) validateStringWithoutNullBytes(hostname, 'hostname');
  const full = readLookupOptions(options, false);
  if (!hostname) return Promise.reject(emptyName(hostname));
  const ip = isIP(hostname);
  if (ip !== 0) {
    const found = { address: hostname, family: ip };
    return Promise.resolve(full.all ? [found] : found);
  }
  return new Promise((resolve, reject) => {
    const req = new GetAddrInfoReqWrap(hostname, full.family, null, (error, list) => {
      if (error !== null) reject(error);
      else resolve(full.all ? list : list[0]);
    });
    startLookup(req, hostname, full);
  });
}

/** Asks the system; what could not be asked is thrown. */
function startLookupService(req, address, port, named) {
  const entry = startEntry('dns', 'lookupService', { host: address, port });
  const err = binding.getnameinfo(address, port, bindCallback((status, hostname, service) => {
    if (status !== 0) {
      req.oncomplete(dnsException(status, 'getnameinfo', named));
      return;
    }
    if (entry !== null) endEntry(entry, { hostname, service });
    req.oncomplete(null, hostname, service);
  }, 'GETNAMEINFOREQWRAP'));
  if (err !== 0) throw dnsException(err, 'getnameinfo', address);
}

function readService(address, port) {
  if (isIP(address) === 0) {
    validateString(address, 'address');
    throw new ERR_INVALID_ARG_VALUE('address', address);
  }
  return +validatePort(port);
}

/**
 * Finds the names of an address and a port.
 * @param {string} address
 * @param {number} port
 * @param {(error: ?Error, hostname?: string, service?: string) => void} callback
 * @returns {object} the request
 * @throws ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_SOCKET_BAD_PORT
 */
function lookupService(address, port, callback, ...rest) {
  if (rest.length > 0 || callback === undefined) {
    throw new ERR_MISSING_ARGS('address', 'port', 'callback');
  }
  const number = readService(address, port);
  validateFunction(callback, 'callback');
  const req = new GetNameInfoReqWrap(address, number, callback);
  startLookupService(req, address, number, address);
  return req;
}

/**
 * lookupService() with a promise.
 * @param {string} address
 * @param {number} port
 * @returns {Promise<{ hostname: string, service: string }>}
 */
function lookupServicePromise(address, port) {
  if (port === undefined) throw new ERR_MISSING_ARGS('address', 'port');
  const number = readService(address, port);
  return new Promise((resolve, reject) => {
    const req = new GetNameInfoReqWrap(address, number, null);
    req.oncomplete = (error, hostname, service) => {
      if (error !== null) reject(error);
      else resolve({ hostname, service });
    };
    startLookupService(req, address, number, address);
  });
}

const promisedNames = (fn, value) =>
  Object.defineProperty(fn, customPromisifyArgs, { __proto__: null, value });
promisedNames(lookup, ['address', 'family']);
promisedNames(lookupService, ['hostname', 'service']);

// The names of dns/promises are those of dns.
const named = (fn, value) => Object.defineProperty(fn, 'name', { __proto__: null, value });
named(lookupPromise, 'lookup');
named(lookupServicePromise, 'lookupService');

module.exports = {
  currentLookup, getDefaultResultOrder, lookup, lookupPromise, lookupService,
  lookupServicePromise, setDefaultResultOrder,
};
