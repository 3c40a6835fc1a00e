// SPDX-License-Identifier: MIT
//
// Starts the program: a file, the text of --eval, or standard input.
'use strict';

const { getOptionValue } = require('internal/options');

function applyOptions() {
  const title = getOptionValue('--title');
  if (title !== '') process.title = title;
  if (getOptionValue('--expose-gc')) {
    Object.defineProperty(globalThis, 'gc', {
      __proto__: null, value: internalBinding('env').gc, writable: true, enumerable: false,
      configurable: true,
    });
  }
  if (getOptionValue('--enable-source-maps')) process.setSourceMapsEnabled(true);
  const limit = getOptionValue('--stack-trace-limit');
  if (limit !== 10) Error.stackTraceLimit = limit;
  if (getOptionValue('--report-on-signal')) process.report.reportOnSignal = true;
  const proto = getOptionValue('--disable-proto');
  if (proto !== '') require('internal/process/disable_proto')(proto);
}

function runFile() {
  const { Module } = require('internal/modules/cjs');
  const preloads = getOptionValue('--require');
  if (preloads.length > 0) Module._preloadModules(preloads);
  const [, file] = process.argv;
  if (getOptionValue('--check')) require('internal/process/eval').checkFile(file);
  else Module.runMain(file); // which a preloaded module may have replaced
}

module.exports = function main() {
  require('internal/bootstrap/errors');
  require('internal/bootstrap/functions');
  require('internal/process/fatal');
  require('internal/process/object');
  require('internal/bootstrap/globals');
  applyOptions();
  if (internalBinding('process').getenv('NODE_CHANNEL_FD') !== undefined) {
    require('internal/child_process/in_child').connectFromEnvironment();
  }
  switch (internalBinding('options').mode) {
    case 'file':
      runFile();
      break;
    case 'eval':
      require('internal/process/eval').runEval();
      break;
    default:
      require('internal/process/eval').runStdin();
  }
};
