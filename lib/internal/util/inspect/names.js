// SPDX-License-Identifier: MIT
'use strict';

// What an object is called: the name of its class, its toStringTag, and what stands before its
// braces.

const { KINDS, kindOf } = require('internal/util/brands');
const languageClasses = require('internal/util/inspect/language_classes');

// What each kind of built-in object is called if nothing else names it.
const KIND_NAMES = [];
KIND_NAMES[KINDS.MAP] = 'Map';
KIND_NAMES[KINDS.SET] = 'Set';
KIND_NAMES[KINDS.WEAK_MAP] = 'WeakMap';
KIND_NAMES[KINDS.WEAK_SET] = 'WeakSet';
KIND_NAMES[KINDS.DATE] = 'Date';
KIND_NAMES[KINDS.REGEXP] = 'RegExp';
KIND_NAMES[KINDS.PROMISE] = 'Promise';
KIND_NAMES[KINDS.ERROR] = 'Error';
KIND_NAMES[KINDS.ARRAY_BUFFER] = 'ArrayBuffer';
KIND_NAMES[KINDS.DATA_VIEW] = 'DataView';
KIND_NAMES[KINDS.STRING_OBJECT] = 'String';
KIND_NAMES[KINDS.NUMBER_OBJECT] = 'Number';
KIND_NAMES[KINDS.BOOLEAN_OBJECT] = 'Boolean';
KIND_NAMES[KINDS.SYMBOL_OBJECT] = 'Symbol';
KIND_NAMES[KINDS.BIGINT_OBJECT] = 'BigInt';
KIND_NAMES[KINDS.MAP_ITERATOR] = 'MapIterator';
KIND_NAMES[KINDS.SET_ITERATOR] = 'SetIterator';
KIND_NAMES[KINDS.GENERATOR] = 'Generator';
KIND_NAMES[KINDS.ASYNC_GENERATOR] = 'AsyncGenerator';
KIND_NAMES[KINDS.ARGUMENTS] = 'Arguments';
KIND_NAMES[KINDS.WEAK_REF] = 'WeakRef';

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

/** The class of a typed array; undefined for other objects. */
function typedArrayName(object) {
  return Reflect.apply(typedArrayTag, object, []);
}

/** The class of an object by what it is, not by its prototype. */
function intrinsicName(object) {
  if (typeof object === 'function') {
    return require('internal/util/inspect/functions').functionType(object);
  }
  if (Array.isArray(object)) return 'Array';
  return KIND_NAMES[kindOf(object)] ?? typedArrayName(object) ?? 'Object';
}

/** `object instanceof Class`, false if that throws. */
function isInstance(object, Class) {
  try {
    return object instanceof Class;
  } catch {
    return false;
  }
}

// Prototype -> class, for the classes whose instances are inspected most.
const COMMON_CLASSES = new Map([
  Function, Map, Set, Date, RegExp, Error, Promise, Uint8Array, ArrayBuffer,
].map((Class) => [Class.prototype, Class]));

/**
 * The name of the class that made an object.
 * @param {object} object
 * @param {object} ctx
 * @param {number} recurseTimes
 * @param {string[]} [protoProps] receives the formatted properties of the user's prototypes
 * @returns {string|null} null for objects without a usable prototype
 */
function getConstructorName(object, ctx, recurseTimes, protoProps) {
  if (protoProps === undefined && !Object.hasOwn(object, 'constructor')) {
    const prototype = Object.getPrototypeOf(object);
    if (prototype === Object.prototype) return 'Object';
    if (prototype === Array.prototype) return 'Array';
    const Class = COMMON_CLASSES.get(prototype);
    if (Class !== undefined && prototype.constructor === Class) return Class.name;
  }
  let firstProto;
  let each = object;
  while (each !== null) {
    const descriptor = Object.getOwnPropertyDescriptor(each, 'constructor');
    const Class = descriptor?.value;
    if (typeof Class === 'function' && Class.name !== '' && isInstance(object, Class)) {
      const name = String(Class.name);
      if (protoProps !== undefined && (firstProto !== each || !languageClasses.has(name))) {
        addPrototypeProperties(ctx, object, firstProto ?? object, recurseTimes, protoProps);
      }
      return name;
    }
    each = Object.getPrototypeOf(each);
    if (firstProto === undefined) firstProto = each;
  }
  if (firstProto === null) return null;
  const name = intrinsicName(object);
  if (recurseTimes > ctx.depth && ctx.depth !== null) return `${name} <Complex prototype>`;
  const protoName = getConstructorName(firstProto, ctx, recurseTimes + 1, protoProps);
  if (protoName !== null) return `${name} <${protoName}>`;
  const { inspect } = require('internal/util/inspect');
  const shown = inspect(firstProto, { ...ctx, customInspect: false, depth: -1 });
  return `${name} <${shown}>`;
}

// How many prototypes up the chain showHidden lists.
const MAX_PROTOTYPES = 3;

/** Formats the accessors and data properties that an object inherits from the user's classes. */
function addPrototypeProperties(ctx, main, object, recurseTimes, output) {
  const { formatProperty } = require('internal/util/inspect/value');
  const seenKeys = new Set();
  for (let depth = 0; depth < MAX_PROTOTYPES; depth++) {
    if (depth !== 0 || main === object) {
      object = Object.getPrototypeOf(object);
      if (object === null) return;
      const Class = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
      if (typeof Class === 'function' && languageClasses.has(Class.name)) return;
    }
    const keys = Reflect.ownKeys(object);
    ctx.seen.push(main);
    for (const key of keys) {
      if (key === 'constructor' || Object.hasOwn(main, key) || seenKeys.has(key)) continue;
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatProperty(ctx, object, recurseTimes, key, 0, descriptor, main);
      output.push(ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    ctx.seen.pop();
    for (const key of keys) seenKeys.add(key);
  }
}

/**
 * What stands before the braces, with a space at the end: "Foo(2) [Tag] ".
 * @param {string|null} constructor
 * @param {string} tag Symbol.toStringTag
 * @param {string} fallback the class if the object has no prototype
 * @param {string} [size] "(2)"
 * @returns {string}
 */
function getPrefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const shownTag = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${shownTag}`;
  }
  return `${constructor}${size} ${tag !== '' && constructor !== tag ? `[${tag}] ` : ''}`;
}

/**
 * The toStringTag worth showing: a string that is not listed among the properties anyway.
 * @param {object} value
 * @param {object} ctx
 * @returns {string}
 */
function getTag(value, ctx) {
  let tag;
  try {
    tag = value[Symbol.toStringTag];
  } catch {
    return '';
  }
  if (typeof tag !== 'string' || tag === '') return '';
  const isListed = ctx.showHidden ?
    Object.hasOwn(value, Symbol.toStringTag) :
    Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  return isListed ? '' : tag;
}

module.exports = { getConstructorName, getPrefix, getTag, intrinsicName, typedArrayName };
