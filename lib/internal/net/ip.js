// SPDX-License-Identifier: MIT
//
// Recognising IP addresses in their text form.
'use strict';

const V4_PART = '(?:[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])';
const V4 = `(?:${V4_PART}\\.){3}${V4_PART}`;
const HEX = '[0-9a-fA-F]{1,4}';

// Each line: so many groups before "::", then what may follow it.
const V6 = [
  `(?:${HEX}:){7}(?:${HEX}|:)`,
  `(?:${HEX}:){6}(?:${V4}|:${HEX}|:)`,
  `(?:${HEX}:){5}(?::${V4}|(?::${HEX}){1,2}|:)`,
  `(?:${HEX}:){4}(?:(?::${HEX}){0,1}:${V4}|(?::${HEX}){1,3}|:)`,
  `(?:${HEX}:){3}(?:(?::${HEX}){0,2}:${V4}|(?::${HEX}){1,4}|:)`,
  `(?:${HEX}:){2}(?:(?::${HEX}){0,3}:${V4}|(?::${HEX}){1,5}|:)`,
  `(?:${HEX}:){1}(?:(?::${HEX}){0,4}:${V4}|(?::${HEX}){1,6}|:)`,
  `(?::(?:(?::${HEX}){0,5}:${V4}|(?::${HEX}){1,7}|:))`,
].join('|');

const ZONE = '(?:%[0-9a-zA-Z-.:]{1,})?';
let v4;
let v6;

/**
 * @param {string} input
 * @returns {boolean} whether it is an IPv4 address in decimal parts, without leading zeros
 */
function isIPv4(input) {
  v4 ??= new RegExp(`^${V4}$`);
  return v4.test(`${input}`);
}

/**
 * @param {string} input
 * @returns {boolean} whether it is an IPv6 address, perhaps with a zone
 */
function isIPv6(input) {
  v6 ??= new RegExp(`^(?:${V6})${ZONE}$`);
  return v6.test(`${input}`);
}

/**
 * @param {string} input
 * @returns {0 | 4 | 6}
 */
function isIP(input) {
  if (isIPv4(input)) return 4;
  return isIPv6(input) ? 6 : 0;
}

module.exports = { isIP, isIPv4, isIPv6 };
