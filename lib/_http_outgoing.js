// SPDX-License-Identifier: MIT
//
// Old name of a part of node:http.
'use strict';

const {
  parseUniqueHeaders, validateHeaderName, validateHeaderValue,
} = require('internal/http/headers');
const { OutgoingMessage } = require('internal/http/outgoing');
const { kHighWaterMark, kUniqueHeaders } = require('internal/http/symbols');

module.exports = {
  kHighWaterMark,
  kUniqueHeaders,
  parseUniqueHeadersOption: parseUniqueHeaders,
  validateHeaderName,
  validateHeaderValue,
  OutgoingMessage,
};
