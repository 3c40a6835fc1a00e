// SPDX-License-Identifier: MIT
//
// dns.lookup: the addresses of a host, as the system finds them.
'use strict';

const { bindCallback } = require('internal/async_context');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
  dnsException,
} = require('internal/errors');
const { isIP } = require('internal/net/ip');
const { endEntry, startEntry } = require('internal/net/observers');
const { getOptionValue } = require('internal/options');
const {
  validateBoolean, validateFunction, validateNumber, validateOneOf, validateString,
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

function readFamily(family) {
  if (family == null) return 0;
  if (family === 'IPv4') return 4;
  if (family === 'IPv6') return 6;
  validateOneOf(family, 'options.family', FAMILIES);
  return family;
}

function readHints(hints) {
  if (hints == null) return 0;
  validateNumber(hints, 'options.hints');
  const flags = hints >>> 0;
  if ((flags & ~(AI_ADDRCONFIG | AI_ALL | AI_V4MAPPED)) !== 0) {
    throw new ERR_INVALID_ARG_VALUE('hints', hints);
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
 * @returns {{ family: number, hints: number, all: boolean, order: string }}
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function readLookupOptions(options) {
  if (typeof options === 'number') {
    validateOneOf(options, 'family', FAMILIES);
    return { family: options, hints: 0, all: false, order: defaultOrder };
  }
  if (options !== undefined && typeof options !== 'object') {
    throw new ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  const hints = readHints(options?.hints);
  const family = readFamily(options?.family);
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

/**
 * Asks the system.
 * @param {string} hostname
 * @param {{ family: number, hints: number, all: boolean, order: string }} options in the full form
 * @param {(error: ?Error, addresses?: {address: string, family: number}[]) => void} callback
 * @returns {?Error} the failure to ask
 */
function startLookup(hostname, { family, hints, order }, callback) {
  const entry = startEntry('dns', 'lookup', {
    hostname, family, hints, verbatim: order === 'verbatim', order,
  });
  const err = binding.getaddrinfo(toASCII(hostname), family, hints, bindCallback((status, flat) => {
    if (status !== 0) {
      callback(dnsException(status, 'getaddrinfo', hostname));
      return;
    }
    const list = sortAddresses(flat, order);
    if (entry !== null) endEntry(entry, { addresses: list.map(({ address }) => address) });
    callback(null, list);
  }, 'GETADDRINFOREQWRAP'));
  return err === 0 ? null : dnsException(err, 'getaddrinfo', hostname);
}

function toASCII(hostname) {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(hostname)) return hostname;
  return require('url').domainToASCII(hostname) || hostname;
}

/** What lookup() answers without asking: nothing, and addresses. */
function answerAtOnce(hostname, options) {
  if (!hostname) {
    return options.all ? [[]] : [null, options.family === 6 ? 6 : 4];
  }
  const family = isIP(hostname);
  if (family === 0) return null;
  return options.all ? [[{ address: hostname, family }]] : [hostname, family];
}

/**
 * Finds the addresses of a host.
 * @param {string} hostname
 * @param {object|number} [options] family (0, 4, 6), hints, all, verbatim, order; a number is a
 *   family
 * @param {(error: ?Error, address: string|object[], family?: number) => void} callback
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function lookup(hostname, options, callback) {
  if (hostname) validateString(hostname, 'hostname');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const full = readLookupOptions(options);
  const known = answerAtOnce(hostname, full);
  if (known !== null) {
    process.nextTick(callback, null, ...known);
    return {};
  }
  const error = startLookup(hostname, full, (failure, list) => {
    if (failure) callback(failure);
    else if (full.all) callback(null, list);
    else callback(null, list[0].address, list[0].family);
  });
  if (error !== null) process.nextTick(callback, error);
  return {};
}

module.exports = {
  getDefaultResultOrder, lookup, readLookupOptions, setDefaultResultOrder, startLookup,
};
