// SPDX-License-Identifier: MIT
//
// JSON with comments and trailing commas, as tsconfig.json is written.
'use strict';

// A string, a comment, or a comma with nothing but blanks and comments before a closing bracket.
const comment = '//[^\\n\\r]*|/\\*[^]*?\\*/';
const tokens =
  new RegExp(`"(?:[^"\\\\]|\\\\.)*"|${comment}|,(?=(?:\\s|${comment})*[}\\]])`, 'g');

/**
 * @param {string} text
 * @returns {*}
 * @throws SyntaxError
 */
function parseJSONC(text) {
  if (text.charCodeAt(0) === 0xFEFF) text = text.slice(1);
  return JSON.parse(text.replace(tokens, (token) => (token[0] === '"' ? token : ' ')));
}

module.exports = { parseJSONC };
