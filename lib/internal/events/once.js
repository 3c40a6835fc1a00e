// SPDX-License-Identifier: MIT
'use strict';

const { AbortError } = require('internal/errors');
const { validateAbortSignal, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { listen, unlisten } = require('internal/events/target');

/**
 * Waits for one event.
 * @param {EventEmitter | EventTarget} source
 * @param {string | symbol} name
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<any[]>} The arguments of the event; rejects when 'error' is emitted first
 *   or the signal aborts (ABORT_ERR).
 */
function once(source, name, options = kEmptyObject) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const flags = signal === undefined ? { __proto__: null, once: true } : {
    __proto__: null,
    once: true,
    [require('internal/event_target').kResistStopPropagation]: true,
  };
  // Only an emitter has the convention that 'error' means failure.
  const watchErrors = name !== 'error' && typeof source.once === 'function';

  return new Promise((resolve, reject) => {
    const settle = () => {
      unlisten(source, name, onEvent);
      if (watchErrors) source.removeListener('error', onError);
      if (signal !== undefined) signal.removeEventListener('abort', onAbort);
    };
    const onEvent = (...args) => {
      settle();
      resolve(args);
    };
    const onError = (error) => {
      settle();
      reject(error);
    };
    const onAbort = () => {
      settle();
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    listen(source, name, onEvent, flags);
    if (watchErrors) source.once('error', onError);
    if (signal !== undefined) signal.addEventListener('abort', onAbort, flags);
  });
}

module.exports = { once };
