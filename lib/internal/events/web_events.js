// SPDX-License-Identifier: MIT
//
// The events of other standards: ErrorEvent, CloseEvent and MessageEvent of HTML and WebSockets.
'use strict';

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { Event } = require('internal/events/event');

function checkCount(count, name) {
  if (count === 0) throw new TypeError(`${name} constructor: 1 argument required, but 0 found.`);
}

/** A Web IDL dictionary: an object, null or undefined. */
function checkDictionary(value, prefix) {
  if (value == null || typeof value === 'object' || typeof value === 'function') return;
  throw new TypeError(
    `${prefix}: Expected ${String(value)} to be one of: Null, Undefined, Object.`);
}

/** Runs a getter that reads private fields; objects of other classes have none. */
function read(self, Class, getter) {
  if (!(self instanceof Class) || self === Class.prototype) throw illegalInvocation();
  return getter(self);
}

function illegalInvocation() {
  const error = new ERR_INVALID_THIS('Event');
  error.message = 'Illegal invocation';
  return error;
}

function defineAttributes(Class, names) {
  const descriptors = {
    [Symbol.toStringTag]: { __proto__: null, value: Class.name, configurable: true },
  };
  for (const name of names) descriptors[name] = { __proto__: null, enumerable: true };
  Object.defineProperties(Class.prototype, descriptors);
  Object.defineProperty(Class, 'prototype', { __proto__: null, writable: false });
}

class ErrorEvent extends Event {
  #init;

  /**
   * @param {string} type
   * @param {{ message?: string, filename?: string, lineno?: number, colno?: number,
   *   error?: any }} [options]
   */
  constructor(type, options) {
    checkCount(arguments.length, 'ErrorEvent');
    super(type, options);
    this.#init = {
      __proto__: null,
      message: options?.message === undefined ? '' : `${options.message}`,
      filename: options?.filename === undefined ? '' : `${options.filename}`,
      lineno: options?.lineno === undefined ? 0 : Number(options.lineno),
      colno: options?.colno === undefined ? 0 : Number(options.colno),
      error: options?.error,
    };
  }

  get message() {
    return read(this, ErrorEvent, (self) => self.#init.message);
  }

  get filename() {
    return read(this, ErrorEvent, (self) => self.#init.filename);
  }

  get lineno() {
    return read(this, ErrorEvent, (self) => self.#init.lineno);
  }

  get colno() {
    return read(this, ErrorEvent, (self) => self.#init.colno);
  }

  get error() {
    return read(this, ErrorEvent, (self) => self.#init.error);
  }
}
defineAttributes(ErrorEvent, ['message', 'filename', 'lineno', 'colno', 'error']);

class CloseEvent extends Event {
  #init;

  /**
   * @param {string} type
   * @param {{ wasClean?: boolean, code?: number, reason?: string }} [init]
   */
  constructor(type, init = undefined) {
    checkCount(arguments.length, 'CloseEvent');
    checkDictionary(init, undefined);
    super(type, init);
    this.#init = {
      __proto__: null,
      wasClean: Boolean(init?.wasClean),
      code: init?.code === undefined ? 0 : Number(init.code) & 0xffff,
      reason: init?.reason === undefined ? '' : `${init.reason}`.toWellFormed(),
    };
  }

  get wasClean() {
    return read(this, CloseEvent, (self) => self.#init.wasClean);
  }

  get code() {
    return read(this, CloseEvent, (self) => self.#init.code);
  }

  get reason() {
    return read(this, CloseEvent, (self) => self.#init.reason);
  }
}
defineAttributes(CloseEvent, ['wasClean', 'code', 'reason']);

function isMessagePort(value) {
  return typeof MessagePort === 'function' && value instanceof MessagePort;
}

function expectPort(value, name) {
  if (isMessagePort(value)) return;
  throw new TypeError(`MessageEvent constructor: Expected ${name} ("${String(value)}") to be an ` +
    'instance of MessagePort.');
}

function readPorts(ports) {
  if (ports === undefined) return Object.freeze([]);
  if (typeof ports?.[Symbol.iterator] !== 'function') {
    throw new TypeError(
      `MessageEvent constructor: eventInitDict.ports (${String(ports)}) is not iterable.`);
  }
  const list = [...ports];
  list.forEach((port, i) => expectPort(port, `eventInitDict.ports[${i}]`));
  return Object.freeze(list);
}

class MessageEvent extends Event {
  #init;

  /**
   * @param {string} type
   * @param {{ data?: any, origin?: string, lastEventId?: string, source?: MessagePort | null,
   *   ports?: MessagePort[] }} [init]
   */
  constructor(type, init = undefined) {
    checkCount(arguments.length, 'MessageEvent');
    checkDictionary(init, 'MessageEvent constructor');
    super(type, init);
    const source = init?.source ?? null;
    if (source !== null) expectPort(source, 'eventInitDict.source');
    this.#init = {
      __proto__: null,
      data: init?.data ?? null,
      origin: init?.origin === undefined ? '' : `${init.origin}`,
      lastEventId: init?.lastEventId === undefined ? '' : `${init.lastEventId}`,
      source,
      ports: readPorts(init?.ports),
    };
  }

  get data() {
    return read(this, MessageEvent, (self) => self.#init.data);
  }

  get origin() {
    return read(this, MessageEvent, (self) => self.#init.origin);
  }

  get lastEventId() {
    return read(this, MessageEvent, (self) => self.#init.lastEventId);
  }

  get source() {
    return read(this, MessageEvent, (self) => self.#init.source);
  }

  get ports() {
    return read(this, MessageEvent, (self) => self.#init.ports);
  }

  /** Legacy: gives the event new contents. */
  initMessageEvent(type, bubbles = false, cancelable = false, data = null, origin = '',
                   lastEventId = '', source = null, ports = []) {
    read(this, MessageEvent, (self) => {
      if (arguments.length === 0) {
        throw new TypeError(
          'MessageEvent.initMessageEvent: 1 argument required, but 0 found.');
      }
      self.initEvent(type, bubbles, cancelable);
      if (source !== null) expectPort(source, 'source');
      self.#init = {
        __proto__: null,
        data,
        origin: `${origin}`,
        lastEventId: `${lastEventId}`,
        source,
        ports: readPorts(ports),
      };
    });
  }
}
defineAttributes(MessageEvent, [
  'data', 'origin', 'lastEventId', 'source', 'ports', 'initMessageEvent',
]);

module.exports = { CloseEvent, ErrorEvent, MessageEvent };
