// SPDX-License-Identifier: MIT
//
// Starts the program.
'use strict';

module.exports = function main() {
  require('internal/bootstrap/errors');
  require('internal/process/fatal');
  require('internal/process/object');
  require('internal/bootstrap/globals');
  require('internal/modules/cjs').runMain(process.argv[1]);
};
