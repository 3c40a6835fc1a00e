// SPDX-License-Identifier: MIT
//
// The failures of c-ares: constants of node:dns, and the names of statuses.
'use strict';

// By status, from 1.
const NAMES = [
  'NODATA', 'FORMERR', 'SERVFAIL', 'NOTFOUND', 'NOTIMP', 'REFUSED', 'BADQUERY', 'BADNAME',
  'BADFAMILY', 'BADRESP', 'CONNREFUSED', 'TIMEOUT', 'EOF', 'FILE', 'NOMEM', 'DESTRUCTION', 'BADSTR',
  'BADFLAGS', 'NONAME', 'BADHINTS', 'NOTINITIALIZED', 'LOADIPHLPAPI', 'ADDRGETNETWORKPARAMS',
  'CANCELLED',
];

const codeOf = (name) => (name === 'EOF' ? name : `E${name}`);

/** NODATA: 'ENODATA' and so on, in the order of the API. */
const errorCodes = Object.fromEntries(NAMES.map((name) => [name, codeOf(name)]));

/**
 * @param {number} status of c-ares, not 0
 * @returns {string} 'ENODATA' ...
 */
function statusName(status) {
  return status <= NAMES.length ? codeOf(NAMES[status - 1]) : 'UNKNOWN_ARES_ERROR';
}

module.exports = { errorCodes, statusName };
