// SPDX-License-Identifier: MIT
//
// What the command line and NODE_OPTIONS say; the table is src/runtime/options_table.c.
'use strict';

const binding = internalBinding('options');
const values = new Map();

/**
 * The value of an option.
 * @param {string} name such as '--title', or '--no-warnings' for the opposite of a boolean
 * @returns {boolean|string|number|string[]|undefined} undefined: there is no such option
 */
function getOptionValue(name) {
  let value = values.get(name);
  if (value === undefined) {
    value = binding.get(name);
    if (value === undefined && name.startsWith('--no-')) {
      const positive = binding.get(`--${name.slice(5)}`);
      if (positive !== undefined) value = !positive;
    }
    values.set(name, value);
  }
  return value;
}

module.exports = { getOptionValue };
