// SPDX-License-Identifier: MIT
'use strict';

// node:console

module.exports = require('internal/console/global');
