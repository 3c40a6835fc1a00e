// SPDX-License-Identifier: MIT
//
// node:dns/promises: node:dns with promises.
'use strict';

const { errorCodes } = require('internal/dns/constants');
const {
  getDefaultResultOrder, lookupPromise, lookupServicePromise, setDefaultResultOrder,
} = require('internal/dns/lookup');
const {
  ResolverBase, addQueries, bindDefaultResolver, makeSetServers, startQuery, startReverse,
} = require('internal/dns/resolver_base');
const { validateString } = require('internal/validators');

/** Queries with promises. */
class Resolver extends ResolverBase {}

/** A promise that a query settles. */
function promised(start) {
  return new Promise((resolve, reject) => {
    start((error, result) => {
      if (error !== null) reject(error);
      else resolve(result);
    });
  });
}

/** A method (name[, options]). */
function makeQuery(entry) {
  return function(name, options) {
    validateString(name, 'name');
    const ttl = Boolean(options?.ttl);
    return promised((callback) => startQuery(this, entry, name, ttl, callback));
  };
}

// eslint-disable-next-line no-unused-vars -- as long as the other methods
function reverse(name, options) {
  validateString(name, 'name');
  return promised((callback) => startReverse(this, name, callback));
}

const makeResolve = (find) => function resolve(hostname, rrtype) {
  if (rrtype === undefined) return find('A').call(this, hostname);
  validateString(rrtype, 'rrtype');
  return find(rrtype).call(this, hostname);
};

addQueries(Resolver, makeQuery, reverse, makeResolve);

const self = module.exports;
Object.assign(self, {
  lookup: lookupPromise,
  lookupService: lookupServicePromise,
  Resolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers: makeSetServers(self),
  ...errorCodes,
});

bindDefaultResolver(self, Resolver.prototype);
