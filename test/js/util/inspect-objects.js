// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { inspect } = require('node:util');

// Plain values, nesting and depth.
assert.strictEqual(inspect({ a: 1, 'b-c': 'x', [Symbol('s')]: null }),
                   "{ a: 1, 'b-c': 'x', Symbol(s): null }");
assert.strictEqual(inspect({ a: { b: { c: { d: 1 } } } }), '{ a: { b: { c: [Object] } } }');
assert.strictEqual(inspect({ a: { b: 1 } }, { depth: 0 }), '{ a: [Object] }');
assert.strictEqual(inspect([1, , 3]), '[ 1, <1 empty item>, 3 ]'); // eslint-disable-line no-sparse-arrays
assert.strictEqual(inspect([1, 2, 3], { maxArrayLength: 1 }), '[ 1, ... 2 more items ]');
assert.strictEqual(inspect(-0), '-0');
assert.strictEqual(inspect(10n ** 9n, { numericSeparator: true }), '1_000_000_000n');

// Classes, prototypes and tags.
class Foo { constructor() { this.x = 1; } }
class Bar extends Foo { get [Symbol.toStringTag]() { return 'tag'; } }
assert.strictEqual(inspect(new Foo()), 'Foo { x: 1 }');
assert.strictEqual(inspect(new Bar()), 'Bar [tag] { x: 1 }');
assert.strictEqual(inspect(Bar), '[class Bar extends Foo]');
assert.strictEqual(inspect({ __proto__: null, a: 1 }), '[Object: null prototype] { a: 1 }');
assert.strictEqual(inspect(async function* gen() {}), '[AsyncGeneratorFunction: gen]');

// Circular references are numbered.
const circular = { name: 'c' };
circular.self = circular;
assert.strictEqual(inspect(circular), "<ref *1> { name: 'c', self: [Circular *1] }");

// Accessors.
const accessors = { get a() { return 1; }, set b(value) {} };
assert.strictEqual(inspect(accessors), '{ a: [Getter], b: [Setter] }');
assert.strictEqual(inspect(accessors, { getters: true }), '{ a: [Getter: 1], b: [Setter] }');
