// SPDX-License-Identifier: MIT
//
// Stacks show the async functions that wait for the one that throws.
'use strict';

const assert = require('node:assert');

const sleep = () => new Promise((resolve) => setImmediate(resolve));
const frames = (error) => error.stack.split('\n').slice(1)
  .filter((line) => !line.includes('node:'))
  .map((line) => line.trim().replace(/\(?\/.*\/(\w+\.js)/, '$1').replace(')', ''));

async function inner() {
  await sleep();
  throw new Error('inner');
}

async function middle() {
  await inner();
}

const outer = async () => middle();

class Holder {
  async method() {
    return await middle();
  }
}

async function direct() {
  throw new Error('before any await');
}

async function main() {
  try {
    await middle();
    assert.fail();
  } catch (error) {
    assert.deepStrictEqual(frames(error).slice(0, 3), [
      'at inner async_stacks.js:15:9',
      'at async middle async_stacks.js:19:3',
      'at async main async_stacks.js:36:5',
    ]);
  }
  const error = await new Holder().method().catch((e) => e);
  assert.match(error.stack, /\n {4}at async middle .*\n {4}at async (Holder\.)?method /);
  await assert.rejects(outer, (e) => /\n {4}at inner .*\n {4}at async middle /.test(e.stack));
  try {
    await direct();
  } catch (e) {
    assert.match(e.stack, /^Error: before any await\n {4}at direct .*\n {4}at main /);
    assert.doesNotMatch(e.stack, /async direct/);
  }
}

main().then(() => sleep());
