// SPDX-License-Identifier: MIT
'use strict';

// Own properties of arrays and typed arrays apart from their elements.  The language has no way to
// ask for them but to list all keys, so a list is first compared with lists that are known to have
// none: the engine gives objects with the same properties the same shape.

const binding = internalBinding('util');

const INDEX = /^(?:0|[1-9][0-9]*)$/;
const MAX_INDEX = 2 ** 32 - 2;

const typedArrays = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
  Float32Array, Float64Array, BigInt64Array, BigUint64Array,
];

/** Arrays of every way in which the engine keeps elements, and typed arrays. */
function* plainLists() {
  for (const first of [1, 1.5, {}]) {
    const list = [first];
    list.push(first);
    yield list;
    yield Array.from([first]);
    yield new Array(first, first);
  }
  yield [];
  yield [1, 2];
  yield [1.5];
  yield ['a'];
  yield new Array(4);
  for (const TypedArray of typedArrays) {
    yield new TypedArray(0);
    yield new TypedArray(1);
    yield new TypedArray(new ArrayBuffer(8));
    yield new TypedArray(2).subarray(1);
  }
  const { Buffer } = require.loaded?.get('buffer')?.exports ?? {};
  if (Buffer !== undefined) {
    yield Buffer.alloc(1);
    yield Buffer.from([1]);
  }
}

/** An array with elements in a table, each of which has attributes. */
function sparseList() {
  const sparse = [];
  sparse[200000] = 1;
  return sparse;
}

/** Whether the engine's shapes tell what they should. */
function shapesWork() {
  const shapeOf = binding.shapeOf;
  const list = [1, 2];
  return typeof shapeOf === 'function' && shapeOf(list) !== 0 &&
    shapeOf(list) === shapeOf([3, 4]) &&
    shapeOf(list) !== shapeOf(Object.assign([1, 2], { named: 1 })) &&
    shapeOf(list) !== shapeOf(new Uint8Array(2));
}

let plainShapes = null;
let sparseShape;
let hasBufferShapes = false;

function learnShapes() {
  hasBufferShapes = require.loaded?.has('buffer') ?? false;
  plainShapes = new Set();
  if (!shapesWork()) return;
  for (const each of plainLists()) plainShapes.add(binding.shapeOf(each));
  sparseShape = binding.shapeOf(sparseList());
}

/**
 * Whether a list is known to have no properties but its elements, and these to be writable,
 * enumerable data.
 * @param {object} list array or typed array
 * @returns {boolean} false if it is not known
 */
function hasPlainElements(list) {
  if (plainShapes === null || (!hasBufferShapes && require.loaded?.has('buffer'))) learnShapes();
  return plainShapes.size > 0 && plainShapes.has(binding.shapeOf(list));
}

/** Whether a list is known to have no properties but its elements. */
function hasPlainShape(list) {
  return hasPlainElements(list) ||
    (plainShapes.size > 0 && binding.shapeOf(list) === sparseShape);
}

/** Whether a key is an array index. */
function isIndex(key) {
  return typeof key === 'string' && INDEX.test(key) && Number(key) <= MAX_INDEX;
}

/**
 * Whether a list has no own enumerable properties, named by strings, but its elements.
 * @param {object} list array or typed array
 * @returns {boolean}
 */
function hasOnlyElements(list) {
  if (hasPlainShape(list)) return true;
  for (const key in list) {
    if (!isIndex(key) && Object.hasOwn(list, key)) return false;
  }
  return true;
}

/**
 * Own enumerable string keys of a list that are no indices.
 * @param {object} list array or typed array
 * @returns {string[]}
 */
function namedKeys(list) {
  if (hasPlainShape(list)) return [];
  const keys = [];
  for (const key in list) {
    if (!isIndex(key) && Object.hasOwn(list, key)) keys.push(key);
  }
  return keys;
}

module.exports = { hasOnlyElements, hasPlainElements, isIndex, namedKeys };
