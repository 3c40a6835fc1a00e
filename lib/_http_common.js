// SPDX-License-Identifier: MIT
//
// Old name of parts of node:http.
'use strict';

const { hasInvalidChar, isToken } = require('internal/http/headers');
const { HTTPParser, parsers, prepareError } = require('internal/http/parser');
const { METHODS } = require('internal/http/status');
const { isLenientByDefault, lenientFlagsOf } = require('internal/http/strictness');
const { kIncomingMessage, kSkipPendingData } = require('internal/http/symbols');

module.exports = {
  _checkInvalidHeaderChar: hasInvalidChar,
  _checkIsHttpToken: isToken,
  chunkExpression: /(?:^|\W)chunked(?:$|\W)/i,
  continueExpression: /(?:^|\W)100-continue(?:$|\W)/i,
  CRLF: '\r\n',
  freeParser(parser) {
    parser?.release(parser.owner);
  },
  methods: METHODS,
  parsers,
  kIncomingMessage,
  HTTPParser,
  isLenient: isLenientByDefault,
  calculateLenientFlags(insecureHTTPParser, httpValidation) {
    return lenientFlagsOf({ insecureHTTPParser, httpValidation });
  },
  prepareError,
  kSkipPendingData,
};
