// SPDX-License-Identifier: MIT
//
// Starts the program.
'use strict';

module.exports = function main() {
  require('internal/process/fatal');
  const tasks = require('internal/task_queues');
  process.nextTick = tasks.nextTick;
  globalThis.process = process;
  globalThis.queueMicrotask = tasks.queueMicrotask;
  let timers = {}; try { timers = require('timers'); } catch {}
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval',
                      'clearImmediate']) globalThis[name] = timers[name];
  const env = internalBinding('env');
  globalThis.console = { log: (...args) => env.write(1, args.join(' ') + '\n') };
  require('internal/modules/cjs').runMain(internalBinding('module').script);
};
