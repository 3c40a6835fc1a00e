// SPDX-License-Identifier: MIT
//
// Old name of a part of node:http.
'use strict';

const { ClientRequest } = require('internal/http/client');

module.exports = { ClientRequest };
