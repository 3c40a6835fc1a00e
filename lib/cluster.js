// SPDX-License-Identifier: MIT
//
// node:cluster: the primary's object, or in a worker the worker's.
'use strict';

module.exports = !Object.hasOwn(process.env, 'NODE_UNIQUE_ID') ?
  require('internal/cluster/primary') : require('internal/cluster/child');
