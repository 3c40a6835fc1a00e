// SPDX-License-Identifier: MIT
//
// EventEmitter. `_events` maps an event name to one function or to an array of functions. An
// array that is being emitted counts its emissions under kEmitting, and whoever changes such an
// array changes a copy instead: emitting itself never copies. A listener that throws leaves the
// count too high, which costs one superfluous copy later and no try/finally on every emit.
'use strict';

const {
  codes: { ERR_UNHANDLED_ERROR, ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber } = require('internal/validators');
const {
  kEmittedAt,
  kErrorMonitor,
  kRejection,
  kMaxEventTargetListeners,
  kMaxEventTargetListenersWarned,
  kIsEventTarget,
} = require('internal/events/symbols');

const kCapture = Symbol('kCapture');
const kShapeMode = Symbol('shapeMode');
const kEmitting = Symbol('events.emitting');

const { create } = Object;

let defaultMaxListeners = 10;

/**
 * An object that emits named events to listeners.
 * @param {{ captureRejections?: boolean }} [options]
 */
function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}
module.exports = EventEmitter;

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
Object.defineProperty(EventEmitter.prototype, 'constructor', {
  __proto__: null,
  value: EventEmitter,
  writable: true,
  enumerable: false,
  configurable: true,
});
Object.defineProperty(EventEmitter.prototype, kCapture, {
  __proto__: null,
  value: false,
  writable: true,
  enumerable: false,
});

/**
 * Gives an object the fields of an emitter; node:domain replaces this function. A subclass that
 * prepared `_events` with the names it uses most (and set kShapeMode) keeps that object.
 */
EventEmitter.init = function(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = create(null); // which the engine makes faster than { __proto__: null }
    this._eventsCount = 0;
    this[kShapeMode] = false;
  } else {
    this[kShapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = true;
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

// ---- Emitting ------------------------------------------------------------------------------

/**
 * Calls the listeners of an event, in order, with the arguments. The switches are written out
 * twice: they spare the array of arguments, which a helper function would make escape.
 * @param {string | symbol} type
 * @param {...any} args
 * @returns {boolean} Whether there were listeners.
 */
EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[kErrorMonitor] !== undefined) {
      this.emit(kErrorMonitor, ...args);
    }
    if (events === undefined || events.error === undefined) throwUnhandled(this, args[0]);
  }
  const handler = events === undefined ? undefined : events[type];
  if (handler === undefined) return false;

  if (typeof handler === 'function') {
    let result;
    switch (args.length) {
      case 0: result = handler.call(this); break;
      case 1: result = handler.call(this, args[0]); break;
      case 2: result = handler.call(this, args[0], args[1]); break;
      case 3: result = handler.call(this, args[0], args[1], args[2]); break;
      default: result = handler.apply(this, args);
    }
    if (result !== undefined && result !== null && this[kCapture]) {
      captureRejection(this, result, type, args);
    }
    return true;
  }
  const length = handler.length;
  handler[kEmitting]++;
  for (let i = 0; i < length; i++) {
    const listener = handler[i];
    let result;
    switch (args.length) {
      case 0: result = listener.call(this); break;
      case 1: result = listener.call(this, args[0]); break;
      case 2: result = listener.call(this, args[0], args[1]); break;
      case 3: result = listener.call(this, args[0], args[1], args[2]); break;
      default: result = listener.apply(this, args);
    }
    if (result !== undefined && result !== null && this[kCapture]) {
      captureRejection(this, result, type, args);
    }
  }
  handler[kEmitting]--;
  return true;
};

/** Throws what an 'error' event without listeners throws. */
function throwUnhandled(emitter, error) {
  if (error instanceof Error) {
    markEmitSite(emitter, error);
    throw error;
  }
  let described;
  try {
    described = require('internal/util/inspect').inspect(error);
  } catch {
    described = error;
  }
  const unhandled = new ERR_UNHANDLED_ERROR(described);
  unhandled.context = error;
  throw unhandled;
}

/** Leaves on the error where it was emitted, for the report of an uncaught exception. */
function markEmitSite(emitter, error) {
  const site = { emitter };
  try {
    Error.captureStackTrace(site, EventEmitter.prototype.emit);
    Object.defineProperty(error, kEmittedAt, {
      __proto__: null,
      value: site,
      configurable: true,
    });
  } catch {
    // A frozen error is thrown as it is.
  }
}

function captureRejection(emitter, promise, type, args) {
  try {
    const then = promise.then;
    if (typeof then === 'function') {
      then.call(promise, undefined, (error) => {
        process.nextTick(emitRejection, emitter, error, type, args);
      });
    }
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitRejection(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  // A rejecting 'error' listener must not be called again and again.
  const capture = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = capture;
  }
}

// ---- Adding --------------------------------------------------------------------------------

/** The array to change: the listeners themselves, or a copy while they are being emitted. */
function writableList(events, type, list) {
  if (list[kEmitting] === 0) return list;
  const copy = makeList(list.slice());
  if (list.warned) copy.warned = true;
  events[type] = copy;
  return copy;
}

function makeList(array) {
  array[kEmitting] = 0;
  return array;
}

function addListener(emitter, type, listener, prepend) {
  validateFunction(listener, 'listener');
  let events = emitter._events;
  let existing;
  if (events === undefined) {
    events = emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else {
    if (events.newListener !== undefined) {
      emitter.emit('newListener', type, listener.listener ?? listener);
      // A listener of 'newListener' may have replaced the whole map.
      events = emitter._events;
    }
    existing = events[type];
  }
  if (existing === undefined) {
    events[type] = listener;
    emitter._eventsCount++;
    return emitter;
  }
  if (typeof existing === 'function') {
    existing = events[type] = makeList(prepend ? [listener, existing] : [existing, listener]);
  } else {
    existing = writableList(events, type, existing);
    if (prepend) existing.unshift(listener);
    else existing.push(listener);
  }
  const max = maxListenersOf(emitter);
  if (max > 0 && existing.length > max && !existing.warned) {
    existing.warned = true;
    warnOfLeak(emitter, type, existing.length, max);
  }
  return emitter;
}

function warnOfLeak(emitter, type, count, max) {
  const { inspect } = require('internal/util/inspect');
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${count} ${String(type)} listeners added to ` +
    `${inspect(emitter, { depth: -1 })}. MaxListeners is ${max}. Use ` +
    'emitter.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = emitter;
  warning.type = type;
  warning.count = count;
  process.emitWarning(warning);
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

function maxListenersOf(emitter) {
  const own = emitter._maxListeners;
  return own === undefined ? defaultMaxListeners : own;
}

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

EventEmitter.prototype.addListener = function addListener_(type, listener) {
  return addListener(this, type, listener, false);
};
Object.defineProperty(EventEmitter.prototype.addListener, 'name', { value: 'addListener' });
EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return addListener(this, type, listener, true);
};

/** A listener that removes itself before its only call. */
function makeOnce(emitter, type, listener) {
  let fired = false;
  const wrapper = function() {
    if (fired) return undefined;
    emitter.removeListener(type, wrapper);
    fired = true;
    return arguments.length === 0 ? listener.call(emitter) : listener.apply(emitter, arguments);
  };
  wrapper.listener = listener;
  return wrapper;
}

EventEmitter.prototype.once = function once(type, listener) {
  validateFunction(listener, 'listener');
  this.on(type, makeOnce(this, type, listener));
  return this;
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  validateFunction(listener, 'listener');
  this.prependListener(type, makeOnce(this, type, listener));
  return this;
};

// ---- Removing ------------------------------------------------------------------------------

/** Forgets the last listener of an event. */
function dropEvent(emitter, events, type) {
  emitter._eventsCount--;
  if (emitter[kShapeMode]) events[type] = undefined;
  else if (emitter._eventsCount === 0) emitter._events = { __proto__: null };
  else delete events[type];
}

/** The last place of a listener, itself or wrapped by once(), or -1. */
function findListener(list, listener) {
  for (let i = list.length - 1; i >= 0; i--) {
    if (list[i] === listener || list[i].listener === listener) return i;
  }
  return -1;
}

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  validateFunction(listener, 'listener');
  const events = this._events;
  if (events === undefined) return this;
  let list = events[type];
  if (list === undefined) return this;

  if (list === listener || list.listener === listener) {
    dropEvent(this, events, type);
    if (events.removeListener !== undefined) {
      this.emit('removeListener', type, list.listener || listener);
    }
    return this;
  }
  if (typeof list === 'function') return this;
  const position = findListener(list, listener);
  if (position < 0) return this;
  list = writableList(events, type, list);
  if (position === 0) list.shift();
  else if (position === list.length - 1) list.pop();
  else list.splice(position, 1);
  if (list.length === 1) events[type] = list[0];
  if (events.removeListener !== undefined) {
    this.emit('removeListener', type, listener);
  }
  return this;
};
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

EventEmitter.prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  if (type === undefined) return removeEverything(this, events);
  const list = events[type];
  if (list === undefined) return this;

  if (events.removeListener === undefined) {
    dropEvent(this, events, type);
  } else if (typeof list === 'function') {
    this.removeListener(type, list);
  } else {
    // 'removeListener' is emitted for each, last in first out.
    const doomed = list.slice();
    for (let i = doomed.length - 1; i >= 0; i--) this.removeListener(type, doomed[i]);
  }
  return this;
};

function removeEverything(emitter, events) {
  if (events.removeListener !== undefined) {
    for (const type of Reflect.ownKeys(events)) {
      if (type !== 'removeListener') emitter.removeAllListeners(type);
    }
    emitter.removeAllListeners('removeListener');
  }
  emitter._events = { __proto__: null };
  emitter._eventsCount = 0;
  emitter[kShapeMode] = false;
  return emitter;
}

// ---- Looking -------------------------------------------------------------------------------

function listListeners(emitter, type, unwrap) {
  const list = emitter._events?.[type];
  if (list === undefined) return [];
  if (typeof list === 'function') return [unwrap ? list.listener || list : list];
  return unwrap ? list.map((entry) => entry.listener || entry) : list.slice();
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listListeners(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listListeners(this, type, false);
};

EventEmitter.prototype.listenerCount = function listenerCount(type, listener) {
  const list = this._events?.[type];
  if (list === undefined) return 0;
  if (listener === undefined || listener === null) {
    return typeof list === 'function' ? 1 : list.length;
  }
  if (typeof list === 'function') {
    return list === listener || list.listener === listener ? 1 : 0;
  }
  let count = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === listener || list[i].listener === listener) count++;
  }
  return count;
};

EventEmitter.prototype.eventNames = function eventNames() {
  if (!(this._eventsCount > 0)) return [];
  const events = this._events;
  return Reflect.ownKeys(events).filter((type) => events[type] !== undefined);
};

// ---- Statics -------------------------------------------------------------------------------

function isEventTarget(value) {
  return value?.[kIsEventTarget] === true;
}

EventEmitter.addAbortListener = function addAbortListener(signal, listener) {
  return require('internal/events/abort_listener').addAbortListener(signal, listener);
};

EventEmitter.once = async function once(emitter, name, options) {
  return require('internal/events/once').once(emitter, name, options);
};

EventEmitter.on = function on(emitter, event, options) {
  return require('internal/events/async_iterator').on(emitter, event, options);
};

/**
 * The listeners of an event of an emitter or an event target.
 * @returns {Function[]} A copy.
 */
EventEmitter.getEventListeners = function getEventListeners(emitterOrTarget, type) {
  if (typeof emitterOrTarget?.listeners === 'function') {
    return emitterOrTarget.listeners(type);
  }
  if (isEventTarget(emitterOrTarget)) {
    return require('internal/event_target').listenersOf(emitterOrTarget, type);
  }
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
};

/** The listener limit of an emitter or an event target. */
EventEmitter.getMaxListeners = function getMaxListeners(emitterOrTarget) {
  if (typeof emitterOrTarget?.getMaxListeners === 'function') {
    return maxListenersOf(emitterOrTarget);
  }
  if (typeof emitterOrTarget?.[kMaxEventTargetListeners] === 'number') {
    return emitterOrTarget[kMaxEventTargetListeners];
  }
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
};

EventEmitter.listenerCount = function listenerCount(emitterOrTarget, type) {
  if (typeof emitterOrTarget.listenerCount === 'function') {
    return emitterOrTarget.listenerCount(type);
  }
  if (emitterOrTarget instanceof EventEmitter) {
    return EventEmitter.prototype.listenerCount.call(emitterOrTarget, type);
  }
  if (isEventTarget(emitterOrTarget)) {
    return require('internal/event_target').listenersOf(emitterOrTarget, type).length;
  }
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
};

/** Sets the limit of the given emitters and event targets; without any, the default limit. */
EventEmitter.setMaxListeners = function(n = defaultMaxListeners, ...eventTargets) {
  validateNumber(n, 'setMaxListeners', 0);
  if (eventTargets.length === 0) {
    defaultMaxListeners = n;
    return;
  }
  for (const target of eventTargets) {
    if (isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else if (typeof target.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw new ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }
};

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;
EventEmitter.errorMonitor = kErrorMonitor;

Object.defineProperties(EventEmitter, {
  captureRejections: {
    __proto__: null,
    get() {
      return EventEmitter.prototype[kCapture];
    },
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      EventEmitter.prototype[kCapture] = value;
    },
    enumerable: true,
  },
  defaultMaxListeners: {
    __proto__: null,
    get() {
      return defaultMaxListeners;
    },
    set(value) {
      validateNumber(value, 'defaultMaxListeners', 0);
      defaultMaxListeners = value;
    },
    enumerable: true,
  },
  EventEmitterAsyncResource: {
    __proto__: null,
    get: function lazyEventEmitterAsyncResource() {
      return require('internal/events/async_resource').EventEmitterAsyncResource;
    },
    set: undefined,
    enumerable: true,
    configurable: true,
  },
  kMaxEventTargetListeners: { __proto__: null, value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { __proto__: null, value: kMaxEventTargetListenersWarned },
});
