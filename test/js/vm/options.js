// SPDX-License-Identifier: MIT
//
// node:vm: options, their errors, and where errors of scripts point to.
'use strict';

const assert = require('node:assert');
const vm = require('node:vm');

const script = new vm.Script('counter = (globalThis.counter ?? 0) + 1', { filename: 'counter.js' });
assert.strictEqual(script.runInThisContext(), 1);
assert.strictEqual(script.runInThisContext(), 2);
assert.strictEqual(script.runInNewContext(), 1);
delete globalThis.counter;

const invalid = [
  () => new vm.Script('1', 5),
  () => new vm.Script('1', { filename: 5 }),
  () => new vm.Script('1', { cachedData: 5 }),
  () => script.runInContext({}),
  () => script.runInContext(5),
  () => script.runInThisContext({ displayErrors: 5 }),
  () => vm.createContext(5),
  () => vm.createContext({}, { name: 5 }),
  () => vm.createContext({}, { codeGeneration: { wasm: 1 } }),
  () => vm.isContext(),
  () => vm.compileFunction(),
  () => vm.compileFunction('', [5]),
  () => vm.compileFunction('', [], { parsingContext: {} }),
];
for (const call of invalid) assert.throws(call, { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => vm.createContext({}, { microtaskMode: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });

assert.throws(() => new vm.Script('\nvar a = ;', { filename: 'bad.js', lineOffset: 9 }), (error) => {
  assert.ok(error instanceof SyntaxError);
  assert.match(error.stack, /^bad\.js:11\nvar a = ;\n *\^/);
  return true;
});

const noEval = vm.createContext({}, { codeGeneration: { strings: false } });
assert.throws(() => vm.runInContext('eval("1")', noEval), { name: 'EvalError' });

const vanilla = vm.createContext(vm.constants.DONT_CONTEXTIFY);
assert.strictEqual(vm.runInContext('globalThis', vanilla), vanilla);
vanilla.added = 5;
assert.strictEqual(vm.runInContext('var own = 2; added', vanilla), 5);
assert.strictEqual(vanilla.own, 2);

const order = [];
const draining = vm.createContext({ order }, { microtaskMode: 'afterEvaluate' });
vm.runInContext('Promise.resolve().then(() => order.push("job"))', draining);
order.push('after');
// Without the engine's accelerators jobs wait for the end of the macrotask.
if (process.env.NODUS_ENGINE_ACCEL !== '0') assert.deepStrictEqual(order, ['job', 'after']);
