// SPDX-License-Identifier: MIT
//
// Tokens of a pattern string: https://urlpattern.spec.whatwg.org/#tokenizing.  Strict, a mistake
// throws; lenient, it becomes a token of type 'invalid-char'.
'use strict';

/**
 * @typedef {{ type: string, index: number, value: string }} Token
 * type: open, close, regexp, name, char, escaped-char, other-modifier, asterisk, end, invalid-char
 */

const kSimple = {
  '__proto__': null, '*': 'asterisk', '+': 'other-modifier', '?': 'other-modifier',
  '{': 'open', '}': 'close',
};

/** https://urlpattern.spec.whatwg.org/#is-a-valid-name-code-point */
function isNameCodePoint(text, isFirst) {
  return isFirst ? /^[$_\p{ID_Start}]/u.test(text) : /^[$\u200c\u200d\p{ID_Continue}]/u.test(text);
}

function isASCII(text) {
  return text.charCodeAt(0) < 0x80;
}

/** The code point at an index, as a string. */
function charAt(input, index) {
  const codePoint = input.codePointAt(index);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

/** The end of the name that begins at an index. */
function nameEnd(input, start) {
  let end = start;
  while (end < input.length) {
    const c = charAt(input, end);
    if (!isNameCodePoint(c, end === start)) break;
    end += c.length;
  }
  return end;
}

/**
 * The end of the group that begins behind a '(' at an index: behind its ')'.
 * @returns {number} -1 if it is no valid group
 */
function groupEnd(input, start) {
  let depth = 1;
  for (let i = start; i < input.length; i++) {
    const c = input[i];
    if (!isASCII(c) || (i === start && c === '?')) return -1;
    if (c === '\\') {
      i++;
      if (i === input.length || !isASCII(input[i])) return -1;
    } else if (c === ')') {
      if (--depth === 0) return i === start ? -1 : i + 1;
    } else if (c === '(') {
      depth++;
      if (input[i + 1] !== '?') return -1; // capturing groups would shift the numbers
    }
  }
  return -1;
}

/** The token that begins at an index, and where it ends; undefined if it is invalid. */
function readToken(input, index) {
  const c = charAt(input, index);
  const next = index + c.length;
  if (kSimple[c] !== undefined) return { type: kSimple[c], value: c, end: next };
  if (c === '\\') {
    if (next === input.length) return undefined;
    const value = charAt(input, next);
    return { type: 'escaped-char', value, end: next + value.length };
  }
  if (c === ':') {
    const end = nameEnd(input, next);
    return end === next ? undefined : { type: 'name', value: input.slice(next, end), end };
  }
  if (c === '(') {
    const end = groupEnd(input, next);
    return end === -1 ? undefined : { type: 'regexp', value: input.slice(next, end - 1), end };
  }
  return { type: 'char', value: c, end: next };
}

/**
 * @param {string} input
 * @param {boolean} isStrict
 * @returns {Token[]} the last one is of type 'end'
 * @throws {TypeError} if strict
 */
function tokenize(input, isStrict) {
  const tokens = [];
  for (let index = 0; index < input.length;) {
    const token = readToken(input, index);
    if (token === undefined) {
      if (isStrict) throw new TypeError(`Invalid pattern "${input}" at ${index}`);
      tokens.push({ type: 'invalid-char', index, value: input[index] });
      index++;
    } else {
      tokens.push({ type: token.type, index, value: token.value });
      index = token.end;
    }
  }
  tokens.push({ type: 'end', index: input.length, value: '' });
  return tokens;
}

module.exports = { isNameCodePoint, tokenize };
