// SPDX-License-Identifier: MIT
//
// structuredClone(): https://html.spec.whatwg.org/#structured-cloning.  Serialisation and
// deserialisation are one walk here, since both ends are the same realm: every object is copied
// when it is met, and a map from originals to copies keeps identity and cycles.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { hasPlainElements, namedKeys } = require('internal/util/elements');
const { isSharedArrayBuffer } = require('internal/util/types');
const {
  KINDS, classOfView, dataCloneError, defineHidden, describe, errorParts, isLengthTracking,
  isOutOfBounds, isRefused, itemsOfMap, itemsOfSet, kindOf, makeError,
} = require('internal/clone/kinds');
const { findCloneHooks, reviveClone } = require('internal/clone/registry');

const { getTime } = Date.prototype;

function refuse(value) {
  return dataCloneError(`${describe(value)} could not be cloned.`);
}

function setProperty(target, key, value) {
  if (key !== '__proto__') {
    target[key] = value;
    return;
  }
  Object.defineProperty(target, key, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
}

/** One call of structuredClone. */
class Cloner {
  #copies = new Map();
  #wholeViews = null; // Map from buffers to copies of views on all of them, if there are any
  #transferred; // Set of objects, or null

  constructor(transferred) {
    this.#transferred = transferred;
  }

  clone(value) {
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'symbol' || typeof value === 'function') throw refuse(value);
      return value;
    }
    return this.#copies.get(value) ?? this.#cloneObject(value);
  }

  #remember(original, copy) {
    this.#copies.set(original, copy);
    return copy;
  }

  #cloneObject(object) {
    const kind = kindOf(object);
    switch (kind) {
      case KINDS.OTHER: return this.#cloneOther(object);
      case KINDS.MAP: return this.#cloneMap(object);
      case KINDS.SET: return this.#cloneSet(object);
      case KINDS.ERROR: return this.#cloneError(object);
      case KINDS.ARRAY_BUFFER: return this.#cloneBuffer(object);
      case KINDS.DATA_VIEW: return this.#cloneView(object, DataView);
      case KINDS.DATE:
        return this.#remember(object, new Date(Reflect.apply(getTime, object, [])));
      case KINDS.REGEXP:
        return this.#remember(object, new RegExp(object)); // its properties may lie
      case KINDS.STRING_OBJECT: return this.#cloneBoxed(object, String);
      case KINDS.NUMBER_OBJECT: return this.#cloneBoxed(object, Number);
      case KINDS.BOOLEAN_OBJECT: return this.#cloneBoxed(object, Boolean);
      case KINDS.BIGINT_OBJECT: return this.#cloneBoxed(object, BigInt);
      default: throw refuse(object);
    }
  }

  #cloneBoxed(object, Class) {
    return this.#remember(object, Object(Reflect.apply(Class.prototype.valueOf, object, [])));
  }

  #cloneOther(object) {
    if (Array.isArray(object)) return this.#cloneArray(object);
    const prototype = Object.getPrototypeOf(object);
    if (prototype !== Object.prototype && prototype !== null) {
      if (ArrayBuffer.isView(object)) return this.#cloneView(object, classOfView(object));
      if (isRefused(object)) throw refuse(object);
      const hooks = findCloneHooks(object);
      if (hooks !== undefined) return this.#clonePlatformObject(object, hooks);
      if (object instanceof globalThis.WebAssembly.Module) return object; // immutable
    } else if (object === globalThis) {
      throw refuse(object);
    }
    return this.#cloneProperties(object, Object.keys(object), this.#remember(object, {}));
  }

  #cloneProperties(object, keys, copy) {
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      // A getter before it may have removed it.
      if (Object.hasOwn(object, key)) setProperty(copy, key, this.clone(object[key]));
    }
    return copy;
  }

  #cloneArray(array) {
    const { length } = array;
    const copy = this.#remember(array, new Array(length));
    if (!hasPlainElements(array)) return this.#cloneArrayByKeys(array, copy);
    for (let i = 0; i < length; i++) {
      const item = array[i];
      if (item !== undefined || Object.hasOwn(array, i)) copy[i] = this.clone(item);
    }
    // Getters that were called may have added others.
    return hasPlainElements(array) ? copy :
      this.#cloneProperties(array, namedKeys(array), copy);
  }

  // An array without holes is asked for its other keys when its elements are done.
  #cloneArrayByKeys(array, copy) {
    const keys = Object.keys(array);
    const { length } = copy;
    if (keys[length - 1] !== String(length - 1)) return this.#cloneProperties(array, keys, copy);
    keys.length = length;
    this.#cloneProperties(array, keys, copy);
    return this.#cloneProperties(array, namedKeys(array), copy);
  }

  #cloneMap(map) {
    const copy = this.#remember(map, new Map());
    const items = itemsOfMap(map);
    for (let i = 0; i < items.length; i += 2) {
      copy.set(this.clone(items[i]), this.clone(items[i + 1]));
    }
    return copy;
  }

  #cloneSet(set) {
    const copy = this.#remember(set, new Set());
    const items = itemsOfSet(set);
    for (let i = 0; i < items.length; i++) copy.add(this.clone(items[i]));
    return copy;
  }

  #cloneError(error) {
    const hooks = findCloneHooks(error);
    if (hooks !== undefined) return this.#clonePlatformObject(error, hooks);
    const parts = errorParts(error);
    const copy = this.#remember(error, makeError(parts));
    if (parts.hasCause) defineHidden(copy, 'cause', this.clone(parts.cause));
    return copy;
  }

  // A buffer that will be transferred is copied, too: if a later part of the value cannot be
  // cloned, the original must still be whole.
  #cloneBuffer(buffer) {
    if (isSharedArrayBuffer(buffer)) return this.#remember(buffer, buffer);
    if (buffer.detached) {
      throw dataCloneError('An ArrayBuffer is detached and could not be cloned.');
    }
    const whole = this.#wholeViews?.get(buffer);
    if (whole !== undefined) return this.#remember(buffer, whole.buffer);
    if (!buffer.resizable) return this.#remember(buffer, buffer.slice(0));
    const copy = new ArrayBuffer(buffer.byteLength, { maxByteLength: buffer.maxByteLength });
    new Uint8Array(copy).set(new Uint8Array(buffer));
    return this.#remember(buffer, copy);
  }

  #cloneView(view, Class) {
    const { buffer } = view;
    if (Class !== DataView && this.#isWhole(view, buffer)) {
      const copy = this.#remember(view, new Class(view));
      this.#wholeViews ??= new Map();
      this.#wholeViews.set(buffer, copy);
      return copy;
    }
    const copiedBuffer = this.clone(buffer);
    if (buffer.resizable && isOutOfBounds(view)) throw refuse(view);
    const length = Class === DataView ? view.byteLength : view.length;
    return this.#remember(view, buffer.resizable && isLengthTracking(view, buffer) ?
      new Class(copiedBuffer, view.byteOffset) :
      new Class(copiedBuffer, view.byteOffset, length));
  }

  // Whether a view is the first that shows a buffer, and shows all of it.  Such a view is cheaper
  // to copy than its buffer, which the engine then makes only if somebody asks for it.
  #isWhole(view, buffer) {
    return view.byteLength === buffer.byteLength && !buffer.resizable && !buffer.detached &&
      !isSharedArrayBuffer(buffer) && !this.#copies.has(buffer) &&
      !(this.#wholeViews?.has(buffer));
  }

  #clonePlatformObject(object, hooks) {
    if (hooks.unsupported) throw dataCloneError('Cannot clone object of unsupported type.');
    const isTransferred = this.#transferred !== null && this.#transferred.has(object);
    if (!isTransferred && hooks.clone === undefined) {
      throw dataCloneError('Object that needs transfer was found in message but not listed in ' +
        'transferList');
    }
    const { data, deserialize } = isTransferred ? hooks.transfer(object) : hooks.clone(object);
    return this.#remember(object, reviveClone(deserialize, this.clone(data)));
  }
}

// ---- Transfer lists ----------------------------------------------------------------------

function conversionError(text) {
  const error = new ERR_INVALID_ARG_TYPE('options', 'Object', undefined);
  error.message = `Failed to execute 'structuredClone': ${text}`;
  return error;
}

/** The transfer list as an array of objects. */
function readTransferList(options) {
  if (options === undefined || options === null) return [];
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw conversionError('Options cannot be converted to a dictionary');
  }
  const { transfer } = options;
  if (transfer === undefined) return [];
  if (typeof transfer !== 'object' || typeof transfer?.[Symbol.iterator] !== 'function') {
    throw conversionError('transfer in Options cannot be converted to sequence.');
  }
  const list = [...transfer];
  list.forEach((item, i) => {
    if ((typeof item !== 'object' || item === null) && typeof item !== 'function') {
      throw conversionError(`transfer in Options[${i}] is not an object.`);
    }
  });
  return list;
}

function isTransferable(item) {
  if (kindOf(item) === KINDS.ARRAY_BUFFER) return !isSharedArrayBuffer(item);
  return kindOf(item) === KINDS.OTHER && findCloneHooks(item)?.transfer !== undefined;
}

/** Refuses what cannot be transferred before anything is done. */
function checkTransferList(list) {
  const seen = new Set();
  for (const item of list) {
    if (!isTransferable(item)) throw dataCloneError('Found invalid value in transferList.');
    const isBuffer = kindOf(item) === KINDS.ARRAY_BUFFER;
    if (seen.has(item)) {
      const what = isBuffer ? 'ArrayBuffer' : 'object';
      throw dataCloneError(`Transfer list contains duplicate ${what}`);
    }
    if (isBuffer && item.detached) {
      throw dataCloneError('Cannot transfer object of unsupported type.');
    }
    seen.add(item);
  }
  return seen;
}

/**
 * A deep copy.
 * @param {unknown} value
 * @param {{ transfer?: Iterable<object> }} [options] objects to move instead of copying
 * @returns {unknown}
 * @throws {DOMException} DataCloneError
 */
function structuredClone(value, options) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('The value argument must be specified');
  const list = readTransferList(options);
  const transferred = list.length === 0 ? null : checkTransferList(list);
  const copy = new Cloner(transferred).clone(value);
  for (const item of list) {
    if (kindOf(item) === KINDS.ARRAY_BUFFER) item.transfer();
  }
  return copy;
}

module.exports = { structuredClone };
