// SPDX-License-Identifier: MIT
//
// https://webidl.spec.whatwg.org/#quotaexceedederror
'use strict';

const { DOMException } = require('internal/dom_exception');

function toAmount(options, name) {
  if (!(name in options)) return null;
  const amount = Number(options[name]);
  if (!Number.isFinite(amount)) {
    throw new TypeError(
      `Cannot convert options.${name} to a double: the value is ${amount}`);
  }
  if (amount < 0) throw new RangeError(`options.${name} must not be negative`);
  return amount;
}

/** An operation would need more room than there is. */
class QuotaExceededError extends DOMException {
  #quota;
  #requested;

  /**
   * @param {string} [message]
   * @param {{ quota?: number, requested?: number }} [options]
   * @throws TypeError, RangeError
   */
  constructor(message = '', options = { __proto__: null }) {
    super(message, 'QuotaExceededError');
    this.#quota = toAmount(options, 'quota');
    this.#requested = toAmount(options, 'requested');
    if (this.#quota !== null && this.#requested !== null && this.#requested < this.#quota) {
      throw new RangeError('options.requested must not be less than options.quota');
    }
  }

  /** How much there is, or null. */
  get quota() {
    return this.#quota;
  }

  /** How much was asked for, or null. */
  get requested() {
    return this.#requested;
  }
}

Object.defineProperties(QuotaExceededError.prototype, {
  quota: { __proto__: null, enumerable: true },
  requested: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'QuotaExceededError' },
});

module.exports = { QuotaExceededError };
