// SPDX-License-Identifier: MIT
//
// Fills the `process` object.
'use strict';

const { defineLazy } = require('internal/util');
const binding = internalBinding('process');
const { flags, ENV_EXITING, exit } = internalBinding('env');
const { write } = internalBinding('env');
const { argv, execCount, scriptIndex, nodeVersion, nodusVersion, mode } = internalBinding('options');

process.version = `v${nodeVersion}`;
process.versions = { node: nodeVersion, nodus: nodusVersion };
process.platform = 'linux';
process.arch = 'x64';
process.pid = binding.pid;
process.title = 'nodus';
process.execPath = binding.execPath;
process.argv = [binding.execPath, ...argv.slice(scriptIndex)];
if (mode === 'file' && !process.argv[1].startsWith('/')) {
  process.argv[1] = `${binding.cwd()}/${process.argv[1]}`;
}
process.execArgv = argv.slice(1, execCount + 1);
process.argv0 = argv[0];
process.cwd = () => binding.cwd();
process.chdir = (path) => binding.chdir(path);
process.nextTick = require('internal/task_queues').nextTick;
process.exitCode = undefined;
process.exit = function(code = process.exitCode) {
  flags[ENV_EXITING] = 1;
  exit(Number(code ?? 0));
};
process.stdout = { fd: 1, write: (chunk) => { write(1, chunk); return true; } };
process.stderr = { fd: 2, write: (chunk) => { write(2, chunk); return true; } };
process.emitWarning = (warning) => {
  process.stderr.write(`(node:${process.pid}) ${warning?.name ?? 'Warning'}: ${warning?.message ?? warning}\n`);
};
defineLazy(process, 'env', () => require('internal/process/env').env);
