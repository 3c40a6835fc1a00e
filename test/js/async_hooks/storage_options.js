// SPDX-License-Identifier: MIT
//
// AsyncLocalStorage: options, disable() and scopes.
'use strict';

const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');

const storage = new AsyncLocalStorage({ name: 'request', defaultValue: 'none' });
assert.strictEqual(storage.name, 'request');
assert.strictEqual(new AsyncLocalStorage().name, '');
assert.strictEqual(storage.getStore(), 'none');
assert.deepStrictEqual(storage.run(1, (a, b) => [storage.getStore(), a, b], 2, 3), [1, 2, 3]);
assert.strictEqual(storage.run(undefined, () => storage.getStore()), undefined);
assert.strictEqual(storage.run(1, () => storage.exit(() => storage.getStore())), undefined);

storage.enterWith(4);
assert.strictEqual(storage.getStore(), 4);
storage.disable();
assert.strictEqual(storage.getStore(), 'none');

const scope = storage.withScope('scoped');
assert.strictEqual(storage.getStore(), 'scoped');
scope.dispose();
scope[Symbol.dispose]();
assert.strictEqual(storage.getStore(), 'none');

assert.throws(() => new AsyncLocalStorage(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => AsyncLocalStorage.bind(5), { code: 'ERR_INVALID_ARG_TYPE' });
