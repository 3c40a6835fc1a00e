// SPDX-License-Identifier: MIT
//
// AsyncLocalStorage: every line of a log knows the job it belongs to, without passing an id around.
'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const { setImmediate: nextTurn } = require('timers/promises');

const jobs = new AsyncLocalStorage();
const log = (text) => console.log(`[${jobs.getStore() ?? 'main'}] ${text}`);

async function step(name) {
  await nextTurn();
  log(name);
}

async function job() {
  log('starts');
  await step('reads');
  await step('writes');
}

log('before');
Promise.all([
  jobs.run('job 1', job),
  jobs.run('job 2', job),
]).then(() => log('after'));
