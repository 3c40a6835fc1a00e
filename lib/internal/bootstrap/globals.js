// SPDX-License-Identifier: MIT
//
// The global object.  Whatever is not needed by every program is an accessor that loads its module
// when it is first read, and then becomes the data property that Node has.
'use strict';

const { defineLazy, defineLazyModules } = require('internal/lazy');

// Interfaces are not enumerable.
const interfaces = {
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/dom_exception': ['DOMException'],
  'internal/quota_exceeded_error': ['QuotaExceededError'],
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/event_target': ['Event', 'EventTarget', 'CustomEvent'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'stream/web': [
    'TransformStream', 'TransformStreamDefaultController', 'WritableStream',
    'WritableStreamDefaultController', 'WritableStreamDefaultWriter', 'ReadableStream',
    'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
    'ReadableByteStreamController', 'ReadableStreamDefaultController',
    'ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'TextEncoderStream',
    'TextDecoderStream', 'CompressionStream', 'DecompressionStream',
  ],
  'internal/blob': ['Blob'],
  'internal/file': ['File'],
  'internal/perf/performance': ['Performance'],
  'internal/perf/entries': ['PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure'],
  'internal/perf/observer': ['PerformanceObserver', 'PerformanceObserverEntryList'],
  'internal/perf/resource_timing': ['PerformanceResourceTiming'],
  'internal/urlpattern': ['URLPattern'],
  'internal/fetch/form_data': ['FormData'],
  'internal/fetch/headers': ['Headers'],
  'internal/fetch/request': ['Request'],
  'internal/fetch/response': ['Response'],
  'internal/events/web_events': ['MessageEvent', 'CloseEvent', 'ErrorEvent'],
  'internal/crypto/webcrypto': ['Crypto', 'CryptoKey', 'SubtleCrypto'],
  'internal/navigator': ['Navigator'],
};

// Functions are enumerable; the order is the one in which Node defines them.
const operations = {
  'timers': [
    'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout',
  ],
  'internal/task_queues': ['queueMicrotask'],
  'internal/structured_clone': ['structuredClone'],
  'buffer': ['atob', 'btoa'],
};

function nameFunction(fn, name) {
  Object.defineProperty(fn, 'name', { __proto__: null, value: name, configurable: true });
}

/** An accessor that stays one. */
function defineAccessor(name, enumerable, getterName, get, set) {
  nameFunction(get, getterName);
  if (set !== undefined) nameFunction(set, `set${getterName.slice(3)}`);
  Object.defineProperty(globalThis, name, {
    __proto__: null, get, set, enumerable, configurable: true,
  });
}

function defineValue(name, value, enumerable) {
  Object.defineProperty(globalThis, name, {
    __proto__: null, value, writable: true, enumerable, configurable: true,
  });
}

// A variable that programs may assign.
function defineVariable(name, enumerable, getterName, load) {
  let value;
  let isLoaded = false;
  const get = () => {
    if (!isLoaded) {
      value = load();
      isLoaded = true;
    }
    return value;
  };
  const set = (assigned) => {
    value = assigned;
    isLoaded = true;
  };
  defineAccessor(name, enumerable, getterName, get, set);
}

Object.defineProperty(globalThis, Symbol.toStringTag, {
  __proto__: null, value: 'global', writable: false, enumerable: false, configurable: true,
});
defineLazy(globalThis, 'console', () => require('console'), false);
defineVariable('process', false, 'get', () => process);
defineValue('global', globalThis, true);
defineVariable('Buffer', false, 'get', () => require('buffer').Buffer);

defineLazyModules(globalThis, operations);
defineLazyModules(globalThis, interfaces, false);

defineVariable('performance', true, 'get performance',
               () => require('internal/perf/performance').performance);
defineLazy(globalThis, 'fetch', () => require('internal/fetch/fetch').fetch);
defineAccessor('crypto', true, 'get crypto',
               () => require('internal/crypto/webcrypto').crypto, undefined);
defineAccessor('navigator', true, 'get navigator',
               () => require('internal/navigator').navigator, undefined);

defineLazy(globalThis, 'Nodus', () => require('internal/nodus').Nodus, false);

// `using` on an iterator ends it; the engine has the method for async iterators only.
if (!Object.hasOwn(Iterator.prototype, Symbol.dispose)) {
  const { [Symbol.dispose]: dispose } = {
    [Symbol.dispose]() {
      const end = this.return;
      if (end !== undefined && end !== null) Reflect.apply(end, this, []);
    },
  };
  Object.defineProperty(Iterator.prototype, Symbol.dispose, {
    __proto__: null, value: dispose, writable: true, enumerable: false, configurable: true,
  });
}

const { WebAssembly } = globalThis;
if (WebAssembly !== undefined) {
  defineLazy(globalThis, 'WebAssembly',
             () => require('internal/webassembly').completeWebAssembly(WebAssembly), false);
}
