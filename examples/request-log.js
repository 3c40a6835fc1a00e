// SPDX-License-Identifier: MIT
//
// AsyncLocalStorage: every line of a log knows the job it belongs to, without passing an id around.
'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const { setImmediate: nextTurn } = require('timers/promises');

const jobs = new AsyncLocalStorage();
const log = (text) => console.log(`[${jobs.getStore() ?? 'main'}] ${text}`);

const step = (name) => nextTurn().then(() => log(name));

function job() {
  log('starts');
  return step('reads').then(() => step('writes'));
}

log('before');
Promise.all([
  jobs.run('job 1', job),
  jobs.run('job 2', job),
]).then(() => log('after'));
