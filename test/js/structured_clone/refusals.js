// SPDX-License-Identifier: MIT
// What cannot be cloned throws a DataCloneError that shows it.
'use strict';
const assert = require('node:assert');

const cases = [
  [() => {}, '() => {} could not be cloned.'],
  [Symbol('s'), 'Symbol(s) could not be cloned.'],
  [{ a: [{ method() {} }] }, 'method() {} could not be cloned.'],
  [new WeakMap(), '#<WeakMap> could not be cloned.'],
  [new WeakRef({}), '#<WeakRef> could not be cloned.'],
  [Promise.resolve(), '#<Promise> could not be cloned.'],
  [new Proxy({}, {}), '#<Object> could not be cloned.'],
  [(function* () {})(), '[object Generator] could not be cloned.'],
  [new Map().keys(), '[object Map Iterator] could not be cloned.'],
  [[][Symbol.iterator](), '[object Array Iterator] could not be cloned.'],
  [Object(Symbol('s')), '[object Symbol] could not be cloned.'],
  [Math.max, 'function max() { [native code] } could not be cloned.'],
  [new URL('http://a'), 'Cannot clone object of unsupported type.'],
];
for (const [value, message] of cases) {
  assert.throws(() => structuredClone(value), (error) => {
    assert.ok(error instanceof DOMException);
    assert.deepStrictEqual([error.name, error.code, error.message], ['DataCloneError', 25, message]);
    return true;
  });
}
assert.throws(() => structuredClone({ get a() { throw new RangeError('mine'); } }), RangeError);
