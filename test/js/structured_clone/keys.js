// SPDX-License-Identifier: MIT
// A secret key is cloned as a key.
'use strict';
const assert = require('node:assert');
const { KeyObject, createSecretKey } = require('node:crypto');

const key = createSecretKey(Buffer.from('secret'));
const { copy } = structuredClone({ copy: key });
assert.ok(copy instanceof KeyObject);
assert.notStrictEqual(copy, key);
assert.strictEqual(copy.type, 'secret');
assert.ok(copy.equals(key));
assert.strictEqual(copy.export().toString(), 'secret');
