// SPDX-License-Identifier: MIT
//
// Names of hosts as the wire has them.
'use strict';

/**
 * @param {string} hostname
 * @returns {string} in ASCII (IDNA) and lower case, or as it is if it cannot be
 */
function toASCII(hostname) {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(hostname)) return hostname.toLowerCase();
  return require('url').domainToASCII(hostname) || hostname;
}

module.exports = { toASCII };
