// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { styleText, stripVTControlCharacters } = require('node:util');

const always = { validateStream: false };
assert.strictEqual(styleText('red', 'x', always), '\u001b[31mx\u001b[39m');
assert.strictEqual(styleText(['bold', 'red'], 'x', always),
                   '\u001b[1m\u001b[31mx\u001b[39m\u001b[22m');
assert.strictEqual(styleText('#ff0000', 'x', always), '\u001b[38;2;255;0;0mx\u001b[39m');
assert.strictEqual(styleText('none', 'x', always), 'x');
// What turns the style off inside the text turns it on again.
assert.strictEqual(styleText('red', 'a\u001b[39mb', always), '\u001b[31ma\u001b[31mb\u001b[39m');
assert.throws(() => styleText('nope', 'x', always), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => styleText('red', 5, always), { code: 'ERR_INVALID_ARG_TYPE' });
assert.strictEqual(stripVTControlCharacters(styleText('red', 'x', always)), 'x');
assert.strictEqual(
  stripVTControlCharacters('\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007'), 'link');
