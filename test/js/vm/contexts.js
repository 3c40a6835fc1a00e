// SPDX-License-Identifier: MIT
//
// Contexts: globals of a script and properties of the sandbox are the same.
'use strict';

const assert = require('node:assert');
const vm = require('node:vm');

const sandbox = vm.createContext({ a: 1, list: [] });
assert.strictEqual(vm.isContext(sandbox), true);
assert.strictEqual(vm.isContext({}), false);
assert.strictEqual(vm.createContext(sandbox), sandbox);

vm.runInContext('var b = a + 1; function f() { return b; } c = 3; this.d = 4; let e = 5; a = 10;',
                sandbox);
assert.deepStrictEqual([sandbox.a, sandbox.b, sandbox.c, sandbox.d], [10, 2, 3, 4]);
assert.strictEqual(typeof sandbox.f, 'function');
assert.strictEqual('e' in sandbox, false);

// let and const persist; changes from outside are seen, also by functions made before.
sandbox.b = 20;
assert.deepStrictEqual(vm.runInContext('[b, e, f()].join()', sandbox), '20,5,20');
sandbox.f = () => 'replaced';
assert.strictEqual(vm.runInContext('f()', sandbox), 'replaced');

delete sandbox.c;
assert.strictEqual(vm.runInContext('typeof c', sandbox), 'undefined');
vm.runInContext('delete globalThis.d', sandbox);
assert.strictEqual('d' in sandbox, false);
assert.throws(() => vm.runInContext('missing', sandbox), { name: 'ReferenceError' });

// Each context has builtins of its own.
assert.strictEqual(vm.runInContext('[] instanceof Array', sandbox), true);
assert.strictEqual(vm.runInContext('[]', sandbox) instanceof Array, false);
assert.strictEqual(Array.isArray(vm.runInContext('[]', sandbox)), true);
vm.runInContext('list.push(typeof process, typeof require, typeof JSON)', sandbox);
assert.deepStrictEqual(sandbox.list, ['undefined', 'undefined', 'object']);
assert.strictEqual(vm.runInContext('this === globalThis', sandbox), true);

// Callbacks of a context that run later reach the sandbox.
vm.runInContext('var count = 0; function tick() { count++; }', sandbox);
sandbox.tick();
sandbox.tick();
assert.strictEqual(sandbox.count, 2);

assert.strictEqual(vm.runInNewContext('x + y', { x: 1, y: 2 }), 3);
const inherited = vm.createContext(Object.create({ base: 7 }));
assert.strictEqual(vm.runInContext('base', inherited), 7);
