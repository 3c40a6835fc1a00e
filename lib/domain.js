// SPDX-License-Identifier: MIT
//
// node:domain: errors of everything that was started in a domain end at the domain.
//
// The active domain travels in the async context, so it is there again in every callback.  The
// stack of entered domains belongs to one callback: when the context has changed since it was last
// looked at, it is made anew from the active domain.
'use strict';

const EventEmitter = require('events');
const { AsyncLocalStorage } = require('async_hooks');
const { state: asyncState } = require('internal/async_context');
const { capture } = require('internal/process/fatal');
const {
  codes: { ERR_DOMAIN_CALLBACK_NOT_AVAILABLE, ERR_UNHANDLED_ERROR },
} = require('internal/errors');

if (process.hasUncaughtExceptionCaptureCallback()) {
  throw new ERR_DOMAIN_CALLBACK_NOT_AVAILABLE();
}

// The store is an object of its own for each time a domain became active: { domain }.
const storage = new AsyncLocalStorage();
const plainInit = EventEmitter.init;
const plainEmit = EventEmitter.prototype.emit;

let stack = [];
let active = null;
let idle = null; // what process.domain is where no domain is active: null until one was left
let owner = asyncState.executionId; // the callback that the stack belongs to
let entry; // the store at that time

function synchronise() {
  const store = storage.getStore();
  if (store === entry && owner === asyncState.executionId) return;
  entry = store;
  owner = asyncState.executionId;
  if (store?.domain) {
    active = store.domain;
    idle = undefined;
    stack = [active];
  } else {
    active = idle;
    stack = [];
  }
}

function setActive(domain) {
  active = domain;
  idle = domain ? undefined : domain;
  owner = asyncState.executionId;
  entry = { domain };
  storage.enterWith(entry);
}

function top() {
  return stack[stack.length - 1];
}

function hide(object, name, value) {
  Object.defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

// Leaves a domain that may have been entered several times in a row.
function leaveAll(domain) {
  while (stack.length > 0 && top() === domain) stack.pop();
  setActive(top());
}

function clear() {
  stack = [];
  setActive(null);
}

/** An emitter of 'error' for what is run in it, or was added to it. */
class Domain extends EventEmitter {
  constructor() {
    super();
    this.members = [];
  }

  // An exception that nobody caught: to this domain's listeners, or to the domain around it.
  _errorHandler(error) {
    if (isObject(error)) {
      hide(error, 'domain', this);
      error.domainThrown = true;
    }
    leaveAll(this);
    let isHandled = false;
    if (stack.length === 0) {
      // What the listener throws is nobody's: it ends the process.
      if (this.listenerCount('error') > 0) isHandled = plainEmit.call(this, 'error', error);
    } else {
      try {
        isHandled = this.emit('error', error);
      } catch (second) {
        if (stack.length === 0) throw second;
        setActive(top());
        isHandled = active._errorHandler(second);
      }
    }
    clear();
    return isHandled;
  }

  /** Makes this the active domain until exit(). */
  enter() {
    synchronise();
    stack.push(this);
    setActive(this);
  }

  /** Leaves this domain and those entered since. */
  exit() {
    synchronise();
    const index = stack.lastIndexOf(this);
    if (index === -1) return;
    stack.length = index;
    setActive(stack.length > 0 ? top() : undefined);
  }

  /** @param {EventEmitter} emitter whose events are handled in this domain from now on */
  add(emitter) {
    if (emitter.domain === this) return;
    if (emitter.domain) emitter.domain.remove(emitter);
    if (this.domain && emitter instanceof Domain) {
      for (let outer = this.domain; outer; outer = outer.domain) {
        if (outer === emitter) return; // a circle
      }
    }
    hide(emitter, 'domain', this);
    this.members.push(emitter);
  }

  /** @param {EventEmitter} emitter */
  remove(emitter) {
    emitter.domain = null;
    const index = this.members.indexOf(emitter);
    if (index !== -1) this.members.splice(index, 1);
  }

  /**
   * Calls a function in this domain.
   * @param {Function} fn
   * @param {...*} args
   */
  run(fn, ...args) {
    this.enter();
    const result = Reflect.apply(fn, this, args);
    this.exit();
    return result;
  }

  /**
   * Binds a callback (error, ...args): an error goes to the domain, the rest to the callback.
   * @param {Function} callback
   * @returns {Function}
   */
  intercept(callback) {
    const domain = this;
    const intercepted = function(error, ...args) {
      if (error instanceof Error) {
        error.domainBound = callback;
        error.domainThrown = false;
        hide(error, 'domain', domain);
        domain.emit('error', error);
        return undefined;
      }
      domain.enter();
      const result = Reflect.apply(callback, this, args);
      domain.exit();
      return result;
    };
    return intercepted;
  }

  /**
   * Binds a function to this domain.
   * @param {Function} callback
   * @returns {Function}
   */
  bind(callback) {
    const domain = this;
    const bound = function(...args) {
      domain.enter();
      const result = Reflect.apply(callback, this, args);
      domain.exit();
      return result;
    };
    Object.defineProperty(bound, 'domain', {
      __proto__: null, value: this, writable: true, enumerable: true, configurable: true,
    });
    return bound;
  }
}

// ---- Emitters ----------------------------------------------------------------------------

EventEmitter.usingDomains = true;

EventEmitter.init = function(options) {
  hide(this, 'domain', null);
  synchronise();
  if (active && !(this instanceof Domain)) this.domain = active;
  return plainInit.call(this, options);
};

// 'error' without a listener goes to the emitter's domain, whose listeners run outside of it.
function emitToDomain(domain, emitter, given) {
  const error = given || new ERR_UNHANDLED_ERROR(given);
  if (isObject(error)) {
    error.domainEmitter = emitter;
    hide(error, 'domain', domain);
    error.domainThrown = false;
  }
  synchronise();
  const saved = stack.slice();
  const savedActive = active;
  leaveAll(active);
  if (stack.length === 0) setActive(null);
  domain.emit('error', error);
  stack = saved;
  setActive(savedActive);
  return false;
}

EventEmitter.prototype.emit = function emit(type, ...args) {
  const { domain } = this;
  if (domain === null || domain === undefined || this === process) {
    return Reflect.apply(plainEmit, this, [type, ...args]);
  }
  if (type === 'error' && this.listenerCount('error') === 0) {
    return emitToDomain(domain, this, args[0]);
  }
  domain.enter();
  const result = Reflect.apply(plainEmit, this, [type, ...args]);
  domain.exit();
  return result;
};

// ---- The process -------------------------------------------------------------------------

Object.defineProperty(process, 'domain', {
  __proto__: null,
  enumerable: true,
  get() {
    synchronise();
    return active;
  },
  set(domain) {
    setActive(domain);
  },
});

capture.domains = (error) => {
  synchronise();
  const hasListener = stack.some((domain) => domain.listenerCount('error') > 0);
  if (hasListener) return active._errorHandler(error);
  clear();
  return false;
};

/** @returns {Domain} */
function createDomain() {
  return new Domain();
}

module.exports = {
  Domain,
  createDomain,
  create: createDomain,
  get active() {
    synchronise();
    return active;
  },
  set active(domain) {
    setActive(domain);
  },
  get _stack() {
    synchronise();
    return stack;
  },
};
