// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

class MyError extends TypeError {}
const error = new MyError('text');
error.code = 'E_MINE';
const text = inspect(error);
assert.match(text, /^MyError \[TypeError\]: text\n {4}at /);
assert.match(text, / \{\n {2}code: 'E_MINE'\n\}$/);

// Causes and errors are listed although they are hidden.
const outer = new Error('outer', { cause: new Error('inner') });
assert.match(inspect(outer), /^Error: outer\n {4}at [^]*\{\n {2}\[cause\]: Error: inner\n {6}at /);
const several = new AggregateError([new Error('one')], 'all');
assert.match(inspect(several), /\[errors\]: \[\n {4}Error: one\n/);

// Without frames the error is put in brackets.
const bare = new Error('bare');
bare.stack = 'Error: bare';
assert.strictEqual(inspect(bare), '[Error: bare]');
assert.strictEqual(inspect({ bare }), '{ bare: [Error: bare] }');
