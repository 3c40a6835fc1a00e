// SPDX-License-Identifier: MIT
//
// Records as the API shows them. The binding gives those of an answer as arrays
// [type, ttl, field...] in the order of the wire; here is what each query makes of them. A query
// that finds nothing it can use returns the name of a failure instead.
'use strict';

const types = {
  __proto__: null,
  A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, TLSA: 52,
  ANY: 255, CAA: 257,
};

const ofType = (records, type) => records.filter((record) => record[0] === type);

// One record; type is the name that resolveAny() tells it by, or undefined.
const caa = ([, , critical, tag, value], type) => {
  // As a C string: up to its first NUL.
  const text = Buffer.from(value).latin1Slice().split('\0', 1)[0];
  const shown = { critical, type };
  shown[tag] = text;
  return shown;
};
const mx = ([, , priority, exchange], type) => ({ exchange, priority, type });
const srv = ([, , priority, weight, port, name], type) => ({ name, port, priority, weight, type });
const naptr = ([, , order, preference, flags, service, regexp, replacement], type) =>
  ({ flags, service, regexp, replacement, order, preference, type });
const soa = ([, , nsname, hostmaster, serial, refresh, retry, expire, minttl], type) =>
  ({ nsname, hostmaster, serial, refresh, retry, expire, minttl, type });
const tlsa = ([, , certUsage, selector, match, data], type) =>
  ({ certUsage, selector, match, data, ...(type && { type }) });
const named = ([, , value], type) => ({ value, type });
const txt = ([, , entries], type) => ({ entries, type });

/** Addresses live as long as the shortest of them and the names that lead to them. */
function addresses(records, type) {
  const aliases = ofType(records, types.CNAME);
  const longest = Math.min(...aliases.map(([, ttl]) => ttl));
  return ofType(records, type).map(([, ttl, address]) =>
    ({ address, ttl: Math.min(ttl, longest) }));
}

/** A query for addresses. */
const hosts = (type) => (records, { ttl }) => {
  const found = addresses(records, type);
  if (found.length === 0 && ofType(records, types.CNAME).length === 0) return 'ENODATA';
  return ttl ? found : found.map(({ address }) => address);
};

/** A query for names. */
const names = (type) => (records) => {
  const found = ofType(records, type).map((record) => record[2]);
  return found.length > 0 ? found : 'ENODATA';
};

/** A query for records of one type, each shown by itself. */
const list = (type, show, shownType) => (records) =>
  ofType(records, type).map((record) => show(record, shownType));

/** The first alias; a host that has addresses and none is its own. */
function cname(records, { hostname }) {
  const [alias] = ofType(records, types.CNAME);
  if (alias !== undefined) return [alias[2]];
  const isHost = records.some(([type]) => type === types.A || type === types.AAAA);
  return isHost ? [hostname] : 'ENODATA';
}

function firstSoa(records) {
  const [record] = ofType(records, types.SOA);
  return record === undefined ? 'EBADRESP' : soa(record, undefined);
}

// What resolveAny() shows, in its order; before it come the addresses or the alias.
const ANY = [
  ['MX', mx], ['NS', named], ['TXT', txt], ['SRV', srv], ['PTR', named], ['NAPTR', naptr],
  ['SOA', soa], ['TLSA', tlsa], ['CAA', caa],
];

function any(records) {
  const withType = (type) =>
    addresses(records, types[type]).map(({ address, ttl }) => ({ address, ttl, type }));
  const [alias] = ofType(records, types.CNAME);
  const shown = alias === undefined ? withType('A') : [named(alias, 'CNAME')];
  shown.push(...withType('AAAA'));
  for (const [type, show] of ANY) {
    const found = ofType(records, types[type]);
    const limit = type === 'SOA' ? 1 : found.length;
    for (let i = 0; i < found.length && i < limit; i++) shown.push(show(found[i], type));
  }
  return shown;
}

/** The queries: method of a Resolver, name in errors, type, and what is made of the records. */
const queries = [
  ['resolveAny', 'queryAny', 'ANY', any],
  ['resolve4', 'queryA', 'A', hosts(types.A)],
  ['resolve6', 'queryAaaa', 'AAAA', hosts(types.AAAA)],
  ['resolveCaa', 'queryCaa', 'CAA', list(types.CAA, caa, 'CAA')],
  ['resolveCname', 'queryCname', 'CNAME', cname],
  ['resolveMx', 'queryMx', 'MX', list(types.MX, mx, 'MX')],
  ['resolveNs', 'queryNs', 'NS', names(types.NS)],
  ['resolveTlsa', 'queryTlsa', 'TLSA', list(types.TLSA, tlsa)],
  ['resolveTxt', 'queryTxt', 'TXT', list(types.TXT, ([, , entries]) => entries)],
  ['resolveSrv', 'querySrv', 'SRV', list(types.SRV, srv, 'SRV')],
  ['resolvePtr', 'queryPtr', 'PTR', names(types.PTR)],
  ['resolveNaptr', 'queryNaptr', 'NAPTR', list(types.NAPTR, naptr)],
  ['resolveSoa', 'querySoa', 'SOA', firstSoa],
];

module.exports = { queries, types };
