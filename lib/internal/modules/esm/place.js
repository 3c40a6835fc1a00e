// SPDX-License-Identifier: MIT
//
// Puts a place of a source at the head of an error's stack, as Node shows errors of the compiler.
'use strict';

const { sourceLine } = require('internal/stacks/source');

/**
 * @param {Error} error
 * @param {string} url
 * @param {number} line from 1
 * @param {number} column from 1
 * @param {number} width of what is marked
 * @returns {Error} the same
 */
function placeInStack(error, url, line, column, width) {
  const stacks = require('internal/stacks');
  const trace = stacks.stackOf(error);
  const text = sourceLine(url, line);
  stacks.own(error);
  const indent = text?.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const marks = text === undefined ? '' :
    `${text}\n${indent}${'^'.repeat(Math.max(1, width))}\n`;
  Object.defineProperty(error, 'stack', {
    __proto__: null, writable: true, enumerable: false, configurable: true,
    value: `${url}:${line}\n${marks}${trace}`,
  });
  return error;
}

module.exports = { placeInStack };
