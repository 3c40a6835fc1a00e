// SPDX-License-Identifier: MIT
'use strict';

const Transform = require('internal/streams/transform');

/** A Transform that changes nothing. */
function PassThrough(options) {
  if (!(this instanceof PassThrough)) return new PassThrough(options);
  Transform.call(this, options);
}
Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
Object.setPrototypeOf(PassThrough, Transform);
module.exports = PassThrough;

PassThrough.prototype._transform = function(chunk, encoding, callback) {
  callback(null, chunk);
};
