// SPDX-License-Identifier: MIT
//
// ChannelWrap: the native resolver under a Resolver, made when it is first used. QueryReqWrap: one
// of its queries, as callbacks see it (`this`) and as resolve4() and the others return it.
'use strict';

const { bindCallback } = require('internal/async_context');
const { statusName } = require('internal/dns/constants');
const { toASCII } = require('internal/dns/names');
const { dnsException, genericNodeError } = require('internal/errors');
const { endEntry, startEntry } = require('internal/net/observers');

// What a name may consist of; labels of other characters are no host's.
const HOST_NAME = /^(?:\\?[A-Za-z._*/-]|[0-9])*$/;
const ONION = /(?:^|\.)[^.]+\.onion\.?$/i; // RFC 7686: never asked
const DEFAULT_TIMEOUT = 2000; // ms

class QueryReqWrap {
  constructor(bindingName, hostname, ttl, callback) {
    this.bindingName = bindingName;
    this.callback = callback;
    this.hostname = hostname;
    this.oncomplete = onresolve;
    this.ttl = ttl;
  }
}

/** Ends a query: code is the name of a failure, or null. */
function onresolve(code, result) {
  if (code === null) this.callback(null, result);
  else this.callback(dnsException(code, this.bindingName, this.hostname));
}

/** Why a name is not asked for; null if it is. */
function refusal(name) {
  if (!HOST_NAME.test(name)) return 'EBADNAME';
  return ONION.test(name) ? 'ENOTFOUND' : null;
}

class ChannelWrap {
  #native = null;
  #timeout;
  #tries;
  #maxTimeout;

  constructor(timeout, tries, maxTimeout) {
    this.#timeout = timeout === -1 ? DEFAULT_TIMEOUT : timeout;
    this.#tries = tries;
    this.#maxTimeout = maxTimeout;
  }

  /** @returns {object} the binding */
  get #binding() {
    const binding = internalBinding('cares');
    if (this.#native === null) {
      const made = binding.create(this.#timeout, this.#tries, this.#maxTimeout);
      if (typeof made === 'number') {
        throw genericNodeError(binding.strerror(made), { code: statusName(made) });
      }
      this.#native = made;
    }
    return binding;
  }

  /**
   * Asks for records.
   * @param {QueryReqWrap} req told by oncomplete
   * @param {number} type of the records
   * @param {(records: Array, req: QueryReqWrap) => *} shape what the API makes of them; a string is
   *   the name of a failure
   */
  query(req, type, shape) {
    const binding = this.#binding;
    const name = toASCII(req.hostname);
    const done = completion(req, shape);
    const refused = refusal(name);
    if (refused !== null) process.nextTick(done, refused);
    else binding.query(this.#native, name, type, (status, records) => {
      done(status === 0 ? null : statusName(status), records);
    });
  }

  /** Asks for the names of an address: the request's hostname without its zone. */
  reverse(req, address) {
    const done = completion(req, (names) => names);
    this.#binding.reverse(this.#native, address, (status, names) => {
      done(status === 0 ? null : statusName(status), names);
    });
  }

  /** Ends all queries with ECANCELLED. */
  cancel() {
    if (this.#native !== null) this.#binding.cancel(this.#native);
  }

  /** @returns {Array} [address, port, ...] */
  getServers() {
    return this.#binding.getServers(this.#native);
  }

  /**
   * @param {Array} flat [address, port, ...]
   * @returns {string|null} why it failed
   */
  setServers(flat) {
    const binding = this.#binding;
    const status = binding.setServers(this.#native, flat, flat.length / 2);
    if (status === 0) return null;
    return status === -1 ? 'There are pending queries.' : binding.strerror(status);
  }

  /** @param {string} ipv4 @param {string} ipv6 where queries come from */
  setLocalAddress(ipv4, ipv6) {
    this.#binding.setLocalAddress(this.#native, ipv4, ipv6);
  }
}

/** What ends a query: tells observers, then the request. */
function completion(req, shape) {
  const entry = startEntry('dns', req.bindingName, { host: req.hostname, ttl: req.ttl });
  return bindCallback((code, answer) => {
    let result;
    if (code === null) {
      const shaped = shape(answer, req);
      if (typeof shaped === 'string') code = shaped;
      else result = shaped;
    }
    if (code === null && entry !== null) endEntry(entry, { result });
    req.oncomplete(code, result);
  }, 'QUERYWRAP');
}

module.exports = { ChannelWrap, QueryReqWrap };
