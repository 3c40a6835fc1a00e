// SPDX-License-Identifier: MIT
'use strict';

// Random bytes fill what they are asked to fill; integers stay in range; UUIDs have their form.
const assert = require('node:assert');
const crypto = require('node:crypto');

assert.strictEqual(crypto.randomBytes(100).length, 100);
assert.notDeepStrictEqual(crypto.randomBytes(32), crypto.randomBytes(32));
crypto.randomBytes(10, (error, buffer) => {
  assert.ifError(error);
  assert(Buffer.isBuffer(buffer));
  assert.strictEqual(buffer.length, 10);
});

const view = new Uint16Array(8);
crypto.randomFillSync(view, 2, 4);
assert.deepStrictEqual([...view.subarray(0, 2), ...view.subarray(6)], [0, 0, 0, 0]);
const filled = Buffer.alloc(64);
crypto.randomFill(filled, 32, (error, buffer) => {
  assert.ifError(error);
  assert.strictEqual(buffer, filled);
  assert(filled.subarray(0, 32).equals(Buffer.alloc(32)));
  assert(!filled.subarray(32).equals(Buffer.alloc(32)));
});

for (let i = 0; i < 2000; i++) {
  const n = crypto.randomInt(-3, 4);
  assert(n >= -3 && n < 4);
}
assert.throws(() => crypto.randomInt(5, 5), { code: 'ERR_OUT_OF_RANGE' });
crypto.randomInt(3, (error, n) => assert(error === undefined && n >= 0 && n < 3));

const ids = new Set(Array.from({ length: 300 }, () => crypto.randomUUID()));
assert.strictEqual(ids.size, 300);
for (const id of ids) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
assert.notStrictEqual(crypto.randomUUID({ disableEntropyCache: true }),
                      crypto.randomUUID({ disableEntropyCache: true }));
assert.strictEqual(crypto.getRandomValues(new Uint8Array(4)).length, 4);
assert.throws(() => crypto.getRandomValues(new Uint8Array(65537)), { name: 'QuotaExceededError' });
assert(crypto.timingSafeEqual(Buffer.from('ab'), new Uint8Array([97, 98])));
