// SPDX-License-Identifier: MIT
'use strict';

// What a program says of an error's place stays when its stack is read; nothing else is there.
const assert = require('assert');

const plain = new Error('plain');
assert.ok(plain.stack.includes(__filename));
for (const name of ['line', 'column', 'sourceURL']) assert.strictEqual(name in plain, false);

const parsed = new SyntaxError('parsed');
parsed.line = 7;
parsed.column = 12;
assert.ok(parsed.stack.startsWith('SyntaxError: parsed\n'));
assert.deepStrictEqual(Object.entries(parsed), [['line', 7], ['column', 12]]);
