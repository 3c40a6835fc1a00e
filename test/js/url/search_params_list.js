// SPDX-License-Identifier: MIT
// URLSearchParams is an ordered list of pairs.
'use strict';
const assert = require('node:assert');

const params = new URLSearchParams('?a=1&b=2&a=3&c');
assert.strictEqual(params.size, 4);
assert.strictEqual(params.get('a'), '1');
assert.strictEqual(params.get('x'), null);
assert.deepStrictEqual(params.getAll('a'), ['1', '3']);
assert.ok(params.has('c') && params.has('a', '3') && !params.has('a', '2'));

params.append('d', 4);
params.set('a', 'new');
assert.strictEqual(params.toString(), 'a=new&b=2&c=&d=4');
params.set('e', undefined);
params.delete('b');
params.delete('d', 'other');
assert.strictEqual(params.toString(), 'a=new&c=&d=4&e=undefined');

const repeated = new URLSearchParams('z=1&a=1&z=2&a=2&\ud83d\ude00=x&\uffff=y');
repeated.delete('a', '1');
repeated.sort();
assert.strictEqual(repeated.toString(), 'a=2&z=1&z=2&%F0%9F%98%80=x&%EF%BF%BF=y');

assert.throws(() => params.append('a'), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => params.get(), { code: 'ERR_MISSING_ARGS' });
assert.throws(() => URLSearchParams.prototype.get.call({}, 'a'), { code: 'ERR_INVALID_THIS' });
