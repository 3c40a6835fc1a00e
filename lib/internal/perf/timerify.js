// SPDX-License-Identifier: MIT
//
// performance.timerify: a function that measures each of its calls.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const { now } = require('internal/perf/clock');
const { PerformanceNodeEntry, kInternal } = require('internal/perf/entries');
const { enqueue, hasObserver } = require('internal/perf/observer');

function report(name, start, args, histogram) {
  const duration = now() - start;
  histogram?.record(Math.max(1, Math.ceil(duration * 1e6)));
  if (!hasObserver('function')) return;
  const entry = new PerformanceNodeEntry(kInternal, name, 'function', start, duration, args);
  for (const [index, value] of args.entries()) entry[index] = value;
  enqueue(entry);
}

/**
 * Wraps a function.
 * @param {Function} fn also a class or an async function: that is measured until it settles
 * @param {{ histogram?: RecordableHistogram }} [options] histogram: gets nanoseconds
 * @returns {Function}
 * @throws ERR_INVALID_ARG_TYPE
 */
function timerify(fn, options = { __proto__: null }) {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined && typeof histogram?.record !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  function timerified(...args) {
    const start = now();
    const result = new.target === undefined ?
      Reflect.apply(fn, this, args) : Reflect.construct(fn, args, fn);
    if (new.target === undefined && typeof result?.finally === 'function') {
      return result.finally(() => report(fn.name, start, args, histogram));
    }
    report(fn.name, start, args, histogram);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { __proto__: null, configurable: false, enumerable: true, value: fn.length },
    name: {
      __proto__: null, configurable: false, enumerable: true, value: `timerified ${fn.name}`,
    },
  });
  return timerified;
}

module.exports = { timerify };
