// SPDX-License-Identifier: MIT
//
// All ways to read and write `stack`.
'use strict';

const assert = require('node:assert');

const shape = /^Error: [\s\S]*\n {4}at /;
const make = (message = 'm') => new Error(message);
const holder = { error: make(), none: undefined };

assert.match(make().stack, shape);
assert.match(make()['stack'], shape);
assert.match(holder?.error.stack, shape);
assert.match(holder.error?.stack, shape);
assert.strictEqual(holder.none?.stack, undefined);
assert.strictEqual(holder.none?.error.stack.length, undefined);
assert.strictEqual(make().stack.split('\n')[0], 'Error: m');

const { stack, message } = make();
assert.match(stack, shape);
assert.strictEqual(message, 'm');
const { error: { stack: renamed = 'x' } } = { error: make() };
assert.match(renamed, shape);
assert.match((({ stack: given }) => given)(make()), shape);
let assigned;
[{ stack: assigned }] = [make()];
assert.match(assigned, shape);
const { stack: ofPlain, ...rest } = { stack: [1], a: 2 };
assert.deepStrictEqual([ofPlain, rest], [[1], { a: 2 }]);
const { stack: ofNull } = Object.assign(Object.create(null), { stack: 3 });
assert.strictEqual(ofNull, 3);

const error = make();
error.stack = 'mine';
assert.strictEqual(error.stack, 'mine');
error.stack += '!';
assert.strictEqual(error.stack, 'mine!');
error.stack &&= 'other';
assert.strictEqual(error.stack, 'other');
assert.strictEqual(delete error.stack, true);
assert.strictEqual(Object.hasOwn(error, 'stack'), false);
const appended = make();
appended.stack += '\nmore';
assert.match(appended.stack, /^Error: m\n {4}at [\s\S]*\nmore$/);

const parser = {
  stack: [],
  push(value) {
    this.stack.push(value);
    return this.stack;
  },
};
assert.deepStrictEqual(parser.push(1), [1]);
class Namespace {}
holder.stack = { Namespace };
assert.ok(new holder.stack.Namespace() instanceof Namespace);
assert.throws(() => holder.none.stack, { message: /Cannot read properties of undefined/ });
try {
  null.x;
} catch ({ stack: caught, message: text }) {
  assert.match(caught, /^TypeError: Cannot read properties of null \(reading 'x'\)\n {4}at /);
  assert.strictEqual(text, 'Cannot read properties of null (reading \'x\')');
}
