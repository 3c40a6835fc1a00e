// SPDX-License-Identifier: MIT
//
// The tags of V8's serialisation format, version 15, which node:v8 reads and writes.  Each is the
// code of the character that names it.
'use strict';

const code = (c) => c.charCodeAt(0);

const kVersion = 15;
const kOldestVersion = 13;

const tags = {
  __proto__: null,
  VERSION: 0xff,
  PADDING: 0,
  VERIFY_OBJECT_COUNT: code('?'),
  THE_HOLE: code('-'),
  UNDEFINED: code('_'),
  NULL: code('0'),
  TRUE: code('T'),
  FALSE: code('F'),
  INT32: code('I'),
  UINT32: code('U'),
  DOUBLE: code('N'),
  BIGINT: code('Z'),
  UTF8_STRING: code('S'),
  ONE_BYTE_STRING: code('"'),
  TWO_BYTE_STRING: code('c'),
  OBJECT_REFERENCE: code('^'),
  BEGIN_OBJECT: code('o'),
  END_OBJECT: code('{'),
  BEGIN_SPARSE_ARRAY: code('a'),
  END_SPARSE_ARRAY: code('@'),
  BEGIN_DENSE_ARRAY: code('A'),
  END_DENSE_ARRAY: code('$'),
  DATE: code('D'),
  TRUE_OBJECT: code('y'),
  FALSE_OBJECT: code('x'),
  NUMBER_OBJECT: code('n'),
  BIGINT_OBJECT: code('z'),
  STRING_OBJECT: code('s'),
  REGEXP: code('R'),
  BEGIN_MAP: code(';'),
  END_MAP: code(':'),
  BEGIN_SET: code('\''),
  END_SET: code(','),
  ARRAY_BUFFER: code('B'),
  RESIZABLE_ARRAY_BUFFER: code('~'),
  ARRAY_BUFFER_TRANSFER: code('t'),
  ARRAY_BUFFER_VIEW: code('V'),
  SHARED_ARRAY_BUFFER: code('u'),
  HOST_OBJECT: code('\\'),
  ERROR: code('r'),
};

const errorTags = {
  __proto__: null,
  MESSAGE: code('m'),
  CAUSE: code('c'),
  STACK: code('s'),
  END: code('.'),
};

// The classes of errors; a plain Error has no tag.
const errorPrototypeTags = {
  __proto__: null,
  EvalError: code('E'),
  RangeError: code('R'),
  ReferenceError: code('F'),
  SyntaxError: code('S'),
  TypeError: code('T'),
  URIError: code('U'),
};

const viewTags = {
  __proto__: null,
  Int8Array: code('b'),
  Uint8Array: code('B'),
  Uint8ClampedArray: code('C'),
  Int16Array: code('w'),
  Uint16Array: code('W'),
  Int32Array: code('d'),
  Uint32Array: code('D'),
  Float16Array: code('h'),
  Float32Array: code('f'),
  Float64Array: code('F'),
  BigInt64Array: code('q'),
  BigUint64Array: code('Q'),
  DataView: code('?'),
};

// Bits of the flags of a view.
const kViewIsLengthTracking = 1;
const kViewIsBackedByResizable = 2;

// Flags of regular expressions, from bit 0; 'l' is V8's own.
const kRegExpFlags = 'gimyusldv';

// How node:v8 writes views as host objects: the index is the class's number.
const hostViewNames = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array',
  'Uint32Array', 'Float32Array', 'Float64Array', 'DataView', 'Buffer', 'BigInt64Array',
  'BigUint64Array', 'Float16Array',
];

module.exports = {
  errorPrototypeTags,
  errorTags,
  hostViewNames,
  kOldestVersion,
  kRegExpFlags,
  kVersion,
  kViewIsBackedByResizable,
  kViewIsLengthTracking,
  tags,
  viewTags,
};
