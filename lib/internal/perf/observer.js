// SPDX-License-Identifier: MIT
//
// PerformanceObserver: entries are queued for each observer and delivered together, later.
'use strict';

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const { validateFunction, validateObject } = require('internal/validators');
const { kInternal, makeEnumerable, tag } = require('internal/perf/entries');

// What this version makes entries of; `gc` would need a hook that the engine does not have.
const supportedEntryTypes = Object.freeze([
  'dns', 'function', 'http', 'mark', 'measure', 'net', 'resource']);

const SINGLE = 0; // how observe() was called: with `type`, maybe several times
const MULTIPLE = 1; // with `entryTypes`

const observers = new Set();
const counts = new Map(); // entry type -> number of observers

let isDeliveryPending = false;

function compareEntries(a, b) {
  return a.startTime - b.startTime;
}

/** What an observer's callback gets. */
class PerformanceObserverEntryList {
  #entries;

  constructor(token, entries) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#entries = entries.sort(compareEntries);
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  /** All entries, in order of start. */
  getEntries() {
    return [...this.#entries];
  }

  getEntriesByType(type) {
    if (type === undefined) throw new ERR_MISSING_ARGS('type');
    return this.#entries.filter((entry) => entry.entryType === `${type}`);
  }

  getEntriesByName(name, type = undefined) {
    if (name === undefined) throw new ERR_MISSING_ARGS('name');
    return this.#entries.filter((entry) => entry.name === `${name}` &&
      (type === undefined || entry.entryType === type));
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `PerformanceObserverEntryList ${inspect(this.#entries, {
      ...options, depth: options.depth == null ? null : options.depth - 1,
    })}`;
  }
}

function deliver() {
  isDeliveryPending = false;
  for (const observer of [...observers]) deliverTo(observer);
}

let deliverTo; // set by the class, which alone sees its fields
let queueFor;

class PerformanceObserver {
  #callback;
  #mode = undefined;
  #entryTypes = new Set();
  #buffer = [];

  static {
    deliverTo = (observer) => observer.#deliver();
    queueFor = (observer, entry) => observer.#queue(entry);
  }

  /**
   * @param {(list: PerformanceObserverEntryList, observer: PerformanceObserver) => void} callback
   * @throws ERR_INVALID_ARG_TYPE
   */
  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  /** The types that observe() takes. */
  static get supportedEntryTypes() {
    return supportedEntryTypes;
  }

  /**
   * Starts to receive entries.
   * @param {{ entryTypes?: string[], type?: string, buffered?: boolean }} options
   * @throws ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
   */
  observe(options = { __proto__: null }) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) {
      throw new ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    if (entryTypes != null && type != null) {
      throw new ERR_INVALID_ARG_VALUE('options.entryTypes', entryTypes,
                                      'options.entryTypes can not set with options.type together');
    }
    this.#setMode(entryTypes === undefined ? SINGLE : MULTIPLE);
    if (this.#mode === MULTIPLE) this.#observeAll(entryTypes);
    else this.#observeOne(type, buffered);
    if (this.#entryTypes.size > 0) observers.add(this);
    else if (this.#mode === MULTIPLE) this.disconnect();
  }

  #setMode(mode) {
    if (this.#mode !== undefined && this.#mode !== mode) {
      throw new DOMException(mode === SINGLE ?
        'PerformanceObserver can not change to a single observation' :
        'PerformanceObserver can not change to multiple observations', 'InvalidModificationError');
    }
    this.#mode = mode;
  }

  #observeAll(entryTypes) {
    if (!Array.isArray(entryTypes)) {
      throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
    }
    for (const type of this.#entryTypes) changeCount(type, -1);
    this.#entryTypes.clear();
    this.#buffer = [];
    for (const type of entryTypes) this.#add(type);
  }

  #observeOne(type, buffered) {
    this.#add(type);
    if (!buffered) return;
    const { filterBuffers } = require('internal/perf/timeline');
    this.#buffer.push(...filterBuffers(undefined, type));
    if (this.#buffer.length > 0) scheduleDelivery();
  }

  #add(type) {
    if (!supportedEntryTypes.includes(type) || this.#entryTypes.has(type)) return;
    this.#entryTypes.add(type);
    changeCount(type, 1);
  }

  /** Ends the observation. */
  disconnect() {
    for (const type of this.#entryTypes) changeCount(type, -1);
    observers.delete(this);
    this.#buffer = [];
    this.#entryTypes.clear();
    this.#mode = undefined;
  }

  /** @returns {PerformanceEntry[]} what has not been delivered yet */
  takeRecords() {
    const entries = this.#buffer;
    this.#buffer = [];
    return entries;
  }

  #queue(entry) {
    if (!this.#entryTypes.has(entry.entryType)) return;
    this.#buffer.push(entry);
    scheduleDelivery();
  }

  #deliver() {
    const entries = this.takeRecords();
    if (entries.length === 0) return;
    const list = new PerformanceObserverEntryList(kInternal, entries);
    Reflect.apply(this.#callback, this, [list, this]);
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `PerformanceObserver ${inspect({
      connected: observers.has(this),
      pending: isDeliveryPending,
      entryTypes: [...this.#entryTypes],
      buffer: this.#buffer,
    }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}

makeEnumerable(PerformanceObserver.prototype, ['observe', 'disconnect', 'takeRecords']);
makeEnumerable(PerformanceObserverEntryList.prototype,
               ['getEntries', 'getEntriesByType', 'getEntriesByName']);
tag(PerformanceObserver.prototype, 'PerformanceObserver');
tag(PerformanceObserverEntryList.prototype, 'PerformanceObserverEntryList');

function changeCount(type, by) {
  counts.set(type, (counts.get(type) ?? 0) + by);
}

function scheduleDelivery() {
  if (isDeliveryPending) return;
  isDeliveryPending = true;
  setImmediate(deliver);
}

/** Whether anybody observes entries of a type: ask before making one. */
function hasObserver(type) {
  return (counts.get(type) ?? 0) > 0;
}

/** Queues an entry for the observers of its type. */
function enqueue(entry) {
  if (!hasObserver(entry.entryType)) return;
  for (const observer of observers) queueFor(observer, entry);
}

module.exports = {
  PerformanceObserver, PerformanceObserverEntryList, hasObserver, enqueue, compareEntries,
};
