// SPDX-License-Identifier: MIT
//
// AbortController and AbortSignal (https://dom.spec.whatwg.org/#aborting-ongoing-activities).
// A signal that nobody can observe may be collected: timers and source signals hold it weakly,
// and it is kept alive only while it has abort listeners (keptSignals).
'use strict';

const {
  AbortError,
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS },
} = require('internal/errors');
const { customInspectSymbol } = require('internal/util');
const {
  validateAbortSignal, validateObject, validateUint32,
} = require('internal/validators');
const {
  Event,
  EventTarget,
  defineEventHandler,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrustEvent,
  kWeakHandler,
} = require('internal/event_target');
const { kMaxEventTargetListeners } = require('internal/events/symbols');

const kConstructorToken = Symbol('kConstructorToken');
const kAborted = Symbol('kAborted');
const kReason = Symbol('kReason');
const kTimeout = Symbol('kTimeout');
const kComposite = Symbol('kComposite');
const kSources = Symbol('kSources');
const kDependants = Symbol('kDependants');

const keptSignals = new Set();
let timeoutRegistry;
let dependantRegistry;

function newDOMException(message, name) {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException(message, name);
}

function isAbortSignal(value) {
  return typeof value === 'object' && value !== null && value[kAborted] !== undefined;
}

function checkSignal(value) {
  if (!isAbortSignal(value)) throw new ERR_INVALID_THIS('AbortSignal');
}

function inspectAs(self, fields, depth, options) {
  const { name } = self.constructor;
  if (depth < 0) return self;
  const { inspect } = require('internal/util/inspect');
  const inner = { ...options };
  inner.depth = options.depth == null ? null : options.depth - 1;
  return `${name} ${inspect(fields, inner)}`;
}

/** Keeps only weak references, so that a long-lived source does not hold its dependants. */
class WeakSignalSet {
  #refs = new Set();
  #byObject = new WeakMap();

  add(signal) {
    if (this.#byObject.has(signal)) return;
    const ref = new WeakRef(signal);
    this.#refs.add(ref);
    this.#byObject.set(signal, ref);
    dependantRegistry ??= new FinalizationRegistry(({ refs, ref: dead }) => refs.delete(dead));
    dependantRegistry.register(signal, { refs: this.#refs, ref });
  }

  *[Symbol.iterator]() {
    for (const ref of this.#refs) {
      const signal = ref.deref();
      if (signal !== undefined) yield signal;
    }
  }
}

class AbortSignal extends EventTarget {
  constructor(token = undefined, aborted = false, reason = undefined, composite = false) {
    if (token !== kConstructorToken) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this[kMaxEventTargetListeners] = 0;
    this[kAborted] = aborted;
    this[kReason] = reason;
    this[kComposite] = composite;
    this[kTimeout] = false;
    this[kSources] = undefined;
    this[kDependants] = undefined;
  }

  get aborted() {
    checkSignal(this);
    return this[kAborted];
  }

  get reason() {
    checkSignal(this);
    return this[kReason];
  }

  /** Throws the reason if the signal is aborted. */
  throwIfAborted() {
    checkSignal(this);
    if (this[kAborted]) throw this[kReason];
  }

  [customInspectSymbol](depth, options) {
    return inspectAs(this, { aborted: this.aborted }, depth, options);
  }

  /**
   * @param {any} [reason] An AbortError if undefined.
   * @returns {AbortSignal} Already aborted.
   */
  static abort(
    reason = newDOMException('This operation was aborted', 'AbortError')) {
    return new AbortSignal(kConstructorToken, true, reason);
  }

  /**
   * @param {number} delay Milliseconds. The timer does not keep the process running.
   * @returns {AbortSignal} Aborts with a TimeoutError.
   */
  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = new AbortSignal(kConstructorToken);
    signal[kTimeout] = true;
    startTimeout(signal, delay);
    return signal;
  }

  /**
   * @param {Iterable<AbortSignal>} signals
   * @returns {AbortSignal} Aborts as soon as one of them does, with its reason.
   */
  static any(signals) {
    const sources = toSignals(signals);
    const result = new AbortSignal(kConstructorToken, false, undefined, true);
    const aborted = sources.find((source) => source[kAborted]);
    if (aborted !== undefined) {
      result[kAborted] = true;
      result[kReason] = aborted[kReason];
      return result;
    }
    result[kSources] = new Set();
    for (const source of sources) {
      if (!source[kComposite]) {
        follow(result, source);
      } else if (source[kSources] !== undefined) {
        for (const ref of source[kSources]) follow(result, ref);
      }
    }
    return result;
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    const observed = this[kTimeout] || this[kComposite];
    if (observed && type === 'abort' && !this[kAborted] && !weak && size === 1) {
      keptSignals.add(this);
    }
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (type === 'abort' && size === 0) keptSignals.delete(this);
  }
}

Object.defineProperties(AbortSignal.prototype, {
  aborted: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, value: 'AbortSignal', configurable: true },
});
defineEventHandler(AbortSignal.prototype, 'abort');
Object.defineProperty(AbortSignal, 'length', { __proto__: null, value: 0, configurable: true });

function startTimeout(signal, delay) {
  const ref = new WeakRef(signal);
  const { setTimeout } = require('timers');
  const timer = setTimeout(onTimeout, delay, ref);
  timer.unref();
  timeoutRegistry ??= new FinalizationRegistry((dead) => require('timers').clearTimeout(dead));
  timeoutRegistry.register(signal, timer);
}

function onTimeout(ref) {
  const signal = ref.deref();
  if (signal === undefined) return;
  keptSignals.delete(signal);
  abortSignal(signal, newDOMException('The operation was aborted due to timeout',
                                      'TimeoutError'));
}

/** Web IDL sequence<AbortSignal>. */
function toSignals(signals) {
  if (typeof signals?.[Symbol.iterator] !== 'function') {
    const error = new ERR_INVALID_ARG_TYPE('signals', 'Iterable', signals);
    error.message = 'signals cannot be converted to sequence.';
    throw error;
  }
  const list = [...signals];
  for (let i = 0; i < list.length; i++) {
    if (!isAbortSignal(list[i])) {
      const error = new ERR_INVALID_ARG_TYPE('signals', 'AbortSignal', list[i]);
      error.message = `signals[${i}] is not of type AbortSignal.`;
      throw error;
    }
  }
  return list;
}

/** Makes a composite signal depend on a source. A source is held strongly: while the composite
 * is alive, whoever aborts the source must still reach it. */
function follow(composite, source) {
  if (composite[kSources].has(source)) return;
  composite[kSources].add(source);
  source[kDependants] ??= new WeakSignalSet();
  source[kDependants].add(composite);
}

/** https://dom.spec.whatwg.org/#abortsignal-signal-abort */
function abortSignal(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  const dependants = [];
  for (const dependant of signal[kDependants] ?? []) {
    if (!dependant[kAborted]) {
      dependant[kAborted] = true;
      dependant[kReason] = reason;
      dependants.push(dependant);
    }
  }
  fireAbort(signal);
  for (const dependant of dependants) fireAbort(dependant);
}

function fireAbort(signal) {
  signal.dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
  keptSignals.delete(signal);
}

class AbortController {
  #signal;

  /** Made when it is first read: many controllers are only passed on. */
  get signal() {
    this.#signal ??= new AbortSignal(kConstructorToken);
    return this.#signal;
  }

  /** @param {any} [reason] An AbortError if undefined. */
  abort(reason = newDOMException('This operation was aborted', 'AbortError')) {
    this.#signal ??= new AbortSignal(kConstructorToken);
    abortSignal(this.#signal, reason);
  }

  [customInspectSymbol](depth, options) {
    return inspectAs(this, { signal: this.signal }, depth, options);
  }
}

Object.defineProperties(AbortController.prototype, {
  signal: { __proto__: null, enumerable: true },
  abort: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, value: 'AbortController', configurable: true },
});

/**
 * Resolves when the signal aborts, unless the resource was collected before.
 * @param {AbortSignal} signal
 * @param {object} resource
 * @returns {Promise<void>}
 */
async function aborted(signal, resource) {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource', require('internal/validators').kValidateObjectAllowObjects);
  if (signal.aborted) return undefined;
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), {
      __proto__: null,
      [kWeakHandler]: resource,
      once: true,
      [kResistStopPropagation]: true,
    });
  });
}

module.exports = {
  AbortController,
  AbortError,
  AbortSignal,
  abortSignal,
  aborted,
  isAbortSignal,
};
