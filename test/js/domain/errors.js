// SPDX-License-Identifier: MIT
'use strict';

// Errors thrown in callbacks, emitted without a listener and passed to intercept() reach the domain.
const assert = require('node:assert');
const domain = require('node:domain');
const EventEmitter = require('node:events');
const fs = require('node:fs');

const seen = [];
function collect(name) {
  const made = domain.create();
  made.on('error', (error) => {
    assert.strictEqual(error.domain, made);
    seen.push(`${name}: ${error.message} ${error.domainThrown}`);
  });
  return made;
}

const outer = collect('outer');
const inner = collect('inner');
outer.run(() => {
  assert.strictEqual(process.domain, outer);
  inner.run(() => {
    assert.deepStrictEqual(domain._stack, [outer, inner]);
    setTimeout(() => { throw new Error('timer'); }, 1);
    process.nextTick(() => { throw new Error('tick'); });
    setImmediate(() => {
      assert.deepStrictEqual(domain._stack, [inner]);
      fs.stat('/nonexistent', inner.intercept(() => assert.fail('called')));
    });
  });
  assert.strictEqual(process.domain, outer);
  const emitter = new EventEmitter();
  process.nextTick(() => emitter.emit('error', new Error('emitted')));
  Promise.resolve().then(() => setImmediate(() => { throw new Error('after a promise'); }));
});

const added = new EventEmitter();
inner.add(added);
added.emit('error', new Error('added'));
inner.remove(added);
assert.throws(() => added.emit('error', new Error('removed')), /removed/);

process.on('exit', () => {
  assert.deepStrictEqual(seen.sort(), [
    'inner: ENOENT: no such file or directory, stat \'/nonexistent\' false',
    'inner: added false',
    'inner: tick true',
    'inner: timer true',
    'outer: after a promise true',
    'outer: emitted false',
  ]);
});
