// SPDX-License-Identifier: MIT
//
// An immediate keeps the process alive while it waits and is referenced; cleared or unreferenced, it does not run.
'use strict';

const assert = require('assert');

const ran = [];
clearImmediate(setImmediate(() => ran.push('cleared')));
setImmediate(() => ran.push('disposed'))[Symbol.dispose]();

const kept = setImmediate(function(...args) {
  ran.push('kept');
  assert.strictEqual(this, kept);
  assert.deepStrictEqual(args, [1, 2]);
  setImmediate(() => ran.push('never')).unref();
}, 1, 2);
assert.strictEqual(kept.unref().ref().hasRef(), true);

process.on('exit', () => assert.deepStrictEqual(ran, ['kept']));
