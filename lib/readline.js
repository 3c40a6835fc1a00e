// SPDX-License-Identifier: MIT
//
// node:readline: Interface with callbacks, and cursor movement.
'use strict';

const { cursorTo, moveCursor, clearLine, clearScreenDown } =
  require('internal/readline/callbacks');
const { Interface: Base } = require('internal/readline/interface');
const { emitKeypressEvents } = require('internal/readline/keypress');
const { kEmptyObject, promisify } = require('internal/util');
const { AbortError } = require('internal/errors');
const { validateAbortSignal } = require('internal/validators');

/**
 * Lines from a stream; callable without `new`.
 * @param {object|Readable} input options, or the stream
 * @param {Writable} [output]
 * @param {Function} [completer] (line, callback) or (line) -> [completions, completed]
 * @param {boolean} [terminal]
 */
function Interface(input, output, completer, terminal) {
  return Reflect.construct(Base, [input, output, completer, terminal], new.target ?? Interface);
}
Object.setPrototypeOf(Interface.prototype, Base.prototype);
Object.setPrototypeOf(Interface, Base);

/**
 * Asks, and gives the answer to a callback.
 * @param {string} query
 * @param {{ signal?: AbortSignal }} [options]
 * @param {Function} callback
 */
Interface.prototype.question = function question(query, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = kEmptyObject;
  }
  const signal = options?.signal;
  if (signal) {
    validateAbortSignal(signal, 'options.signal');
    if (signal.aborted) return;
    const onAbort = () => { this._questionCancel(); };
    signal.addEventListener('abort', onAbort, { __proto__: null, once: true });
    const answered = callback;
    callback = typeof answered === 'function' ? (answer) => {
      signal.removeEventListener('abort', onAbort);
      return answered(answer);
    } : () => { signal.removeEventListener('abort', onAbort); };
  }
  if (typeof callback === 'function') this._question(query, callback);
};

Interface.prototype.question[promisify.custom] = function question(query, options) {
  const signal = options?.signal;
  if (signal?.aborted) {
    return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  }
  return new Promise((resolve, reject) => {
    let onAbort;
    if (signal) {
      onAbort = () => { reject(new AbortError(undefined, { cause: signal.reason })); };
      signal.addEventListener('abort', onAbort, { __proto__: null, once: true });
    }
    this.question(query, options, (answer) => {
      if (signal) signal.removeEventListener('abort', onAbort);
      resolve(answer);
    });
  });
};

/** Makes an Interface; the parameters are those of its constructor. */
function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface,
  cursorTo,
  emitKeypressEvents,
  moveCursor,
};
Object.defineProperty(module.exports, 'promises', {
  __proto__: null, configurable: true, enumerable: true, get: () => require('readline/promises'),
});
