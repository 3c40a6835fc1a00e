// SPDX-License-Identifier: MIT
'use strict';
// The global console follows what the program does to process.stdout and to its own streams.
const assert = require('node:assert');
const { Writable } = require('node:stream');

const seen = [];
const original = process.stdout.write;
process.stdout.write = function(chunk) {
  seen.push(chunk);
  return true;
};
console.log('to %s', 'stdout');
process.stdout.write = original;
assert.deepStrictEqual(seen, ['to stdout\n']);

const errors = [];
console._stderr = new Writable({
  write(chunk, encoding, callback) {
    errors.push(String(chunk));
    callback();
  },
});
console.error({ a: 1 });
assert.deepStrictEqual(errors, ['{ a: 1 }\n']);
