// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');

const thrower = () => { throw Object.assign(new TypeError('text'), { code: 'X' }); };
assert.throws(thrower);
assert.throws(thrower, TypeError);
assert.throws(thrower, /^TypeError: text$/);
assert.throws(thrower, (error) => error.code === 'X');
assert.throws(thrower, { name: 'TypeError', message: /^te/, code: 'X' });
assert.throws(thrower, new TypeError('text'));

const failure = (fn, message) => assert.throws(fn, { code: 'ERR_ASSERTION', message });
failure(() => assert.throws(() => {}), 'Missing expected exception.');
failure(() => assert.throws(() => {}, TypeError, 'why'),
        'Missing expected exception (TypeError): why');
failure(() => assert.throws(thrower, RangeError), /instance of "RangeError". Received "TypeError"/);
failure(() => assert.throws(thrower, { code: 'Y' }), /\+ {3}code: 'X'\n- {3}code: 'Y'/);
failure(() => assert.throws(thrower, () => false), /validation function is expected to return/);
failure(() => assert.doesNotThrow(thrower), 'Got unwanted exception.\nActual message: "text"');
assert.throws(() => assert.throws(thrower, {}), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => assert.throws(thrower, 'text'), { code: 'ERR_AMBIGUOUS_ARGUMENT' });
assert.throws(() => assert.throws('x'), { code: 'ERR_INVALID_ARG_TYPE' });

(async () => {
  await assert.rejects(Promise.reject(new Error('no')), /no/);
  await assert.rejects(async () => { throw new Error('no'); }, Error);
  await assert.rejects(assert.rejects(Promise.resolve()), { message: 'Missing expected rejection.' });
  await assert.rejects(assert.rejects(() => 5), { code: 'ERR_INVALID_RETURN_VALUE' });
  await assert.doesNotReject(async () => {});
  await assert.rejects(assert.doesNotReject(Promise.reject(new Error('no'))),
                       /Got unwanted rejection/);
})();
