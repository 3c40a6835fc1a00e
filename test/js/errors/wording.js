// SPDX-License-Identifier: MIT
'use strict';

// Errors of the engine say what people search for, wherever the library hands them on.
const assert = require('node:assert');
const { inspect } = require('node:util');

const missing = undefined;
const empty = {};
const cases = [
  [() => notThere, 'notThere is not defined'],
  [() => missing.foo, 'Cannot read properties of undefined (reading \'foo\')'],
  [() => empty.a.b.c, 'Cannot read properties of undefined (reading \'b\')'],
  [() => empty.a['k'], 'Cannot read properties of undefined (reading \'k\')'],
  [() => { missing.x = 1; }, 'Cannot set properties of undefined (setting \'x\')'],
  [() => empty.a.b(), 'Cannot read properties of undefined (reading \'b\')'],
  [() => empty.f(), 'empty.f is not a function'],
  [() => new empty.F(), 'empty.F is not a constructor'],
  [() => { for (const x of missing) x(); }, 'missing is not iterable'],
  [() => `${Symbol()}`, 'Cannot convert a Symbol value to a string'],
  [() => 1n + 1, 'Cannot mix BigInt and other types, use explicit conversions'],
  [() => 'a' in 1, 'Cannot use \'in\' operator to search for \'a\' in 1'],
  [() => [].reduce((a) => a), 'Reduce of empty array with no initial value'],
  [() => new Array(-1), 'Invalid array length'],
  [function f() { f(); }, 'Maximum call stack size exceeded'],
];
for (const [fn, message] of cases) {
  assert.throws(fn, { message });
  let caught;
  try {
    fn();
  } catch (error) {
    caught = error;
  }
  assert.ok(inspect(caught).startsWith(`${caught.name}: ${message}\n`), inspect(caught));
}

// What a program words itself is left alone.
const own = new TypeError('x is not a function. Really.');
assert.strictEqual(inspect(own).split('\n')[0], 'TypeError: x is not a function. Really.');
