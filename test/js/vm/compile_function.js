// SPDX-License-Identifier: MIT
//
// vm.compileFunction: parameters, contexts and extensions.
'use strict';

const assert = require('node:assert');
const vm = require('node:vm');

const add = vm.compileFunction('return a + b', ['a', 'b']);
assert.strictEqual(add(1, 2), 3);
assert.strictEqual(add.length, 2);
assert.strictEqual(vm.compileFunction('return this')(), globalThis);

const context = vm.createContext({ value: 7 });
assert.strictEqual(vm.compileFunction('return value', [], { parsingContext: context })(), 7);
const extended = vm.compileFunction('x = x + y; return x', [], {
  contextExtensions: [{ x: 1 }, { y: 2 }],
});
assert.strictEqual(extended(), 3);
assert.strictEqual(extended(), 5);

for (const body of ['}); (function () {', 'return ]', '}']) {
  assert.throws(() => vm.compileFunction(body), SyntaxError);
}
