// SPDX-License-Identifier: MIT
'use strict';

// Finds the source text of the call that failed, for the message of assert.ok.

const OPENERS = { '__proto__': null, '(': ')', '[': ']', '{': '}' };

/** The index behind a string, template or comment that starts at `from`; `from` if none does. */
function skipText(line, from) {
  const char = line[from];
  if (char === '"' || char === "'" || char === '`') {
    let i = from + 1;
    while (i < line.length && line[i] !== char) i += line[i] === '\\' ? 2 : 1;
    return i + 1;
  }
  if (line.startsWith('//', from)) return line.length;
  if (line.startsWith('/*', from)) {
    const end = line.indexOf('*/', from + 2);
    return end === -1 ? line.length : end + 2;
  }
  return from;
}

/** The index behind the regular expression that starts at `from`; `from` if none does. */
function skipRegExp(line, from) {
  if (line[from] !== '/' || !/(?:^|[(,=:[!&|?{};+\-*%<>~^])\s*$/.test(line.slice(0, from))) {
    return from;
  }
  const match = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
  match.lastIndex = from;
  return match.test(line) ? match.lastIndex : from;
}

/** The index behind the bracket that closes the one at `from`; the end of the line if it is not
 * on it. */
function findClose(line, from) {
  const stack = [];
  for (let i = from; i < line.length;) {
    const next = Math.max(skipText(line, i), skipRegExp(line, i));
    if (next > i) {
      i = next;
      continue;
    }
    const char = line[i++];
    if (OPENERS[char] !== undefined) stack.push(OPENERS[char]);
    else if (char === stack[stack.length - 1]) stack.pop();
    if (stack.length === 0) return i;
  }
  return line.length;
}

/**
 * The call on a line of source around a column.
 * @param {string} line
 * @param {number} column from 0: a character of the name of what is called
 * @returns {string|undefined}
 */
function extractCall(line, column) {
  const before = /[\w$\u0080-\uffff.?[\]'"]*$/.exec(line.slice(0, column))[0];
  const start = column - before.length;
  const open = line.indexOf('(', column);
  if (open === -1) return undefined;
  const call = line.slice(start, findClose(line, open));
  return call.replace(/^(?:this)?\./, '');
}

/** A line of a file, from 1. */
function readLine(file, number) {
  const path = file.startsWith('file:') ? require('url').fileURLToPath(file) : file;
  const text = require('fs').readFileSync(path, 'utf8');
  return text.split('\n', number)[number - 1];
}

/**
 * The expression that called an assertion.
 * @param {Function} fn the assertion
 * @returns {string|undefined} undefined if the source cannot be found
 */
function findAssertion(fn) {
  const [site] = require('internal/stacks').callSites(1, fn);
  if (site === undefined) return undefined;
  const file = site.getFileName();
  const column = site.getColumnNumber();
  if (typeof file !== 'string' || file.startsWith('node:') || column === null) return undefined;
  try {
    const line = readLine(file, site.getLineNumber());
    return line === undefined ? undefined : extractCall(line, column - 1);
  } catch {
    // Without the source the message only says what was passed.
    return undefined;
  }
}

module.exports = { extractCall, findAssertion };
