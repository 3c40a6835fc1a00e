// SPDX-License-Identifier: MIT
//
// A Transform that becomes a stream only when it is used as one.  Most hashes are fed with update()
// and read with digest(); the state of two streams would cost far more than their work.
'use strict';

const { Transform } = require('stream');

/**
 * @param {object} [options] for the stream
 */
function LazyTransform(options) {
  this._options = options;
}

Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);

// The stream's constructors set these; whoever reads them first makes the stream.
for (const name of ['_readableState', '_writableState']) {
  Object.defineProperty(LazyTransform.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      if (this === LazyTransform.prototype || !(this instanceof LazyTransform)) return undefined;
      startStream(this);
      return this[name];
    },
    set(value) {
      Object.defineProperty(this, name, {
        value, writable: true, enumerable: true, configurable: true,
      });
    },
  });
}

function startStream(transform) {
  // Own properties keep the constructors from coming here again.
  transform._readableState = undefined;
  transform._writableState = undefined;
  Transform.call(transform, transform._options);
  // Results are bytes or text in an encoding of their own.
  transform._writableState.decodeStrings = false;
}

module.exports = { LazyTransform };
