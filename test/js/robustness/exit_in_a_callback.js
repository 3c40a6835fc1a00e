// SPDX-License-Identifier: MIT
'use strict';

// process.exit() from a completion, with operations of every kind under way.
const fs = require('node:fs');
const { file } = require('../../fixtures/every-operation.js');

fs.stat(file, () => setImmediate(() => process.exit(0)));
