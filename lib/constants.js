// SPDX-License-Identifier: MIT
//
// node:constants, deprecated: the constants of os, fs and crypto in one object.
'use strict';

const { constants } = require('os');

Object.assign(exports, constants.dlopen, constants.errno, constants.priority, constants.signals);
for (const id of ['fs', 'crypto']) {
  if (require.has(id)) Object.assign(exports, require(id).constants);
}
Object.freeze(exports);
