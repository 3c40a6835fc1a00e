// SPDX-License-Identifier: MIT
//
// What the library needs of Buffer.  Whoever makes a FastBuffer comes through here, so that it has
// the methods of Buffer even in a program that never mentions Buffer.
'use strict';

module.exports = {
  ...require('internal/buffer/pool'),
  Buffer: require('internal/buffer/class').Buffer,
};
