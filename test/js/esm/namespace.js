// SPDX-License-Identifier: MIT
//
// Namespaces are sealed, live, and shown as such.
'use strict';

const assert = require('node:assert');
const { inspect, types } = require('node:util');

const source = 'export let b = 1; export function set(v) { b = v; } export default class A {}';

(async () => {
  const ns = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  assert.deepStrictEqual(Reflect.ownKeys(ns), ['b', 'default', 'set', Symbol.toStringTag]);
  assert.strictEqual(Object.getPrototypeOf(ns), null);
  assert.strictEqual(String(Object.prototype.toString.call(ns)), '[object Module]');
  assert.deepStrictEqual([Object.isSealed(ns), Object.isFrozen(ns)], [true, false]);
  assert.ok(types.isModuleNamespaceObject(ns));
  assert.ok(!types.isProxy(ns));
  ns.set(2);
  assert.strictEqual(ns.b, 2);
  assert.throws(() => { ns.b = 3; }, TypeError);
  assert.throws(() => { delete ns.b; }, TypeError);
  assert.strictEqual(Reflect.defineProperty(ns, 'b', { value: 2 }), true);
  assert.strictEqual(Reflect.defineProperty(ns, 'b', { value: 3 }), false);
  assert.deepStrictEqual(Object.getOwnPropertyDescriptor(ns, 'b'),
                         { value: 2, writable: true, enumerable: true, configurable: false });
  assert.strictEqual(inspect({ ns: { b: ns.b } }), '{ ns: { b: 2 } }');
  assert.match(inspect(ns), /^\[Module: null prototype\] \{\n? *b: 2,/);
})();
