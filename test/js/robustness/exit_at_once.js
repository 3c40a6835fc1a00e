// SPDX-License-Identifier: MIT
'use strict';

// process.exit() while operations of every kind have only just been started.
require('../../fixtures/every-operation.js');

process.exitCode = 7;
process.exit(0);
