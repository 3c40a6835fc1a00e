// SPDX-License-Identifier: MIT
'use strict';
// Wrong arguments are refused with the codes and texts of Node.
const assert = require('node:assert');
const net = require('node:net');

const cases = [
  [() => net.connect(), 'ERR_MISSING_ARGS', /"options" or "port" or "path" argument/],
  [() => net.connect({ port: {} }), 'ERR_INVALID_ARG_TYPE', /"options.port"/],
  [() => net.connect(65536), 'ERR_SOCKET_BAD_PORT', /Port should be >= 0 and < 65536/],
  [() => net.connect({ port: 1, localAddress: 'x' }), 'ERR_INVALID_IP_ADDRESS', /: x$/],
  [() => net.connect({ port: 1, lookup: 1, host: 'x' }), 'ERR_INVALID_ARG_TYPE', /options.lookup/],
  [() => net.connect({ port: 1, family: 7, host: 'x' }), 'ERR_INVALID_ARG_VALUE', /family/],
  [() => new net.Socket({ fd: -1 }), 'ERR_OUT_OF_RANGE', /"fd"/],
  [() => new net.Socket({ objectMode: true }), 'ERR_INVALID_ARG_VALUE', /is not supported/],
  [() => new net.Socket().setTimeout(-1), 'ERR_OUT_OF_RANGE', /"msecs"/],
  [() => new net.Socket().setTypeOfService(256), 'ERR_OUT_OF_RANGE', /"tos"/],
  [() => new net.Server(1), 'ERR_INVALID_ARG_TYPE', /"options"/],
  [() => new net.Server({ highWaterMark: '' }), 'ERR_INVALID_ARG_TYPE', /highWaterMark/],
  [() => net.createServer().listen({}), 'ERR_INVALID_ARG_VALUE', /"port" or "path"/],
  [() => net.createServer().listen(-1), 'ERR_SOCKET_BAD_PORT', /options.port/],
  [() => net.createServer().listen(true), 'ERR_INVALID_ARG_VALUE', /options/],
  [() => net.setDefaultAutoSelectFamily(1), 'ERR_INVALID_ARG_TYPE', /"value"/],
  [() => net.setDefaultAutoSelectFamilyAttemptTimeout(0), 'ERR_OUT_OF_RANGE', /"value"/],
];
for (const [run, code, message] of cases) assert.throws(run, { code, message });
