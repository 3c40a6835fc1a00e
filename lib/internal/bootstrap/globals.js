// SPDX-License-Identifier: MIT
//
// The global object. Whatever is not needed by every program is loaded when it is first read.
'use strict';

const { defineLazy, defineLazyProperties } = require('internal/util');

// Interfaces: not enumerable. A module that this version does not have leaves its names out.
const interfaces = {
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/event_target': ['EventTarget', 'Event', 'CustomEvent'],
  'internal/dom_exception': ['DOMException'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'buffer': ['Buffer', 'Blob', 'File'],
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/urlpattern': ['URLPattern'],
  'stream/web': [
    'ByteLengthQueuingStrategy', 'CompressionStream', 'CountQueuingStrategy',
    'DecompressionStream', 'ReadableByteStreamController', 'ReadableStream',
    'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableStreamDefaultController',
    'ReadableStreamDefaultReader', 'TextDecoderStream', 'TextEncoderStream', 'TransformStream',
    'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultController',
    'WritableStreamDefaultWriter',
  ],
  'perf_hooks': [
    'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure',
    'PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceResourceTiming',
  ],
  'worker_threads': ['BroadcastChannel', 'MessageChannel', 'MessagePort'],
  'internal/navigator': ['Navigator'],
};

// Functions and namespaces: enumerable.
const operations = {
  'timers': ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval',
             'setTimeout'],
  'internal/task_queues': ['queueMicrotask'],
  'internal/structured_clone': ['structuredClone'],
  'buffer': ['atob', 'btoa'],
  'perf_hooks': ['performance'],
  'internal/navigator': ['navigator'],
};

for (const id of Object.keys(interfaces)) {
  if (require.has(id)) defineLazyProperties(globalThis, id, interfaces[id], false);
}
for (const id of Object.keys(operations)) {
  if (require.has(id)) defineLazyProperties(globalThis, id, operations[id]);
}
defineLazy(globalThis, 'console', () => require('console'), false);
Object.defineProperty(globalThis, 'process', {
  __proto__: null, value: process, writable: true, enumerable: false, configurable: true,
});
Object.defineProperty(globalThis, Symbol.toStringTag, {
  __proto__: null, value: 'global', writable: false, enumerable: false, configurable: true,
});
globalThis.global = globalThis;
