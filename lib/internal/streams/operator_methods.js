// SPDX-License-Identifier: MIT
//
// The array-like methods of Readable.prototype; what they do is loaded when one is first called.
'use strict';

// Name and length of those that return a stream, and of those that return a promise.
const kStreamMethods = { drop: 1, filter: 2, flatMap: 2, map: 2, take: 1 };
const kPromiseMethods = { every: 1, forEach: 2, reduce: 3, toArray: 1, some: 1, find: 2 };

function checkNotNew(target) {
  if (target === undefined) return;
  const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
  throw new ERR_ILLEGAL_CONSTRUCTOR();
}

function define(target, name, length, method) {
  Object.defineProperties(method, {
    name: { __proto__: null, value: name },
    length: { __proto__: null, value: length },
  });
  Object.defineProperty(target, name, {
    __proto__: null, value: method, writable: true, enumerable: false, configurable: true,
  });
}

/** @param {Function} Readable */
function install(Readable) {
  for (const name of Object.keys(kStreamMethods)) {
    define(Readable.prototype, name, kStreamMethods[name], function(...args) {
      checkNotNew(new.target);
      const operators = require('internal/streams/operators');
      return Readable.from(operators[name].apply(this, args));
    });
  }
  for (const name of Object.keys(kPromiseMethods)) {
    define(Readable.prototype, name, kPromiseMethods[name], function(...args) {
      checkNotNew(new.target);
      const operators = require('internal/streams/operators');
      return Promise.resolve().then(() => operators[name].apply(this, args));
    });
  }
}

module.exports = { install };
