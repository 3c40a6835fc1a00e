// SPDX-License-Identifier: MIT
//
// --disable-proto: takes Object.prototype.__proto__ away, or makes it throw.
'use strict';

const { codes: { ERR_PROTO_ACCESS } } = require('internal/errors');

function refuse() {
  throw new ERR_PROTO_ACCESS();
}

/** @param {string} mode 'delete' or 'throw' */
module.exports = function disableProto(mode) {
  if (mode === 'delete') {
    delete Object.prototype.__proto__;
  } else {
    Object.defineProperty(Object.prototype, '__proto__', {
      __proto__: null, get: refuse, set: refuse, enumerable: false, configurable: true,
    });
  }
};
