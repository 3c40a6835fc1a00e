// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { deprecate } = require('node:util');

const warnings = [];
process.on('warning', (warning) => warnings.push([warning.name, warning.code, warning.message]));

const old = deprecate(function old(a, b) { return a + b; }, 'old() is old', 'DEP_TEST_1');
assert.strictEqual(old(1, 2), 3);
assert.strictEqual(old(1, 2), 3);
assert.strictEqual(old.length, 2);
deprecate(() => {}, 'the same code', 'DEP_TEST_1')();

class Old { constructor() { this.target = new.target; } }
const DeprecatedOld = deprecate(Old, 'class', 'DEP_TEST_2');
class Heir extends DeprecatedOld {}
assert.ok(new Heir() instanceof Old);
assert.strictEqual(new Heir().target, Heir);
assert.throws(() => deprecate(() => {}, 'm', 5), { code: 'ERR_INVALID_ARG_TYPE' });

process.on('exit', () => assert.deepStrictEqual(warnings, [
  ['DeprecationWarning', 'DEP_TEST_1', 'old() is old'],
  ['DeprecationWarning', 'DEP_TEST_2', 'class'],
]));
