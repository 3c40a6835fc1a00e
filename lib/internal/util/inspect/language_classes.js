// SPDX-License-Identifier: MIT
'use strict';

// The classes of the language itself: their methods and accessors are of no interest to people who
// inspect a value.  Those of the platform (Buffer, URL ...) are not among them.

module.exports = new Set([
  'Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Date',
  'Promise', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry',
  'Proxy', 'Iterator',
  'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SuppressedError',
  'SyntaxError', 'TypeError', 'URIError',
  'ArrayBuffer', 'SharedArrayBuffer', 'DataView',
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array',
  'Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array',
  'Float64Array',
  'DisposableStack', 'AsyncDisposableStack', 'Intl', 'WebAssembly', 'Atomics', 'JSON', 'Math',
  'Reflect',
]);
