// SPDX-License-Identifier: MIT
//
// The class of process. It is an EventEmitter, but most programs never notice: the emitter's
// methods are stand-ins until one of them is called or somebody loads node:events, and only then
// process gets its prototype and the listeners that Node has from the start.
'use strict';

const methods = [
  'addListener', 'emit', 'eventNames', 'getMaxListeners', 'listenerCount', 'listeners', 'off',
  'on', 'once', 'prependListener', 'prependOnceListener', 'rawListeners', 'removeAllListeners',
  'removeListener', 'setMaxListeners',
];

// Nobody makes a second process; the name is what people see.
const processClass = { process() {} }.process;
const prototype = Object.create(Object.prototype, {
  constructor: {
    __proto__: null, value: processClass, writable: true, enumerable: false, configurable: true,
  },
});
let isAttached = false;

// The listeners load what they need when there is something to do.

function isLikeSignal(event) {
  return typeof event === 'string' && event.startsWith('SIG');
}

function startListeningIfSignal(type) {
  if (isLikeSignal(type)) require('internal/process/signals').startListeningIfSignal(type);
}

function stopListeningIfSignal(type) {
  if (isLikeSignal(type)) require('internal/process/signals').stopListeningIfSignal(type);
}

function onWarning(warning) {
  require('internal/process/warning').onWarning(warning);
}

function addOwnListeners() {
  process.on('newListener', startListeningIfSignal);
  process.on('removeListener', stopListeningIfSignal);
  if (require('internal/options').getOptionValue('--warnings')) process.on('warning', onWarning);
}

/** Makes process an EventEmitter. */
function attach(EventEmitter = require('events')) {
  if (isAttached) return;
  isAttached = true;
  for (const name of methods) delete prototype[name];
  Object.setPrototypeOf(prototype, EventEmitter.prototype);
  EventEmitter.call(process);
  addOwnListeners();
}

function defineStandIns() {
  for (const name of methods) {
    const standIn = {
      [name](...args) {
        attach();
        return Reflect.apply(prototype[name], this, args);
      },
    };
    Object.defineProperty(prototype, name, {
      __proto__: null, value: standIn[name], writable: true, enumerable: true, configurable: true,
    });
  }
}

/**
 * Emits an event of process, if anybody can listen by now.
 * @param {string} name
 * @param {...*} args
 * @returns {boolean} whether there was a listener
 */
function emit(name, ...args) {
  if (!isAttached && !Object.hasOwn(process, 'emit')) return false;
  return process.emit(name, ...args);
}

processClass.prototype = prototype;
Object.setPrototypeOf(process, prototype);
Object.defineProperty(process, Symbol.toStringTag, {
  __proto__: null, value: 'process', writable: true, enumerable: false, configurable: false,
});
defineStandIns();
require.whenLoaded.set('events', attach);

module.exports = { emit };
