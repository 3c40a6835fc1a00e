// SPDX-License-Identifier: MIT
// Reads, writes and destruction wait for _construct.
'use strict';
const assert = require('node:assert');
const { Duplex, Writable } = require('node:stream');

const log = [];
const duplex = new Duplex({
  construct(callback) {
    log.push('construct');
    setImmediate(callback);
  },
  read() {
    log.push('read');
    this.push(null);
  },
  write(chunk, encoding, callback) {
    log.push(`write ${chunk}`);
    callback();
  },
});
duplex.end('a');
duplex.resume();
assert.deepStrictEqual(log, []);
duplex.on('close', () => {
  assert.deepStrictEqual(log.toSorted(), ['construct', 'read', 'write a']);
  assert.strictEqual(log[0], 'construct');
});

const failing = new Writable({ construct: (callback) => callback(new Error('no')), write() {} });
failing.on('error', (error) => assert.strictEqual(error.message, 'no'));
failing.on('close', () => assert.strictEqual(failing.destroyed, true));

let destroyed = false;
const early = new Writable({
  construct: (callback) => setImmediate(callback),
  destroy(error, callback) {
    destroyed = true;
    callback(error);
  },
});
early.destroy();
process.nextTick(() => assert.strictEqual(destroyed, false));
early.on('close', () => assert.strictEqual(destroyed, true));
