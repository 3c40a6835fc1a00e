// SPDX-License-Identifier: MIT
//
// Old name of a part of node:http.
'use strict';

const { ServerResponse } = require('internal/http/response');
const {
  Server, connectionListener, httpServerPreClose, kConnectionsCheckingInterval,
  setupConnectionsTracking, storeHTTPOptions,
} = require('internal/http/server');
const { STATUS_CODES } = require('internal/http/status');
const { kServerResponse } = require('internal/http/symbols');

module.exports = {
  STATUS_CODES,
  Server,
  ServerResponse,
  setupConnectionsTracking,
  storeHTTPOptions,
  _connectionListener: connectionListener,
  kServerResponse,
  httpServerPreClose,
  kConnectionsCheckingInterval,
};
