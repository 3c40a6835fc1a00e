// SPDX-License-Identifier: MIT
//
// Old name of a part of node:http.
'use strict';

const { IncomingMessage, kDetachAbortSignal, readStart, readStop } =
  require('internal/http/incoming');

module.exports = { IncomingMessage, kDetachAbortSignal, readStart, readStop };
