// SPDX-License-Identifier: MIT
//
// In a stack the functions that wait have the names of their classes and objects.
'use strict';

const assert = require('node:assert');

async function fail() {
  await 1;
  throw new Error('x');
}

class Base {
  async method() {
    await fail();
  }
  static async fixed() {
    await new Base().method();
  }
  async #secret() {
    await Base.fixed();
  }
  field = async() => {
    await this.#secret();
  };
  async *generates() {
    yield 1;
    await this.field();
  }
}

const object = {
  async short() {
    for await (const value of new Base().generates()) assert.strictEqual(value, 1);
  },
  value: async() => {
    await object.short();
  },
};

// The frame of a function that goes on after a wait has its name, and callbacks in it have none.
const resumed = async() => {
  await 1;
  assert.match(new Error().stack, /^ +at resumed \(/m);
  const stack = await Promise.resolve().then(() => new Error().stack);
  assert.doesNotMatch(stack, /at resumed/);
};

const Named = class {
  async m() {
    const inner = async() => {
      await object.value();
    };
    await inner();
  }
};

(async() => {
  const error = await new Named().m().catch((error) => error);
  const names = [...error.stack.matchAll(/at async (?:(\S+) \()?/g)].map((match) => match[1]);
  assert.deepStrictEqual(names, [
    'Base.method', 'Base.fixed', '#secret', 'Base.field', 'Base.generates', 'Object.short',
    'Object.value', 'inner', 'Named.m',
  ]);
  await resumed();
})();
