// SPDX-License-Identifier: MIT
// Errors are copied with name, message, stack and cause, and nothing else.
'use strict';
const assert = require('node:assert');

for (const Class of [Error, TypeError, RangeError, SyntaxError, ReferenceError, URIError, EvalError]) {
  const error = new Class('text', { cause: { a: 1 } });
  error.extra = 1;
  const copy = structuredClone(error);
  assert.ok(copy instanceof Class);
  assert.strictEqual(copy.name, Class.name);
  assert.strictEqual(copy.message, 'text');
  assert.deepStrictEqual(copy.cause, { a: 1 });
  assert.strictEqual(copy.stack, error.stack);
  assert.deepStrictEqual(Object.getOwnPropertyNames(copy), ['stack', 'message', 'cause']);
  assert.deepStrictEqual(Object.keys(copy), []);
}

class Custom extends Error { name = 'Custom'; }
assert.strictEqual(structuredClone(new Custom('c')).name, 'Error');
const renamed = Object.assign(new Error('r'), { name: 'TypeError' });
assert.ok(structuredClone(renamed) instanceof TypeError);
assert.ok(!Object.hasOwn(structuredClone(new Error()), 'message'));

const dom = structuredClone(new DOMException('m', 'AbortError'));
assert.ok(dom instanceof DOMException);
assert.deepStrictEqual([dom.name, dom.message, dom.code], ['AbortError', 'm', 20]);
