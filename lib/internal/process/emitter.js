// SPDX-License-Identifier: MIT
//
// The class of process. It is an EventEmitter, but most programs never notice: the emitter's
// methods are stand-ins until one of them is called or somebody loads node:events, and only then
// process gets its prototype and the listeners that Node has from the start.
'use strict';

function becomeEmitter(self, name, args) {
  attach();
  return Reflect.apply(prototype[name], self, args);
}

// Until process is an emitter; a literal, which costs a tenth of as many defined properties.
const prototype = {
  addListener(...args) { return becomeEmitter(this, 'addListener', args); },
  emit(...args) { return becomeEmitter(this, 'emit', args); },
  eventNames(...args) { return becomeEmitter(this, 'eventNames', args); },
  getMaxListeners(...args) { return becomeEmitter(this, 'getMaxListeners', args); },
  listenerCount(...args) { return becomeEmitter(this, 'listenerCount', args); },
  listeners(...args) { return becomeEmitter(this, 'listeners', args); },
  off(...args) { return becomeEmitter(this, 'off', args); },
  on(...args) { return becomeEmitter(this, 'on', args); },
  once(...args) { return becomeEmitter(this, 'once', args); },
  prependListener(...args) { return becomeEmitter(this, 'prependListener', args); },
  prependOnceListener(...args) { return becomeEmitter(this, 'prependOnceListener', args); },
  rawListeners(...args) { return becomeEmitter(this, 'rawListeners', args); },
  removeAllListeners(...args) { return becomeEmitter(this, 'removeAllListeners', args); },
  removeListener(...args) { return becomeEmitter(this, 'removeListener', args); },
  setMaxListeners(...args) { return becomeEmitter(this, 'setMaxListeners', args); },
};

// Nobody makes a second process; the name is what people see.
const processClass = { process() {} }.process;
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
  for (const name of Object.keys(prototype)) delete prototype[name];
  Object.setPrototypeOf(prototype, EventEmitter.prototype);
  EventEmitter.call(process);
  addOwnListeners();
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
Object.defineProperty(prototype, 'constructor', {
  __proto__: null, value: processClass, writable: true, enumerable: false, configurable: true,
});
Object.setPrototypeOf(process, prototype);
Object.defineProperty(process, Symbol.toStringTag, {
  __proto__: null, value: 'process', writable: true, enumerable: false, configurable: false,
});
require.whenLoaded.set('events', attach);

module.exports = { emit };
