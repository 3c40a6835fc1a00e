// SPDX-License-Identifier: MIT
//
// Text in ZIP archives: UTF-8, or code page 437 where the bytes are none; and the dates of MS-DOS.
'use strict';

const { isUtf8 } = require('buffer');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');

// The characters of the bytes 128 to 255.
const kCodePage437 =
  '\u00c7\u00fc\u00e9\u00e2\u00e4\u00e0\u00e5\u00e7\u00ea\u00eb\u00e8\u00ef\u00ee\u00ec' +
  '\u00c4\u00c5\u00c9\u00e6\u00c6\u00f4\u00f6\u00f2\u00fb\u00f9\u00ff\u00d6\u00dc\u00a2' +
  '\u00a3\u00a5\u20a7\u0192\u00e1\u00ed\u00f3\u00fa\u00f1\u00d1\u00aa\u00ba\u00bf\u2310' +
  '\u00ac\u00bd\u00bc\u00a1\u00ab\u00bb\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556' +
  '\u2555\u2563\u2551\u2557\u255d\u255c\u255b\u2510\u2514\u2534\u252c\u251c\u2500\u253c' +
  '\u255e\u255f\u255a\u2554\u2569\u2566\u2560\u2550\u256c\u2567\u2568\u2564\u2565\u2559' +
  '\u2558\u2552\u2553\u256b\u256a\u2518\u250c\u2588\u2584\u258c\u2590\u2580\u03b1\u00df' +
  '\u0393\u03c0\u03a3\u03c3\u00b5\u03c4\u03a6\u0398\u03a9\u03b4\u221e\u03c6\u03b5\u2229' +
  '\u2261\u00b1\u2265\u2264\u2320\u2321\u00f7\u2248\u00b0\u2219\u00b7\u221a\u207f\u00b2' +
  '\u25a0\u00a0';

/**
 * The text that bytes mean.
 * @param {Buffer} bytes
 * @param {boolean} isMarked whether the archive says that they are UTF-8
 * @returns {string}
 */
function decodeText(bytes, isMarked = false) {
  if (isMarked || isUtf8(bytes)) return bytes.toString();
  let text = '';
  for (const byte of bytes) {
    text += byte < 128 ? String.fromCharCode(byte) : kCodePage437[byte - 128];
  }
  return text;
}

/**
 * A local time as MS-DOS keeps it: from 1980 to 2107, in steps of two seconds.
 * @param {Date} date
 * @returns {{ day: number, time: number }}
 * @throws ERR_INVALID_ARG_VALUE
 */
function toDosTime(date) {
  const year = date.getFullYear();
  if (Number.isNaN(year)) {
    throw new ERR_INVALID_ARG_VALUE('modified', date, 'must be a valid Date');
  }
  if (year < 1980) return { day: 1 << 5 | 1, time: 0 };
  if (year > 2107) return { day: 127 << 9 | 12 << 5 | 31, time: 23 << 11 | 59 << 5 | 29 };
  return {
    day: (year - 1980) << 9 | (date.getMonth() + 1) << 5 | date.getDate(),
    time: date.getHours() << 11 | date.getMinutes() << 5 | date.getSeconds() >> 1,
  };
}

/**
 * The Date of a time of MS-DOS.
 * @param {number} day
 * @param {number} time
 * @returns {Date}
 */
function fromDosTime(day, time) {
  return new Date((day >> 9) + 1980, (day >> 5 & 15) - 1, day & 31,
                  time >> 11, time >> 5 & 63, (time & 31) * 2);
}

module.exports = { decodeText, fromDosTime, toDosTime };
