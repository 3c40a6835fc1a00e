// SPDX-License-Identifier: MIT
//
// node:dns: what the system knows of hosts (lookup, lookupService), and what DNS servers answer
// (the rest).
'use strict';

const { errorCodes } = require('internal/dns/constants');
const {
  getDefaultResultOrder, lookup, lookupService, setDefaultResultOrder,
} = require('internal/dns/lookup');
const {
  ResolverBase, addQueries, bindDefaultResolver, makeSetServers, startQuery, startReverse,
} = require('internal/dns/resolver_base');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');

const { AI_ADDRCONFIG, AI_ALL, AI_V4MAPPED } = internalBinding('getaddrinfo');

/** Queries with callbacks. */
class Resolver extends ResolverBase {}

/** A method (name[, options], callback). */
function makeQuery(entry) {
  return function(name, options, ...rest) {
    const callback = rest.length > 0 ? rest[0] : options;
    validateString(name, 'name');
    validateFunction(callback, 'callback');
    const ttl = rest.length > 0 && Boolean(options?.ttl);
    return startQuery(this, entry, name, ttl, callback);
  };
}

function reverse(name, options, ...rest) {
  const callback = rest.length > 0 ? rest[0] : options;
  validateString(name, 'name');
  validateFunction(callback, 'callback');
  return startReverse(this, name, callback);
}

const makeResolve = (find) => function resolve(hostname, rrtype, callback) {
  if (typeof rrtype === 'string') return find(rrtype).call(this, hostname, callback);
  if (typeof rrtype !== 'function') throw new ERR_INVALID_ARG_TYPE('rrtype', 'string', rrtype);
  return find('A').call(this, hostname, rrtype);
};

addQueries(Resolver, makeQuery, reverse, makeResolve);

module.exports = {
  lookup,
  lookupService,
  Resolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers: makeSetServers(null),
  ADDRCONFIG: AI_ADDRCONFIG,
  ALL: AI_ALL,
  V4MAPPED: AI_V4MAPPED,
  ...errorCodes,
};

bindDefaultResolver(module.exports, Resolver.prototype);

Object.defineProperty(module.exports, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return require('dns/promises');
  },
});
