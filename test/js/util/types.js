// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { types } = require('node:util');

const samples = {
  isMap: new Map(),
  isSet: new Set(),
  isWeakMap: new WeakMap(),
  isWeakSet: new WeakSet(),
  isDate: new Date(),
  isRegExp: /x/,
  isPromise: new Promise(() => {}),
  isGeneratorObject: (function*() {})(),
  isNativeError: new RangeError(),
  isArrayBuffer: new ArrayBuffer(1),
  isDataView: new DataView(new ArrayBuffer(1)),
  isArgumentsObject: (function() { return arguments; })(1),
  isNumberObject: Object(1),
  isStringObject: Object(''),
  isBooleanObject: Object(true),
  isSymbolObject: Object(Symbol()),
  isBigIntObject: Object(1n),
  isMapIterator: new Map().keys(),
  isSetIterator: new Set().keys(),
  isProxy: new Proxy({}, {}),
  isUint8Array: new Uint8Array(1),
  isFloat64Array: new Float64Array(1),
};
for (const [check, value] of Object.entries(samples)) {
  for (const [other, sample] of Object.entries(samples)) {
    assert.strictEqual(types[check](sample), check === other, `${check} of ${other}`);
  }
  assert.ok(!types[check](Object.create(value)), `${check} of an heir`);
  assert.ok(!types[check](undefined));
}
// A tag or a prototype does not make a Map.
assert.ok(!types.isMap({ [Symbol.toStringTag]: 'Map', __proto__: Map.prototype }));
assert.ok(types.isAsyncFunction(async () => {}) && types.isAsyncFunction(async function*() {}));
assert.ok(types.isGeneratorFunction(function*() {}) && !types.isGeneratorFunction(() => {}));
assert.ok(types.isBoxedPrimitive(Object(1n)) && !types.isBoxedPrimitive(1n));
assert.ok(types.isAnyArrayBuffer(new ArrayBuffer(1)) && types.isTypedArray(Buffer.alloc(1)));
