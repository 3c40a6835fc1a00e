// SPDX-License-Identifier: MIT
'use strict';

const { codes: { ERR_MISSING_OPTION } } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { defineInspect, defineInterface } = require('internal/webstreams/util');

// One function each for all instances of a realm.
const countSize = Object.defineProperty(() => 1, 'name', { __proto__: null, value: 'size' });
const byteSize = Object.defineProperty((chunk) => chunk.byteLength, 'name',
                                       { __proto__: null, value: 'size' });

function readMark(init) {
  validateObject(init, 'init');
  if (init.highWaterMark === undefined) throw new ERR_MISSING_OPTION('init.highWaterMark');
  return Number(init.highWaterMark);
}

/** Counts the bytes of chunks. */
class ByteLengthQueuingStrategy {
  #highWaterMark;

  /** @param {{ highWaterMark: number }} init */
  constructor(init) {
    this.#highWaterMark = readMark(init);
  }

  get highWaterMark() {
    return this.#highWaterMark;
  }

  get size() {
    this.#highWaterMark; // eslint-disable-line no-unused-expressions
    return byteSize;
  }
}
defineInspect(ByteLengthQueuingStrategy, ({ highWaterMark }) => ({ highWaterMark }));
defineInterface(ByteLengthQueuingStrategy, ['highWaterMark', 'size']);

/** Counts chunks. */
class CountQueuingStrategy {
  #highWaterMark;

  /** @param {{ highWaterMark: number }} init */
  constructor(init) {
    this.#highWaterMark = readMark(init);
  }

  get highWaterMark() {
    return this.#highWaterMark;
  }

  get size() {
    this.#highWaterMark; // eslint-disable-line no-unused-expressions
    return countSize;
  }
}
defineInspect(CountQueuingStrategy, ({ highWaterMark }) => ({ highWaterMark }));
defineInterface(CountQueuingStrategy, ['highWaterMark', 'size']);

module.exports = { ByteLengthQueuingStrategy, CountQueuingStrategy };
