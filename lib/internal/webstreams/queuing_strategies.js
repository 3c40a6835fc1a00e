// SPDX-License-Identifier: MIT
'use strict';

const { codes: { ERR_MISSING_OPTION } } = require('internal/errors');
const { validateObject } = require('internal/validators');
const {
  customInspectSymbol, defineInterface, inspectFields,
} = require('internal/webstreams/util');

// One function each for all instances of a realm.
const countSize = Object.defineProperty(() => 1, 'name', { __proto__: null, value: 'size' });
const byteSize = Object.defineProperty((chunk) => chunk.byteLength, 'name',
                                       { __proto__: null, value: 'size' });

function readMark(init) {
  validateObject(init, 'init');
  if (init.highWaterMark === undefined) throw new ERR_MISSING_OPTION('init.highWaterMark');
  return Number(init.highWaterMark);
}

const showMark = inspectFields((self) => ({ highWaterMark: self.highWaterMark }));

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

  [customInspectSymbol](depth, options) {
    return Reflect.apply(showMark, this, [depth, options]);
  }
}
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

  [customInspectSymbol](depth, options) {
    return Reflect.apply(showMark, this, [depth, options]);
  }
}
defineInterface(CountQueuingStrategy, ['highWaterMark', 'size']);

module.exports = { ByteLengthQueuingStrategy, CountQueuingStrategy };
