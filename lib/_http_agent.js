// SPDX-License-Identifier: MIT
//
// Old name of a part of node:http.
'use strict';

const { Agent, getGlobalAgent, setGlobalAgent } = require('internal/http/agent');

module.exports = { Agent };
Object.defineProperty(module.exports, 'globalAgent', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: getGlobalAgent,
  set: setGlobalAgent,
});
