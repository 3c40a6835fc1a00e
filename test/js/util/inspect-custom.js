// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

class Money {
  constructor(amount) { this.amount = amount; }

  [inspect.custom](depth, options, passedInspect) {
    assert.strictEqual(passedInspect, inspect);
    if (depth < 0) return options.stylize('[Money]', 'special');
    return `Money<${inspect(this.amount, options)}>`;
  }
}
assert.strictEqual(inspect(new Money(5)), 'Money<5>');
assert.strictEqual(inspect({ a: { b: { c: new Money(5) } } }), '{ a: { b: { c: [Money] } } }');
assert.strictEqual(inspect(new Money(5), { colors: true }), 'Money<\u001b[33m5\u001b[39m>');
assert.strictEqual(inspect(new Money(5), { customInspect: false }), 'Money { amount: 5 }');

// Lines of the result are indented; options of one's own are handed on.
const lines = { [inspect.custom]: (depth, options) => `a\n${options.mine}` };
assert.strictEqual(inspect({ x: lines }, { mine: 'b' }), '{\n  x: a\n  b\n}');
// An object in place of a text is inspected.
assert.strictEqual(inspect({ [inspect.custom]: () => ({ y: 1 }) }), '{ y: 1 }');
