// SPDX-License-Identifier: MIT
//
// using and await using: where they may stand, the order of disposal, and errors.
'use strict';

const assert = require('node:assert');

const log = [];
const make = (name) => ({ name, [Symbol.dispose]() { log.push(name); } });
const makeAsync = (name) => ({
  async [Symbol.asyncDispose]() {
    await null;
    log.push(name);
  },
});
const take = () => log.splice(0).join(' ');
const failing = (name) => ({ [Symbol.dispose]() { throw new Error(name); } });

{
  using a = make('a'), b = make('b');
  using none = null;
  log.push(`body ${a.name}${b.name}${none}`);
}
assert.strictEqual(take(), 'body abnull b a');

function returns() {
  using a = make('a');
  return a.name;
}
assert.strictEqual(returns(), 'a');
take();
for (using one of [make(1), make(2)]) {
  if (one.name === 1) continue;
  log.push('last');
}
assert.strictEqual(take(), '1 last 2');
for (using one = make('head'), i = null; log.length < 2;) log.push(`turn ${one.name} ${i}`);
assert.strictEqual(take(), 'turn head null turn head null head');
label: for (using one = make('labelled');;) {
  for (;;) break label;
}
assert.strictEqual(take(), 'labelled');
switch (1) {
  case 1: {
    using used = make('case');
    log.push(used.name);
  }
}
assert.strictEqual(take(), 'case case');
class Static {
  static {
    using inside = make('static');
    log.push(inside.name);
  }
}
assert.ok(Static);
assert.strictEqual(take(), 'static static');

{
  using iterator = (function* () {
    try {
      yield 1;
    } finally {
      log.push('ended');
    }
  })();
  iterator.next();
  using none = [][Symbol.iterator]();
  assert.ok(none);
}
assert.strictEqual(take(), 'ended');

assert.throws(() => {
  using a = failing('a');
  using b = failing('b');
  throw new Error(`body ${a === b}`);
}, (error) => error instanceof SuppressedError && error.error.message === 'a' &&
  error.suppressed.error.message === 'b' &&
  error.suppressed.suppressed.message === 'body false');
const messageOf = (value) => {
  try {
    using resource = value;
    return resource;
  } catch (error) {
    return `${error}`;
  }
};
assert.strictEqual(messageOf(5), 'TypeError: An object is expected with `using` declarations');
assert.strictEqual(messageOf({}), 'TypeError: Symbol(Symbol.dispose) is not a function');
assert.strictEqual(messageOf({ [Symbol.dispose]: 1 }),
                   'TypeError: Symbol(Symbol.dispose) is not a function');

async function waits() {
  {
    await using a = makeAsync('a'), b = make('b');
    using c = make('c');
    await using none = undefined;
    log.push('body', [a, b, c].length, none);
  }
  assert.strictEqual(take(), 'body 3  c b a');
  for (await using one of [makeAsync(1), makeAsync(2)]) log.push(typeof one);
  assert.strictEqual(take(), 'object 1 object 2');
  const using = 1; // a name elsewhere
  return using;
}
waits().then((value) => {
  assert.strictEqual(value, 1);
  log.push('ended');
});
process.on('exit', () => assert.strictEqual(take(), 'ended'));
