// SPDX-License-Identifier: MIT
//
// Code that is made of strings is treated as that of files.
'use strict';

const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');
const vm = require('node:vm');

const storage = new AsyncLocalStorage();
const text = '(async (storage) => { await null; return storage.getStore(); })';
const shape = /^Error: x\n {4}at /;
const AsyncFunction = (async () => {}).constructor;

const makers = [
  eval(text), (0, eval)(text), globalThis.eval(text), vm.runInThisContext(text),
  vm.runInNewContext(text, {}), new vm.Script(text).runInThisContext(),
  new AsyncFunction('storage', 'await null; return storage.getStore();'),
  vm.compileFunction(`return ${text}`)(),
];
let count = 0;
for (const maker of makers) {
  storage.run('in', maker, storage).then((value) => {
    assert.strictEqual(value, 'in');
    count++;
  });
}
process.on('exit', () => assert.strictEqual(count, makers.length));

assert.match(eval('new Error("x").stack'), shape);
assert.match(new Function('return new Error("x").stack')(), shape);
assert.match(vm.runInNewContext('new Error("x").stack', {}), shape);
const sandbox = vm.createContext({});
vm.runInContext('var made = async function() { try { await 1 } catch (e) { e.stack } }', sandbox);
assert.deepStrictEqual(Object.keys(sandbox), ['made']);

// What is called eval need not be one.
const other = { eval: (code) => code };
assert.strictEqual(other.eval('x.stack'), 'x.stack');
assert.strictEqual(new Function('eval', 'return eval("x.stack")')((code) => code), 'x.stack');

function Sub() {}
class Made extends Function {}
assert.ok(new Made('return 1') instanceof Made);
assert.strictEqual(new Made('return 1')(), 1);
assert.strictEqual(Sub.constructor, Function);
assert.strictEqual(Object.getPrototypeOf(AsyncFunction), Function);
assert.strictEqual(AsyncFunction.length, 1);
assert.strictEqual(Function.prototype.constructor, Function);
assert.strictEqual(Function('a', 'b', 'return a + b')(1, 2), 3);
assert.throws(() => new Function('x y'), { name: 'SyntaxError', message: 'Unexpected identifier \'y\'' });
