// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { Console } = require('node:console');
const { Writable } = require('node:stream');

let text = '';
const stdout = new Writable({ write(chunk, encoding, callback) { text += chunk; callback(); } });
const logger = new Console({ stdout });
const table = (...args) => {
  text = '';
  logger.table(...args);
  return text;
};
const rows = (...lines) => `${lines.join('\n')}\n`;
assert.strictEqual(table([{ a: 1, b: 'x' }, { a: 2, c: true }]), rows(
  '\u250c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u252c\u2500\u2500\u2500\u252c' +
    '\u2500\u2500\u2500\u2500\u2500\u252c\u2500\u2500\u2500\u2500\u2500\u2500\u2510',
  '\u2502 (index) \u2502 a \u2502 b   \u2502 c    \u2502',
  '\u251c\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u253c\u2500\u2500\u2500\u253c' +
    '\u2500\u2500\u2500\u2500\u2500\u253c\u2500\u2500\u2500\u2500\u2500\u2500\u2524',
  "\u2502 0       \u2502 1 \u2502 'x' \u2502      \u2502",
  '\u2502 1       \u2502 2 \u2502     \u2502 true \u2502',
  '\u2514\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2534' +
    '\u2500\u2500\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2500\u2500\u2500\u2518'));
assert.match(table(new Map([['k', 1]])), /\(iteration index\) \u2502 Key \u2502 Values/);
assert.match(table([1, { a: 2 }]), /\(index\) \u2502 a \u2502 Values/);
assert.strictEqual(table('text'), 'text\n');
// Wide characters take two columns.
assert.match(table([{ x: '\u6587' }]), /\u2502 '\u6587' \u2502/);
assert.throws(() => table([1], 5), { code: 'ERR_INVALID_ARG_TYPE' });
