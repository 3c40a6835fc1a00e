// SPDX-License-Identifier: MIT
//
// PerformanceEntry and the classes of entries that programs can name.
'use strict';

const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS,
    ERR_PERFORMANCE_INVALID_TIMESTAMP,
  },
} = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const { validateNumber, validateObject } = require('internal/validators');
const { now, nodeMilestones } = require('internal/perf/clock');

const kInternal = Symbol('internal'); // lets the library construct what programs may not

function inspectFields(entry, depth, options) {
  if (depth < 0) return entry;
  const { inspect } = require('internal/util/inspect');
  const nested = { ...options, depth: options.depth == null ? null : options.depth - 1 };
  return `${entry.constructor.name} ${inspect(entry.toJSON(), nested)}`;
}

class PerformanceEntry {
  #name;
  #type;
  #start;
  #duration;

  constructor(token, name, type, start, duration) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#type = type;
    this.#start = start;
    this.#duration = duration;
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  get name() {
    return this.#name;
  }

  get entryType() {
    return this.#type;
  }

  /** Milliseconds since the time origin. */
  get startTime() {
    return this.#start;
  }

  /** Milliseconds. */
  get duration() {
    return this.#duration;
  }

  toJSON() {
    return {
      name: this.name,
      entryType: this.entryType,
      startTime: this.startTime,
      duration: this.duration,
    };
  }

  [customInspectSymbol](depth, options) {
    return inspectFields(this, depth, options);
  }
}

function makeEnumerable(prototype, names) {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      ...Object.getOwnPropertyDescriptor(prototype, name), enumerable: true,
    });
  }
}

function tag(prototype, name) {
  Object.defineProperty(prototype, Symbol.toStringTag, {
    __proto__: null, value: name, writable: false, enumerable: false, configurable: true,
  });
}

function cloneDetail(detail) {
  if (detail == null) return null;
  return typeof detail === 'object' || typeof detail === 'function' ?
    structuredClone(detail) : detail;
}

/** A moment that the program marked. */
class PerformanceMark extends PerformanceEntry {
  #detail;

  /**
   * @param {string} name
   * @param {{ startTime?: number, detail?: * }} [options]
   * @throws ERR_MISSING_ARGS, ERR_INVALID_ARG_VALUE, ERR_PERFORMANCE_INVALID_TIMESTAMP
   */
  constructor(name, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    name = `${name}`;
    if (nodeMilestones.includes(name)) {
      throw new ERR_INVALID_ARG_VALUE('name', name);
    }
    if (options != null) validateObject(options, 'options');
    const start = options?.startTime ?? now();
    validateNumber(start, 'startTime');
    if (start < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(start);
    super(kInternal, name, 'mark', start, 0);
    this.#detail = cloneDetail(options?.detail);
  }

  static {
    Object.defineProperty(this, 'length', { value: 1 });
  }

  /** A copy of what the options held. */
  get detail() {
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

/** The time between two moments. */
class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(token, name, start, duration, detail) {
    super(token, name, 'measure', start, duration);
    this.#detail = cloneDetail(detail);
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  get detail() {
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

/** An entry that the runtime makes: of a timerified function, say. */
class PerformanceNodeEntry extends PerformanceEntry {
  #detail;

  constructor(token, name, type, start, duration, detail) {
    super(token, name, type, start, duration);
    this.#detail = detail;
  }

  get detail() {
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.#detail };
  }
}

makeEnumerable(PerformanceEntry.prototype,
               ['name', 'entryType', 'startTime', 'duration', 'toJSON']);
makeEnumerable(PerformanceMark.prototype, ['detail']);
makeEnumerable(PerformanceMeasure.prototype, ['detail']);
tag(PerformanceMark.prototype, 'PerformanceMark');
tag(PerformanceMeasure.prototype, 'PerformanceMeasure');

module.exports = {
  PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceNodeEntry, kInternal,
  inspectFields, makeEnumerable, tag,
};
