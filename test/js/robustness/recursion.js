// SPDX-License-Identifier: MIT
// A program that calls itself for ever gets a RangeError, through whatever it does so.
'use strict';
const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');
const { EventEmitter } = require('node:events');
const { Writable } = require('node:stream');
const crypto = require('node:crypto');
const fs = require('node:fs');
const util = require('node:util');
const vm = require('node:vm');

const emitter = new EventEmitter();
emitter.on('again', () => emitter.emit('again'));
const storage = new AsyncLocalStorage();
const script = new vm.Script('again()');
globalThis.again = () => script.runInThisContext();

const object = {
  get getter() { return this.getter; },
  set setter(value) { this.setter = value; },
  toString() { return `${this}`; },
  valueOf() { return +this; },
  toJSON() { return JSON.stringify(this); },
  get [Symbol.iterator]() { return () => [...this]; },
  [util.inspect.custom]() { return util.inspect(this); },
};
const proxy = new Proxy({}, {
  get: (target, name, receiver) => receiver[name],
  has: (target, name) => name in proxy,
  ownKeys: () => Reflect.ownKeys(proxy),
});
class Ever {
  constructor() { this.next = new Ever(); }
}

/** Repeats an action in a call of itself. */
function nest(action) {
  return function again() {
    action();
    again();
  };
}

const ways = {
  call: nest(() => {}),
  map: function again() { [1].map(again); },
  sort: function again() { [2, 1].sort(again); },
  replace: function again() { return 'a'.replace(/a/, again); },
  reviver: function again() { JSON.parse('[1]', again); },
  apply: function again() { Reflect.apply(again, null, []); },
  construct: () => new Ever(),
  generator: () => {
    function* again() { yield* again(); }
    again().next();
  },
  getter: () => object.getter,
  setter: () => { object.setter = 1; },
  toString: () => `${object}`,
  valueOf: () => +object,
  toJSON: () => JSON.stringify(object),
  iterator: () => [...object],
  inspectCustom: () => util.inspect(object),
  proxyGet: () => proxy.name,
  proxyHas: () => 'name' in proxy,
  proxyKeys: () => Object.keys(proxy),
  emitter: () => emitter.emit('again'),
  storage: function again() { storage.run(1, again); },
  vm: () => again(),
  nextTick: nest(() => process.nextTick(() => {})),
  microtask: nest(() => queueMicrotask(() => {})),
  timer: nest(() => clearTimeout(setTimeout(() => {}, 0))),
  buffer: nest(() => Buffer.from('text').toString('hex')),
  stat: nest(() => fs.statSync('/')),
  hash: nest(() => crypto.createHash('sha256').update('a').digest()),
  url: nest(() => new URL('http://localhost/')),
  require: nest(() => require('node:path')),
  write: () => {
    const stream = new Writable({ write: (chunk, encoding, done) => done() });
    nest(() => stream.write('text'))();
  },
};

for (const [name, way] of Object.entries(ways)) {
  assert.throws(way, { name: 'RangeError', message: /^Maximum call stack size exceeded/ }, name);
}
