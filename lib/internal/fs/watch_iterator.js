// SPDX-License-Identifier: MIT
'use strict';

// fs.promises.watch: the events of fs.watch as an async iterator, through a bounded queue.

const {
  AbortError,
  codes: { ERR_FS_WATCH_QUEUE_OVERFLOW },
} = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateInteger, validateObject, validateOneOf,
} = require('internal/validators');
const { kEmptyObject } = require('internal/util');

const kMaxQueue = 2048;

/** The options of watch(), checked and completed. */
function getWatchOptions(options) {
  if (options == null) options = kEmptyObject;
  if (typeof options === 'string') options = { encoding: options };
  validateObject(options, 'options');
  options = {
    persistent: true, recursive: false, encoding: 'utf8', maxQueue: kMaxQueue, overflow: 'ignore',
    ...options,
  };
  validateBoolean(options.persistent, 'options.persistent');
  validateBoolean(options.recursive, 'options.recursive');
  validateInteger(options.maxQueue, 'options.maxQueue');
  validateOneOf(options.overflow, 'options.overflow', ['ignore', 'error', 'throw']);
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options;
}

/** Events waiting to be taken, and the taker that waits for them. */
class EventQueue {
  #events = [];
  #error = null;
  #wake = null;

  constructor(maxQueue, overflow) {
    this.maxQueue = maxQueue;
    this.overflow = overflow;
  }

  push(event) {
    if (this.#events.length < this.maxQueue) {
      this.#events.push(event);
    } else if (this.overflow === 'ignore') {
      process.emitWarning('fs.watch maxQueue exceeded');
    } else {
      this.fail(new ERR_FS_WATCH_QUEUE_OVERFLOW(this.maxQueue));
      return;
    }
    this.#wakeUp();
  }

  fail(error) {
    this.#error ??= error;
    this.#wakeUp();
  }

  #wakeUp() {
    this.#wake?.();
    this.#wake = null;
  }

  /** All events so far; waits for the first. */
  async take() {
    while (this.#events.length === 0 && this.#error === null) {
      await new Promise((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#events.length === 0) throw this.#error;
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

/**
 * @param {string|Buffer|URL} filename
 * @param {string|object} [options] those of fs.watch(), { maxQueue, overflow }
 * @returns {AsyncIterator<{ eventType: string, filename: string|Buffer }>}
 */
async function* watch(filename, options) {
  options = getWatchOptions(options);
  const { signal } = options;
  const abortError = () => new AbortError(undefined, { cause: signal.reason });
  if (signal?.aborted) throw abortError();
  const queue = new EventQueue(options.maxQueue, options.overflow);
  const watcher = require('fs').watch(filename, { ...options, signal: undefined });
  const onAbort = () => queue.fail(abortError());
  signal?.addEventListener('abort', onAbort, { once: true });
  watcher.on('change', (eventType, name) => {
    queue.push({ __proto__: null, eventType, filename: name });
  });
  watcher.on('error', (error) => queue.fail(error));
  try {
    for (;;) yield* await queue.take();
  } finally {
    signal?.removeEventListener('abort', onAbort);
    watcher.close();
  }
}

module.exports = { watch };
