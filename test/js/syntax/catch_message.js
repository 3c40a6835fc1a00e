// SPDX-License-Identifier: MIT
//
// A catch block sees errors of the engine in V8's words.
'use strict';

const assert = require('node:assert');

function messageOf(fn) {
  try {
    fn();
  } catch (e) {
    return e.message;
  }
  return undefined;
}

const object = {};
assert.strictEqual(messageOf(() => object.method()), 'object.method is not a function');
assert.strictEqual(messageOf(() => object.a.b), 'Cannot read properties of undefined (reading \'b\')');
assert.strictEqual(messageOf(() => missing), 'missing is not defined'); // eslint-disable-line
assert.strictEqual(messageOf(() => { throw new TypeError('mine'); }), 'mine');
assert.strictEqual(messageOf(() => { throw { message: 'plain' }; }), 'plain');

async function inAsync() {
  try {
    await object.a.b;
  } catch (e) {
    return e.message;
  }
  return undefined;
}

async function afterAwait() {
  try {
    await (async () => { await 0; object.nothing(); })();
  } catch ({ message }) {
    return message;
  }
  return undefined;
}

let count = 0;
inAsync().then((message) => {
  assert.strictEqual(message, 'Cannot read properties of undefined (reading \'b\')');
  count++;
});
afterAwait().then((message) => {
  assert.strictEqual(message, 'object.nothing is not a function');
  count++;
});
process.on('exit', () => assert.strictEqual(count, 2));
