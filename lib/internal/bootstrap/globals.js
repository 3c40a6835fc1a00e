// SPDX-License-Identifier: MIT
//
// The global object. Whatever is not needed by every program is loaded when it is first read.
'use strict';

const { defineLazy, defineLazyProperties } = require('internal/util');

// Interfaces: not enumerable.
const interfaces = {
  'internal/abort_controller': ['AbortController', 'AbortSignal'],
  'internal/event_target': ['EventTarget', 'Event', 'CustomEvent'],
  'internal/dom_exception': ['DOMException'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'buffer': ['Buffer', 'Blob', 'File', 'atob', 'btoa'],
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/urlpattern': ['URLPattern'],
};

// Functions and namespaces: enumerable.
const operations = {
  'timers': ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval',
             'setTimeout'],
  'internal/task_queues': ['queueMicrotask'],
  'internal/structured_clone': ['structuredClone'],
};

// Until lib/console.js exists.
function plainConsole() {
  const { write } = internalBinding('env');
  const { format } = require('internal/util/inspect');
  const print = (fd) => (...args) => { write(fd, `${format(...args)}\n`); };
  return { log: print(1), info: print(1), debug: print(1), error: print(2), warn: print(2) };
}

function loadConsole() {
  try {
    return require('console');
  } catch {
    return plainConsole();
  }
}

for (const id of Object.keys(interfaces)) {
  defineLazyProperties(globalThis, id, interfaces[id], false);
}
for (const id of Object.keys(operations)) defineLazyProperties(globalThis, id, operations[id]);
defineLazy(globalThis, 'console', loadConsole, false);
Object.defineProperty(globalThis, 'process', {
  __proto__: null, value: process, writable: true, enumerable: false, configurable: true,
});
globalThis.global = globalThis;
