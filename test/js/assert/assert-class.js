// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');

const strict = new assert.Assert();
assert.throws(() => strict.equal(1, '1'), { operator: 'strictEqual' });
const loose = new assert.Assert({ strict: false, diff: 'full' });
loose.equal(1, '1');
assert.throws(() => loose.deepStrictEqual([1], [2]), { diff: 'full' });
class A { constructor() { this.x = 1; } }
class B { constructor() { this.x = 1; } }
new assert.Assert({ skipPrototype: true }).deepStrictEqual(new A(), new B());
assert.throws(() => strict.deepEqual(new A(), new B()), assert.AssertionError);
assert.throws(() => new assert.Assert({ diff: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => assert.Assert(), { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
// Methods work on their own, with the defaults.
const { strictEqual } = loose;
assert.throws(() => strictEqual(1, 2), { diff: 'simple' });
assert.strictEqual(require('node:assert/strict'), assert.strict);
assert.strictEqual(assert.strict.equal, assert.strictEqual);
