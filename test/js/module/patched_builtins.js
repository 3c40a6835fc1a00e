// SPDX-License-Identifier: MIT
//
// Properties of public modules are copied and replaced as ordinary data properties are, also where
// their values are made late.
'use strict';

const assert = require('node:assert');

const samples = {
  assert: ['AssertionError', 'ok', 'throws', 'strict'],
  crypto: ['createHash', 'randomBytes', 'Hash'],
  fs: ['Stats', 'ReadStream', 'Dirent', 'readFile', 'writeSync'],
  stream: ['PassThrough', 'Readable', 'Writable', 'finished', 'destroy'],
  url: ['URL', 'Url', 'fileURLToPath', 'pathToFileURL', 'parse'],
  util: ['inspect', 'isArray', '_extend', 'types', 'format'],
};

for (const [id, names] of Object.entries(samples)) {
  const module = require(`node:${id}`);

  // Replaced before anybody has read it.
  const first = names[0];
  const replacement = () => id;
  const keys = Object.keys(module);
  module[first] = replacement;
  assert.strictEqual(module[first], replacement);
  assert.deepStrictEqual(Object.getOwnPropertyDescriptor(module, first), {
    value: replacement, writable: true, enumerable: true, configurable: true,
  });
  assert.deepStrictEqual(Object.keys(module), keys);

  // A copy has the values, and so has what inherits.
  const copy = { ...module };
  const heir = Object.create(module);
  for (const name of names) {
    assert.ok(Object.hasOwn(copy, name), `${id}.${name}`);
    assert.strictEqual(heir[name], module[name]);
    assert.ok(!Object.hasOwn(heir, name));
    assert.strictEqual(copy[name], module[name]);
  }

  // What is changed in a copy or an heir stays there.
  const last = names.at(-1);
  const before = module[last];
  copy[last] = heir[last] = replacement;
  assert.strictEqual(module[last], before);
  assert.strictEqual(heir[last], replacement);
}

assert.strictEqual(new (require('node:url').Url)().href, null);
assert.strictEqual(typeof new (require('node:stream').Transform)().pipe, 'function');
