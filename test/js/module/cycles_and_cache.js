// SPDX-License-Identifier: MIT
//
// Cycles see unfinished exports, with a warning; require.cache can be changed.
'use strict';

const assert = require('node:assert');
const path = require('node:path');

const folder = path.resolve(__dirname, '../../fixtures/module');
const warnings = [];
process.on('warning', ({ message }) => warnings.push(message));

const a = require(path.join(folder, 'cycle/a'));
assert.deepStrictEqual(a.late, { seen: ['early'], missing: undefined, own: false });
assert.strictEqual(Object.getPrototypeOf(a), Object.prototype);

const own = require.resolve(path.join(folder, 'own'));
assert.strictEqual(require(own), 'own');
const record = require.cache[own];
assert.deepStrictEqual([record.id, record.filename, record.loaded, record.path],
                       [own, own, true, folder]);
assert.ok(module.children.includes(record));
assert.strictEqual(record.parent, module);
record.exports = 'changed';
assert.strictEqual(require(own), 'changed');
delete require.cache[own];
assert.strictEqual(require(own), 'own');
assert.notStrictEqual(require.cache[own], record);
assert.strictEqual(Object.getPrototypeOf(require.cache), null);

// A fake of a library module is found by its bare name only.
require.cache.os = { exports: 'fake', loaded: true };
assert.strictEqual(require('os'), 'fake');
assert.strictEqual(typeof require('node:os'), 'object');
delete require.cache.os;

setImmediate(() => {
  assert.deepStrictEqual(warnings, ["Accessing non-existent property 'late' of module exports " +
    'inside circular dependency']);
});
