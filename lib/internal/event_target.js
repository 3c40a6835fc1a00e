// SPDX-License-Identifier: MIT
//
// EventTarget of the DOM standard, and NodeEventTarget, which adds the methods of an emitter.
// The listeners of a type are a linked list that a dispatch walks live: a listener added while
// its event is dispatched is still called, a removed one no longer.
'use strict';

const {
  codes: {
    ERR_EVENT_RECURSION, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const {
  validateAbortSignal, validateObject, validateString, kValidateObjectAllowObjects,
} = require('internal/validators');
const { customInspectSymbol, kEmptyObject } = require('internal/util');
const {
  kIsEventTarget,
  kMaxEventTargetListeners,
  kMaxEventTargetListenersWarned,
} = require('internal/events/symbols');
const {
  Event,
  CustomEvent,
  isEvent,
  kTarget,
  kIsBeingDispatched,
  kInPassiveListener,
  kStop,
  kTrustEvent,
} = require('internal/events/event');

const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');
const kIsNodeStyleListener = Symbol('kIsNodeStyleListener');
const kWeakHandler = Symbol('kWeak');
const kResistStopPropagation = Symbol('kResistStopPropagation');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kRemoveWeakListenerHelper = Symbol('kRemoveWeakListenerHelper');
const kCreateEvent = Symbol('kCreateEvent');
const kHybridDispatch = Symbol.for('nodejs.internal.kHybridDispatch');

// ---- Listeners -----------------------------------------------------------------------------

// Keeps a weak listener alive as long as the object it was bound to.
const listenersByOwner = new WeakMap();
let weakListenerRegistry;

function registerWeakListener(listener, owner, entry) {
  weakListenerRegistry ??= new FinalizationRegistry((ref) => ref.deref()?.remove());
  weakListenerRegistry.register(listener, new WeakRef(entry), entry);
  if (typeof owner !== 'object' || owner === null) return;
  let kept = listenersByOwner.get(owner);
  if (kept === undefined) listenersByOwner.set(owner, kept = new Set());
  kept.add(listener);
}

class Listener {
  constructor(target, type, listener, options) {
    this.next = undefined;
    this.previous = undefined;
    this.root = undefined;
    this.target = target;
    this.type = type;
    this.once = options.once;
    this.capture = options.capture;
    this.passive = options.passive;
    this.nodeStyle = options.nodeStyle;
    this.resistStop = options.resistStop;
    this.removed = false;
    this.weak = options.weak !== undefined;
    this.callback = this.weak ? new WeakRef(listener) : listener;
    if (this.weak) registerWeakListener(listener, options.weak, this);
  }

  /** The function or object that was added; undefined once a weak one was collected. */
  get listener() {
    return this.weak ? this.callback.deref() : this.callback;
  }

  matches(listener, capture) {
    return this.capture === capture && this.listener === listener;
  }

  remove() {
    if (this.removed) return;
    this.removed = true;
    if (this.previous !== undefined) this.previous.next = this.next;
    else this.root.first = this.next;
    if (this.next !== undefined) this.next.previous = this.previous;
    else this.root.last = this.previous;
    this.root.size--;
    if (this.weak) weakListenerRegistry.unregister(this);
  }
}

/** The listeners of one type. */
class ListenerList {
  constructor() {
    this.first = undefined;
    this.last = undefined;
    this.size = 0;
  }

  append(entry) {
    entry.root = this;
    entry.previous = this.last;
    if (this.last === undefined) this.first = entry;
    else this.last.next = entry;
    this.last = entry;
    this.size++;
  }

  find(listener, capture) {
    for (let entry = this.first; entry !== undefined; entry = entry.next) {
      if (entry.matches(listener, capture)) return entry;
    }
    return undefined;
  }
}

function initEventTarget(self) {
  self[kEvents] = undefined;
  self[kMaxEventTargetListeners] = require('events').defaultMaxListeners;
  self[kMaxEventTargetListenersWarned] = false;
  self[kHandlers] = undefined;
}

function isEventTarget(value) {
  return value?.[kIsEventTarget] === true;
}

function isNodeEventTarget(value) {
  return value?.[kIsNodeEventTarget] === true;
}

function checkTarget(value) {
  if (!isEventTarget(value)) throw new ERR_INVALID_THIS('EventTarget');
}

/** Whether the value can be a listener; null and undefined are accepted and ignored. */
function checkListener(listener) {
  if (typeof listener === 'function' || typeof listener?.handleEvent === 'function') return true;
  if (listener === null || listener === undefined) return false;
  if (typeof listener === 'object') return true;
  throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function typeName(type) {
  if (typeof type === 'symbol') {
    const error = new ERR_INVALID_ARG_TYPE('type', 'string', type);
    error.message = 'Value is a Symbol and cannot be converted to a string.';
    throw error;
  }
  return `${type}`;
}

function readOptions(options) {
  if (typeof options === 'boolean') return { __proto__: null, capture: options };
  if (options === null || options === undefined) return kEmptyObject;
  validateObject(options, 'options', kValidateObjectAllowObjects);
  return {
    __proto__: null,
    once: Boolean(options.once),
    capture: Boolean(options.capture),
    passive: Boolean(options.passive),
    signal: options.signal,
    weak: options[kWeakHandler],
    nodeStyle: Boolean(options[kIsNodeStyleListener]),
    resistStop: options[kResistStopPropagation] ?? false,
  };
}
function warnOfNullListener(target, type, listener) {
  const warning = new Error(
    `addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  process.emitWarning(warning);
}

function listsOf(target) {
  return target[kEvents] ??= new Map();
}

class EventTarget {
  constructor() {
    initEventTarget(this);
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    const max = this[kMaxEventTargetListeners];
    if (!(max > 0 && size > max) || this[kMaxEventTargetListenersWarned]) return;
    this[kMaxEventTargetListenersWarned] = true;
    const { inspect } = require('internal/util/inspect');
    const warning = new Error(
      `Possible EventTarget memory leak detected. ${size} ${type} listeners added to ` +
      `${inspect(this, { depth: -1 })}. MaxListeners is ${max}. Use ` +
      'events.setMaxListeners() to increase limit');
    warning.name = 'MaxListenersExceededWarning';
    warning.target = this;
    warning.type = type;
    warning.count = size;
    process.emitWarning(warning);
  }

  [kRemoveListener](size, type, listener, capture) {}

  [kRemoveWeakListenerHelper](type, listener) {
    const list = this[kEvents]?.get(type);
    list?.find(listener, false)?.remove();
  }

  /**
   * @param {string} type
   * @param {Function | { handleEvent: Function }} listener
   * @param {boolean | { capture?: boolean, once?: boolean, passive?: boolean,
   *   signal?: AbortSignal }} [options] A boolean means capture.
   */
  addEventListener(type, listener, options = kEmptyObject) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const flags = readOptions(options);
    const { once = false, capture = false, passive = false, signal, weak } = flags;
    if (!checkListener(listener)) {
      warnOfNullListener(this, type, listener);
      return;
    }
    type = typeName(type);
    if (signal !== undefined) {
      validateAbortSignal(signal, 'options.signal');
      if (signal.aborted) return;
      signal.addEventListener('abort', () => {
        this.removeEventListener(type, listener, options);
      }, { __proto__: null, once: true, [kWeakHandler]: this, [kResistStopPropagation]: true });
    }
    const lists = listsOf(this);
    let list = lists.get(type);
    if (list === undefined) {
      lists.set(type, list = new ListenerList());
    } else if (list.find(listener, capture) !== undefined) {
      return;
    }
    list.append(new Listener(this, type, listener, {
      once,
      capture,
      passive,
      nodeStyle: flags.nodeStyle ?? false,
      resistStop: flags.resistStop ?? false,
      weak,
    }));
    this[kNewListener](list.size, type, listener, once, capture, passive, weak);
  }

  removeEventListener(type, listener, options = kEmptyObject) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    if (!checkListener(listener)) return;
    type = typeName(type);
    const capture = typeof options === 'boolean' ? options : options?.capture === true;
    const list = this[kEvents]?.get(type);
    const entry = list?.find(listener, capture);
    if (entry === undefined) return;
    removeEntry(this, list, entry);
  }

  /**
   * @param {Event} event
   * @returns {boolean} False if the event was cancelled.
   */
  dispatchEvent(event) {
    checkTarget(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('event');
    if (!isEvent(event)) throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[kIsBeingDispatched]) throw new ERR_EVENT_RECURSION(event.type);
    this[kHybridDispatch](event, event.type, event);
    return event.defaultPrevented !== true;
  }

  [kCreateEvent](nodeValue, type) {
    return new CustomEvent(type, { detail: nodeValue });
  }

  /**
   * Calls listeners of both styles: those added with on() get nodeValue, the others an event,
   * which is made when the first one needs it.
   */
  [kHybridDispatch](nodeValue, type, event) {
    const list = this[kEvents]?.get(type);
    if (event !== undefined) beginDispatch(this, event);
    if (list !== undefined && list.size > 0) {
      event = runListeners(this, list, nodeValue, type, event);
    }
    if (event !== undefined) event[kIsBeingDispatched] = false;
  }

  [customInspectSymbol](depth, options) {
    checkTarget(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options };
    if (Number.isInteger(options.depth)) inner.depth = options.depth - 1;
    return `${name} ${inspect({}, inner)}`;
  }
}

Object.defineProperties(EventTarget.prototype, {
  [kIsEventTarget]: { __proto__: null, value: true },
  addEventListener: { __proto__: null, enumerable: true },
  removeEventListener: { __proto__: null, enumerable: true },
  dispatchEvent: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, value: 'EventTarget', configurable: true },
});

function removeEntry(target, list, entry) {
  entry.remove();
  target[kRemoveListener](list.size, entry.type, entry.listener, entry.capture);
}

function beginDispatch(target, event) {
  event[kTarget] = target;
  event[kIsBeingDispatched] = true;
}

function runListeners(target, list, nodeValue, type, event) {
  for (let entry = list.first, next; entry !== undefined; entry = next) {
    const stopped = event !== undefined && event[kStop];
    if (!entry.removed && !(stopped && !entry.resistStop)) {
      const callback = entry.listener;
      if (entry.once) removeEntry(target, list, entry);
      if (callback !== undefined) {
        let argument = nodeValue;
        if (!entry.nodeStyle) {
          if (event === undefined) {
            event = target[kCreateEvent](nodeValue, type);
            beginDispatch(target, event);
          }
          argument = event;
        }
        runListener(target, entry, callback, argument, event);
      }
    }
    next = entry.next;
  }
  return event;
}

function runListener(target, entry, callback, argument, event) {
  try {
    if (event !== undefined) event[kInPassiveListener] = entry.passive;
    const result = typeof callback === 'function' ?
      callback.call(target, argument) :
      callback.handleEvent(argument);
    if (result !== undefined && result !== null) reportRejection(result);
  } catch (error) {
    reportException(error);
  } finally {
    if (event !== undefined) event[kInPassiveListener] = false;
  }
}

function reportRejection(promise) {
  const { then } = promise;
  if (typeof then === 'function') then.call(promise, undefined, reportException);
}

/** An exception in a listener is an uncaught exception; the other listeners still run. */
function reportException(error) {
  process.nextTick(() => {
    throw error;
  });
}

// ---- NodeEventTarget -----------------------------------------------------------------------

function initNodeEventTarget(self) {
  initEventTarget(self);
}

function checkNodeTarget(value) {
  if (!isNodeEventTarget(value)) throw new ERR_INVALID_THIS('NodeEventTarget');
}

/** An EventTarget that also answers to the methods of an EventEmitter. */
class NodeEventTarget extends EventTarget {
  static [kIsNodeEventTarget] = true;
  static defaultMaxListeners = 10;

  constructor() {
    super();
    initNodeEventTarget(this);
  }

  setMaxListeners(n) {
    checkNodeTarget(this);
    require('events').setMaxListeners(n, this);
  }

  getMaxListeners() {
    checkNodeTarget(this);
    return this[kMaxEventTargetListeners];
  }

  eventNames() {
    checkNodeTarget(this);
    const lists = this[kEvents];
    if (lists === undefined) return [];
    return [...lists].filter(([, list]) => list.size > 0).map(([type]) => type);
  }

  listenerCount(type) {
    checkNodeTarget(this);
    return this[kEvents]?.get(String(type))?.size ?? 0;
  }

  off(type, listener, options) {
    checkNodeTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    checkNodeTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, { [kIsNodeStyleListener]: true });
    return this;
  }

  addListener(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, { [kIsNodeStyleListener]: true });
    return this;
  }

  emit(type, arg) {
    checkNodeTarget(this);
    validateString(type, 'type');
    const hadListeners = this.listenerCount(type) > 0;
    this[kHybridDispatch](arg, type);
    return hadListeners;
  }

  once(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, { once: true, [kIsNodeStyleListener]: true });
    return this;
  }

  removeAllListeners(type) {
    checkNodeTarget(this);
    const lists = this[kEvents];
    if (lists === undefined) return this;
    for (const [name, list] of lists) {
      if (type !== undefined && name !== String(type)) continue;
      while (list.first !== undefined) removeEntry(this, list, list.first);
    }
    return this;
  }
}

Object.defineProperty(NodeEventTarget.prototype, kIsNodeEventTarget, {
  __proto__: null, value: true, writable: true, configurable: true,
});
for (const name of Object.getOwnPropertyNames(NodeEventTarget.prototype)) {
  if (name !== 'constructor') {
    Object.defineProperty(NodeEventTarget.prototype, name, { __proto__: null, enumerable: true });
  }
}

// ---- Handler attributes --------------------------------------------------------------------

/**
 * Defines an event handler IDL attribute such as `onabort`
 * (https://html.spec.whatwg.org/#event-handler-idl-attributes). The handler keeps the place in
 * the order of listeners that its first assignment gave it.
 */
function defineEventHandler(target, name, type = name) {
  const property = `on${name}`;
  const { get, set } = {
    get() {
      checkTarget(this);
      return this[kHandlers]?.get(type)?.handler ?? null;
    },
    set(value) {
      checkTarget(this);
      const handlers = this[kHandlers] ??= new Map();
      let wrapper = handlers.get(type);
      const callable = typeof value === 'function';
      if (wrapper !== undefined) {
        wrapper.handler = callable ? value : null;
        return;
      }
      if (!callable) return;
      wrapper = function(...args) {
        if (typeof wrapper.handler !== 'function') return undefined;
        return wrapper.handler.apply(this, args);
      };
      wrapper.handler = value;
      handlers.set(type, wrapper);
      this.addEventListener(type, wrapper);
    },
  };
  Object.defineProperty(get, 'name', { __proto__: null, value: `get ${property}` });
  Object.defineProperty(set, 'name', { __proto__: null, value: `set ${property}` });
  Object.defineProperty(target, property, {
    __proto__: null, get, set, configurable: true, enumerable: true,
  });
}

/** The listeners of a type, for events.getEventListeners(). */
function listenersOf(target, type) {
  const result = [];
  let entry = target[kEvents]?.get(type)?.first;
  for (; entry !== undefined; entry = entry.next) {
    const { listener } = entry;
    if (listener !== undefined) result.push(listener);
  }
  return result;
}

module.exports = {
  Event,
  CustomEvent,
  EventTarget,
  NodeEventTarget,
  defineEventHandler,
  initEventTarget,
  initNodeEventTarget,
  isEvent,
  isEventTarget,
  listenersOf,
  kCreateEvent,
  kEvents,
  kHybridDispatch,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrustEvent,
  kWeakHandler,
};
