// SPDX-License-Identifier: MIT
'use strict';

// Colour sequences for the messages of the runtime itself; empty where colours are not wanted.

/**
 * Whether colours should be written to a stream: FORCE_COLOR, then what the terminal can do.
 * @param {object} [stream]
 * @returns {boolean|undefined}
 */
function shouldColorize(stream) {
  const force = process.env.FORCE_COLOR;
  if (force !== undefined) return /^(?:|1|2|3|true)$/.test(force);
  return stream?.isTTY &&
    (typeof stream.getColorDepth === 'function' ? stream.getColorDepth() > 2 : true);
}

const CODES = {
  __proto__: null,
  blue: '\u001b[34m',
  green: '\u001b[32m',
  white: '\u001b[39m',
  yellow: '\u001b[33m',
  red: '\u001b[31m',
  gray: '\u001b[90m',
  clear: '\u001bc',
  reset: '\u001b[0m',
};

const colors = {
  ...CODES,
  hasColors: false,
  shouldColorize,
  /** Looks at process.stderr (again). */
  refresh() {
    colors.hasColors = shouldColorize(process.stderr);
    for (const name in CODES) colors[name] = colors.hasColors ? CODES[name] : '';
  },
};
for (const name in CODES) colors[name] = '';

module.exports = colors;
