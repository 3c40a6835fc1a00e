// SPDX-License-Identifier: MIT
//
// Event and CustomEvent of the DOM standard (https://dom.spec.whatwg.org/#events), without the
// tree: the only phase besides NONE is AT_TARGET. What the dispatching code in
// internal/event_target has to change is kept under symbols.
'use strict';

const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { customInspectSymbol, kEmptyObject } = require('internal/util');

const { uptime } = internalBinding('process');

const kType = Symbol('type');
const kTarget = Symbol('kTarget');
const kIsBeingDispatched = Symbol('kIsBeingDispatched');
const kInPassiveListener = Symbol('kInPassiveListener');
const kStop = Symbol('kStop');
const kTrustEvent = Symbol('kTrustEvent');
const kDetail = Symbol('detail');

function isEvent(value) {
  return typeof value?.[kType] === 'string';
}

function checkEvent(value, name = 'Event') {
  if (!isEvent(value)) throw new ERR_INVALID_THIS(name);
}

class Event {
  #cancelable = false;
  #bubbles = false;
  #composed = false;
  #defaultPrevented = false;
  #propagationStopped = false;
  #trusted = false;
  #timeStamp = uptime() * 1000;

  /**
   * @param {string} type
   * @param {{ bubbles?: boolean, cancelable?: boolean, composed?: boolean }} [options]
   */
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    if (options !== undefined && options !== null) {
      validateObject(options, 'options');
      this.#bubbles = !!options.bubbles;
      this.#cancelable = !!options.cancelable;
      this.#composed = !!options.composed;
      this.#trusted = !!options[kTrustEvent];
    }
    this[kType] = `${type}`;
    this[kTarget] = null;
    this[kIsBeingDispatched] = false;
    this[kInPassiveListener] = false;
    this[kStop] = false;
  }

  /** Legacy: gives an event that is not being dispatched another type. */
  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    checkEvent(this);
    if (this[kIsBeingDispatched]) return;
    this[kType] = `${type}`;
    this.#bubbles = !!bubbles;
    this.#cancelable = !!cancelable;
  }

  stopImmediatePropagation() {
    checkEvent(this);
    this.#propagationStopped = true;
    this[kStop] = true;
  }

  preventDefault() {
    checkEvent(this);
    if (this.#cancelable && !this[kInPassiveListener]) this.#defaultPrevented = true;
  }

  get target() {
    checkEvent(this);
    return this[kTarget];
  }

  get currentTarget() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? this[kTarget] : null;
  }

  get srcElement() {
    checkEvent(this);
    return this[kTarget];
  }

  get type() {
    checkEvent(this);
    return this[kType];
  }

  get cancelable() {
    checkEvent(this);
    return this.#cancelable;
  }

  get defaultPrevented() {
    checkEvent(this);
    return this.#cancelable && this.#defaultPrevented;
  }

  get timeStamp() {
    checkEvent(this);
    return this.#timeStamp;
  }

  /** @returns {EventTarget[]} The target while the event is being dispatched. */
  composedPath() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? [this[kTarget]] : [];
  }

  get returnValue() {
    checkEvent(this);
    return !this.#cancelable || !this.#defaultPrevented;
  }

  set returnValue(value) {
    checkEvent(this);
    if (!value) this.preventDefault();
  }

  get bubbles() {
    checkEvent(this);
    return this.#bubbles;
  }

  get composed() {
    checkEvent(this);
    return this.#composed;
  }

  get eventPhase() {
    checkEvent(this);
    return this[kIsBeingDispatched] ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    checkEvent(this);
    return this.#propagationStopped;
  }

  set cancelBubble(value) {
    checkEvent(this);
    if (value) this.#propagationStopped = true;
  }

  stopPropagation() {
    checkEvent(this);
    this.#propagationStopped = true;
  }

  get isTrusted() {
    checkEvent(this);
    return this.#trusted;
  }

  [customInspectSymbol](depth, options) {
    checkEvent(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const { inspect } = require('internal/util/inspect');
    const inner = { ...options };
    if (Number.isInteger(options.depth)) inner.depth = options.depth - 1;
    return `${name} ${inspect({
      type: this[kType],
      defaultPrevented: this.defaultPrevented,
      cancelable: this.cancelable,
      timeStamp: this.timeStamp,
    }, inner)}`;
  }

  static NONE = 0;
  static CAPTURING_PHASE = 1;
  static AT_TARGET = 2;
  static BUBBLING_PHASE = 3;
}

const kEnumerable = { __proto__: null, enumerable: true };
const kConstant = { __proto__: null, writable: false, configurable: false, enumerable: true };
Object.defineProperties(Event, {
  NONE: kConstant,
  CAPTURING_PHASE: kConstant,
  AT_TARGET: kConstant,
  BUBBLING_PHASE: kConstant,
});
for (const name of Object.getOwnPropertyNames(Event.prototype)) {
  if (name !== 'constructor') Object.defineProperty(Event.prototype, name, kEnumerable);
}
Object.defineProperty(Event.prototype, 'isTrusted', { __proto__: null, configurable: false });
Object.defineProperty(Event.prototype, Symbol.toStringTag, {
  __proto__: null, value: 'Event', configurable: true,
});

class CustomEvent extends Event {
  /**
   * @param {string} type
   * @param {{ bubbles?: boolean, cancelable?: boolean, composed?: boolean,
   *   detail?: any }} [options]
   */
  constructor(type, options = kEmptyObject) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    super(type, options);
    this[kDetail] = options?.detail ?? null;
  }

  get detail() {
    if (!(kDetail in Object(this))) throw new ERR_INVALID_THIS('CustomEvent');
    return this[kDetail];
  }
}
Object.defineProperties(CustomEvent.prototype, {
  detail: kEnumerable,
  [Symbol.toStringTag]: { __proto__: null, value: 'CustomEvent', configurable: true },
});

module.exports = {
  Event,
  CustomEvent,
  isEvent,
  kTarget,
  kIsBeingDispatched,
  kInPassiveListener,
  kStop,
  kTrustEvent,
};
