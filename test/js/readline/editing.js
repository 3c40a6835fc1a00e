// SPDX-License-Identifier: MIT
'use strict';

// Keys edit the line: words, kill ring, undo, history and completion.
const assert = require('node:assert');
const readline = require('node:readline');
const { PassThrough } = require('node:stream');

const output = Object.assign(new PassThrough(), { columns: 80, isTTY: true });
const editor = readline.createInterface({
  input: new PassThrough(), output, terminal: true, history: ['second', 'first'],
  completer: (line) => [['complete', 'compile'].filter((word) => word.startsWith(line)), line],
});
const press = (name, modifiers = {}) => editor.write(null, { name, ...modifiers });

editor.write('one two three');
press('left', { ctrl: true });
assert.strictEqual(editor.cursor, 8);
press('w', { ctrl: true });
assert.strictEqual(editor.line, 'one three');
press('k', { ctrl: true });
assert.strictEqual(editor.line, 'one ');
press('y', { ctrl: true });
assert.strictEqual(editor.line, 'one three');
editor.write(null, { sequence: '\x1f' }); // undo
assert.strictEqual(editor.line, 'one ');
editor.write(null, { sequence: '\x1e' }); // redo
assert.strictEqual(editor.line, 'one three');
press('home');
press('delete');
assert.deepStrictEqual([editor.line, editor.cursor], ['ne three', 0]);
press('e', { ctrl: true });
press('u', { ctrl: true });
assert.strictEqual(editor.line, '');

press('up');
assert.strictEqual(editor.line, 'second');
press('up');
assert.strictEqual(editor.line, 'first');
press('down');
press('down');
assert.strictEqual(editor.line, '');

const lines = [];
editor.on('line', (line) => lines.push(line));
editor.write('pasted\nlines\n');
assert.deepStrictEqual(lines, ['pasted', 'lines']);
assert.deepStrictEqual(editor.history.slice(0, 2), ['lines', 'pasted']);

editor.write('co');
press('tab');
setImmediate(() => {
  assert.strictEqual(editor.line, 'comp');
  editor.close();
  assert.throws(() => editor.write('x'), { code: 'ERR_USE_AFTER_CLOSE' });
});
