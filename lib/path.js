// SPDX-License-Identifier: MIT
//
// node:path: one of the two flavours, each of which leads to the other. The foreign flavour is
// loaded when it is first asked for.
'use strict';

const { defineLazy } = require('internal/util');

const native = process.platform === 'win32' ? 'win32' : 'posix';
const foreign = native === 'win32' ? 'posix' : 'win32';
const path = require(`internal/path/${native}`);

path[native] = path;
defineLazy(path, foreign, () => {
  const other = require(`internal/path/${foreign}`);
  other[native] = path;
  other[foreign] = other;
  return other;
});

module.exports = path;
