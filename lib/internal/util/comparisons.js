// SPDX-License-Identifier: MIT
'use strict';

// Deep equality, as node:assert has it in four modes.  A comparison of two objects checks their
// prototypes (strict), what kind of built-in they are, the state of that kind, and own enumerable
// properties; objects being compared already are remembered, so that cycles end.

const { KINDS, kindOf } = require('internal/util/brands');
const { namedKeys } = require('internal/util/elements');
const { typedArrayName } = require('internal/util/inspect/names');

// LOOSE uses ==, the others Object.is.  PARTIAL: everything in the second value must be in the
// first, which may have more.
const LOOSE = 0;
const STRICT = 1;
const PARTIAL = 2;

const isEnumerable = Object.prototype.propertyIsEnumerable;
const NO_KEYS = [];

/** One comparison: mode, and the pairs of objects that are being compared further up. */
class Comparison {
  constructor(mode, skipPrototype) {
    this.mode = mode;
    this.checksPrototype = mode === STRICT && !skipPrototype;
    this.firstSeen = [];
    this.secondSeen = [];
  }

  // ---- Values ----------------------------------------------------------------------------

  /** @returns {boolean} whether two values are equal */
  equal(a, b) {
    if (a === b) return a !== 0 || this.mode === LOOSE || Object.is(a, b);
    return this.mode === LOOSE ? this.equalLoosely(a, b) : this.equalStrictly(a, b);
  }

  equalStrictly(a, b) {
    if (typeof a !== 'object') return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
    if (typeof b !== 'object' || a === null || b === null) return false;
    return (!this.checksPrototype || haveSameClass(a, b)) && this.equalObjects(a, b);
  }

  equalLoosely(a, b) {
    if (a === null || typeof a !== 'object') {
      if (b !== null && typeof b === 'object') return false;
      // eslint-disable-next-line eqeqeq
      return a == b || (Number.isNaN(a) && Number.isNaN(b));
    }
    if (b === null || typeof b !== 'object') return false;
    return this.equalObjects(a, b);
  }

  // ---- Objects ---------------------------------------------------------------------------

  equalObjects(a, b) {
    if (a[Symbol.toStringTag] !== b[Symbol.toStringTag]) return false;
    const isArray = Array.isArray(a);
    if (isArray !== Array.isArray(b)) return false;
    if (isArray) return this.equalArrays(a, b);
    const kind = kindOf(a);
    if (kind !== kindOf(b)) return false;
    if (kind === KINDS.OTHER) return this.equalOthers(a, b);
    const compare = BY_KIND[kind];
    if (compare !== undefined && !compare(this, a, b)) return false;
    const entries = ENTRIES_BY_KIND[kind];
    return this.equalProperties(a, b, entries);
  }

  /** Plain objects, instances of classes, typed arrays. */
  equalOthers(a, b) {
    if (Object.getPrototypeOf(a) === Object.prototype &&
        Object.getPrototypeOf(b) === Object.prototype) return this.equalProperties(a, b);
    if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return this.equalTypedArrays(a, b);
    if (a instanceof Error || b instanceof Error) {
      if (!(a instanceof Error && b instanceof Error && equalErrors(this, a, b))) return false;
    } else if (isUrl(a) || isUrl(b)) {
      if (!(isUrl(a) && isUrl(b) && a.href === b.href)) return false;
    } else if (isKey(a) || isKey(b)) {
      if (!(isKey(a) && isKey(b) && a.equals(b))) return false;
    }
    return this.equalProperties(a, b);
  }

  equalArrays(a, b) {
    if (this.mode === PARTIAL) {
      return a.length >= b.length &&
        this.equalProperties(a, b, partialElements, nonIndexKeys(b, true));
    }
    if (a.length !== b.length) return false;
    const ownA = nonIndexKeys(a, this.mode !== LOOSE);
    const ownB = nonIndexKeys(b, this.mode !== LOOSE);
    return ownA.length === ownB.length &&
      this.equalProperties(a, b, elements, ownB);
  }

  equalTypedArrays(a, b) {
    const name = typedArrayName(a);
    if (name !== typedArrayName(b)) return false;
    const isFloat = name.startsWith('Float');
    const isSame = this.mode === PARTIAL ? isSubsequenceOfNumbers(a, b) :
      this.mode === LOOSE && isFloat ? equalNumbers(a, b) : equalBytes(bytesOf(a), bytesOf(b));
    if (!isSame) return false;
    const keysA = nonIndexKeys(a, this.mode !== LOOSE);
    const keysB = nonIndexKeys(b, this.mode !== LOOSE);
    if (this.mode !== PARTIAL && keysA.length !== keysB.length) return false;
    return this.equalProperties(a, b, undefined, keysB);
  }

  /**
   * Compares properties, after the entries of the kind.
   * @param {object} a
   * @param {object} b
   * @param {Function} [entries] (comparison, a, b) => boolean
   * @param {Array<string|symbol>} [keys] of b; the numbers of keys are known to agree
   * @returns {boolean}
   */
  equalProperties(a, b, entries, keys) {
    let keysOfA = NO_KEYS;
    if (keys === undefined) {
      keys = this.comparableKeys(b);
      if (this.mode !== PARTIAL) {
        keysOfA = this.comparableKeys(a);
        if (keys.length !== keysOfA.length) return false;
      }
    }
    for (let i = 0; i < keys.length; i++) {
      // Objects that are equal mostly have their keys in the same order, too.
      if (keysOfA[i] !== keys[i] && !isEnumerable.call(a, keys[i])) return false;
    }
    if (keys.length === 0 && entries === undefined) return true;
    return this.equalMembers(a, b, entries, keys);
  }

  /** Own enumerable keys; symbols count unless the comparison is loose. */
  comparableKeys(object) {
    const keys = Object.keys(object);
    return this.mode === LOOSE ? keys : withSymbols(keys, object);
  }

  /** Compares entries and values of keys, with both objects remembered. */
  equalMembers(a, b, entries, keys) {
    const { firstSeen, secondSeen } = this;
    const first = firstSeen.indexOf(a);
    const second = secondSeen.indexOf(b);
    if (first !== -1 || second !== -1) return first === second;
    firstSeen.push(a);
    secondSeen.push(b);
    const result = (entries === undefined || entries(this, a, b)) && this.equalValues(a, b, keys);
    firstSeen.pop();
    secondSeen.pop();
    return result;
  }

  /** Compares the values of keys. */
  equalValues(a, b, keys) {
    for (let i = 0; i < keys.length; i++) {
      if (!this.equal(a[keys[i]], b[keys[i]])) return false;
    }
    return true;
  }
}

/** Whether two objects are of one class; those without a constructor need the same prototype. */
function haveSameClass(a, b) {
  const { constructor } = a;
  return constructor === undefined || Object.hasOwn(a, 'constructor') ?
    Object.getPrototypeOf(a) === Object.getPrototypeOf(b) : constructor === b.constructor;
}

// ---- Keys --------------------------------------------------------------------------------

/** Adds the enumerable symbols of an object. */
function withSymbols(keys, object) {
  for (const symbol of Object.getOwnPropertySymbols(object)) {
    if (isEnumerable.call(object, symbol)) keys.push(symbol);
  }
  return keys;
}

/** Own enumerable keys that are not indices. */
function nonIndexKeys(list, includeSymbols) {
  const keys = namedKeys(list);
  return includeSymbols ? withSymbols(keys, list) : keys;
}

// ---- Lists -------------------------------------------------------------------------------

/** The elements of arrays of the same length; a hole is not undefined. */
function elements(comparison, a, b) {
  const isStrict = comparison.mode !== LOOSE;
  for (let i = 0; i < a.length; i++) {
    if (b[i] === undefined || a[i] === undefined) {
      if (Object.hasOwn(a, i) !== Object.hasOwn(b, i)) return false;
      if (a[i] === undefined && b[i] === undefined) continue;
      if (isStrict) return false;
    }
    if (!comparison.equal(a[i], b[i])) return false;
  }
  return true;
}

/** Whether a has an element at an index, and it equals the value. */
function hasEqualAt(comparison, a, index, value) {
  return (value !== undefined || Object.hasOwn(a, index)) && comparison.equal(a[index], value);
}

/** Whether b's elements are in a, in the same order; holes ask for nothing. */
function partialElements(comparison, a, b) {
  let at = 0;
  for (let i = 0; i < b.length; i++) {
    if (b[i] === undefined && !Object.hasOwn(b, i)) continue;
    while (at < a.length && !hasEqualAt(comparison, a, at, b[i])) at++;
    if (at++ >= a.length) return false;
  }
  return true;
}

/** Whether b's numbers are in a, in the same order. */
function isSubsequenceOfNumbers(a, b) {
  let at = 0;
  for (let i = 0; i < b.length; i++) {
    while (at < a.length && !Object.is(a[at], b[i])) at++;
    if (at++ >= a.length) return false;
  }
  return true;
}

/** Numbers compared with ==. */
function equalNumbers(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

/** The bytes of a view or buffer. */
function bytesOf(value) {
  return ArrayBuffer.isView(value) ?
    new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
}

/** Whether two lists of bytes are the same. */
function equalBytes(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return false;
  }
  return true;
}

// ---- Sets --------------------------------------------------------------------------------

/** Whether a value is compared by identity alone. */
function isPlainValue(value) {
  return value === null || typeof value !== 'object';
}

/** Takes the first value that equals `wanted` out of a set of candidates. */
function takeEqual(comparison, candidates, wanted) {
  for (const candidate of candidates) {
    if (comparison.equal(candidate, wanted)) {
      candidates.delete(candidate);
      return true;
    }
  }
  return false;
}

/** Whether every member of b has an equal in a, each used once. */
function equalSets(comparison, a, b) {
  if (comparison.mode === PARTIAL ? a.size < b.size : a.size !== b.size) return false;
  const isLoose = comparison.mode === LOOSE;
  const unmatched = [];
  for (const value of b) {
    if (isLoose ? isPlainValue(value) && a.has(value) : a.has(value)) continue;
    if (isPlainValue(value) && !isLoose) return false;
    unmatched.push(value);
  }
  if (unmatched.length === 0) return true;
  const candidates = new Set();
  for (const value of a) {
    if (isPlainValue(value) ? isLoose && !b.has(value) : isLoose || !b.has(value)) {
      candidates.add(value);
    }
  }
  return unmatched.every((value) => takeEqual(comparison, candidates, value));
}

// ---- Maps --------------------------------------------------------------------------------

/** Takes the first entry out of candidates whose key and value equal those wanted. */
function takeEntry(comparison, candidates, key, value) {
  for (const [candidateKey, candidateValue] of candidates) {
    if (comparison.equal(candidateKey, key) && comparison.equal(candidateValue, value)) {
      candidates.delete(candidateKey);
      return true;
    }
  }
  return false;
}

/** Whether every entry of b has an equal in a, each used once. */
function equalMaps(comparison, a, b) {
  if (comparison.mode === PARTIAL ? a.size < b.size : a.size !== b.size) return false;
  const isLoose = comparison.mode === LOOSE;
  const unmatched = [];
  const matched = new Set();
  for (const [key, value] of b) {
    if (isPlainValue(key) || (!isLoose && a.has(key))) {
      if (a.has(key) && comparison.equal(a.get(key), value)) {
        matched.add(key);
        continue;
      }
      if (!isLoose) return false;
    }
    unmatched.push([key, value]);
  }
  if (unmatched.length === 0) return true;
  const candidates = new Map();
  for (const [key, value] of a) {
    if (!matched.has(key) && (isLoose || !isPlainValue(key))) candidates.set(key, value);
  }
  return unmatched.every(([key, value]) => takeEntry(comparison, candidates, key, value));
}

// ---- Other kinds -------------------------------------------------------------------------

/** Whether a value is a URL of ours. */
function isUrl(value) {
  return typeof value.href === 'string' && value instanceof URL;
}

/** Whether a value is a key of node:crypto, which tells equality itself. */
function isKey(value) {
  return typeof value.equals === 'function' &&
    (value[Symbol.toStringTag] === 'KeyObject' || value.constructor?.name === 'CryptoKey');
}

/** Hidden properties of errors: name and message always, cause and errors if there. */
function equalErrors(comparison, a, b) {
  const isHidden = (error, name) => Object.hasOwn(error, name) &&
    !isEnumerable.call(error, name);
  for (const name of ['message', 'name']) {
    if (!isEnumerable.call(b, name) && a[name] !== b[name]) return false;
  }
  for (const name of ['cause', 'errors']) {
    const isWanted = Object.hasOwn(b, name);
    if (comparison.mode === PARTIAL && !isWanted) continue;
    if (Object.hasOwn(a, name) !== isWanted) return false;
    if (comparison.mode === PARTIAL && b[name] === undefined) continue;
    if (isHidden(a, name) && !comparison.equal(a[name], b[name])) return false;
  }
  return true;
}

function equalDates(comparison, a, b) {
  const getTime = Date.prototype.getTime;
  const first = Reflect.apply(getTime, a, []);
  const second = Reflect.apply(getTime, b, []);
  return first === second || (Number.isNaN(first) && Number.isNaN(second));
}

function equalRegExps(comparison, a, b) {
  return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
}

/** Object(primitive): the primitives must be the same. */
function compareBoxed(prototype) {
  const { valueOf } = prototype;
  return (comparison, a, b) =>
    Object.is(Reflect.apply(valueOf, a, []), Reflect.apply(valueOf, b, []));
}

/** What can only be equal to itself. */
function isNever() {
  return false;
}

function compareBytes(comparison, a, b) {
  const first = bytesOf(a);
  const second = bytesOf(b);
  return comparison.mode === PARTIAL ?
    isSubsequenceOfNumbers(first, second) : equalBytes(first, second);
}

// What must agree before properties are compared.
const BY_KIND = [];
BY_KIND[KINDS.DATE] = equalDates;
BY_KIND[KINDS.REGEXP] = equalRegExps;
BY_KIND[KINDS.ERROR] = equalErrors;
BY_KIND[KINDS.ARRAY_BUFFER] = compareBytes;
BY_KIND[KINDS.DATA_VIEW] = compareBytes;
BY_KIND[KINDS.STRING_OBJECT] = compareBoxed(String.prototype);
BY_KIND[KINDS.NUMBER_OBJECT] = compareBoxed(Number.prototype);
BY_KIND[KINDS.BOOLEAN_OBJECT] = compareBoxed(Boolean.prototype);
BY_KIND[KINDS.SYMBOL_OBJECT] = compareBoxed(Symbol.prototype);
BY_KIND[KINDS.BIGINT_OBJECT] = compareBoxed(BigInt.prototype);
BY_KIND[KINDS.WEAK_MAP] = isNever;
BY_KIND[KINDS.WEAK_SET] = isNever;
BY_KIND[KINDS.WEAK_REF] = isNever;
BY_KIND[KINDS.PROMISE] = isNever;

// Entries, which may contain the object itself.
const ENTRIES_BY_KIND = [];
ENTRIES_BY_KIND[KINDS.MAP] = equalMaps;
ENTRIES_BY_KIND[KINDS.SET] = equalSets;

// ---- Exports -----------------------------------------------------------------------------

/** @returns {boolean} equality as assert.deepEqual has it */
function isDeepEqual(a, b) {
  return new Comparison(LOOSE, false).equal(a, b);
}

/** @returns {boolean} equality as assert.deepStrictEqual has it */
function isDeepStrictEqual(a, b, skipPrototype = false) {
  return new Comparison(STRICT, skipPrototype).equal(a, b);
}

/** @returns {boolean} whether everything in b is in a, as assert.partialDeepStrictEqual has it */
function isPartialStrictEqual(a, b) {
  return new Comparison(PARTIAL, false).equal(a, b);
}

module.exports = { isDeepEqual, isDeepStrictEqual, isPartialStrictEqual };
