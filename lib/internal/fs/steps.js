// SPDX-License-Identifier: MIT
'use strict';

// Algorithms over several operations, written once as generators and driven both ways.
//
// A generator yields functions of `done` (see operations.js): the synchronous driver calls them
// without it, the asynchronous one awaits them. Whatever else is yielded is handed back, awaited
// if it is a promise.

const { promised } = require('internal/fs/utils');

/**
 * @param {Generator} steps
 * @returns {unknown} what the generator returns
 */
function runSync(steps) {
  let step = steps.next();
  while (!step.done) {
    const { value } = step;
    let result;
    try {
      result = typeof value === 'function' ? value(undefined) : value;
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(result);
  }
  return step.value;
}

/**
 * @param {Generator} steps
 * @returns {Promise<unknown>} what the generator returns
 */
async function runAsync(steps) {
  let step = steps.next();
  while (!step.done) {
    const { value } = step;
    let result;
    try {
      result = typeof value === 'function' ? await promised(value) : await value;
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(result);
  }
  return step.value;
}

/** Hands the outcome of a promise to a callback, outside the promise's jobs. */
function settle(promise, callback) {
  promise.then((value) => {
    if (value === undefined) process.nextTick(callback, null);
    else process.nextTick(callback, null, value);
  }, (error) => process.nextTick(callback, error));
}

module.exports = { runAsync, runSync, settle };
