// SPDX-License-Identifier: MIT
//
// URLSearchParams: https://url.spec.whatwg.org/#interface-urlsearchparams.  The list is kept flat
// (name, value, name, value ...), which costs one array for the whole object.
'use strict';

const {
  codes: {
    ERR_ARG_NOT_ITERABLE, ERR_INVALID_THIS, ERR_INVALID_TUPLE, ERR_MISSING_ARGS,
  },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { customInspectSymbol, removeColors, toUSVString } = require('internal/util');
const { percentDecode } = internalBinding('url');

// ---- application/x-www-form-urlencoded ---------------------------------------------------

const kAmpersand = 0x26;
const kEquals = 0x3d;
const kPercent = 0x25;
const kPlus = 0x2b;
const kQuestionMark = 0x3f;

function decode(text, hasPlus, hasPercent) {
  if (hasPlus) text = text.replaceAll('+', ' ');
  if (!hasPercent) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return percentDecode(text); // malformed: keeps stray '%', replaces invalid UTF-8
  }
}

/**
 * https://url.spec.whatwg.org/#concept-urlencoded-parser
 * @param {string} text
 * @param {number} [start] 1 to leave a '?' out
 * @returns {string[]} names and values in turn
 */
function parse(text, start = 0) {
  const list = [];
  const { length } = text;
  let isName = true;
  let hasPlus = false;
  let hasPercent = false;
  for (let i = start; i <= length; i++) {
    const code = i === length ? kAmpersand : text.charCodeAt(i);
    if (code === kPlus) hasPlus = true;
    if (code === kPercent) hasPercent = true;
    if (code !== kAmpersand && (code !== kEquals || !isName)) continue;
    const isEnd = code === kAmpersand;
    if (i > start || !isName || !isEnd) {
      list.push(decode(text.slice(start, i), hasPlus, hasPercent));
    }
    if (isEnd && isName && i > start) list.push('');
    isName = isEnd;
    hasPlus = hasPercent = false;
    start = i + 1;
  }
  return list;
}

// What each ASCII character becomes, '' standing for itself.
const kEncoded = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[\w*\-.]/.test(char)) return '';
  return char === ' ' ? '+' : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
});

function encode(text) {
  let encoded = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128) return encodeWide(text);
    if (kEncoded[code] === '') continue;
    encoded += text.slice(start, i) + kEncoded[code];
    start = i + 1;
  }
  return start === 0 ? text : encoded + text.slice(start);
}

const kUnlikeURIComponent = /%20|[!'()~]/g;

function encodeWide(text) {
  return encodeURIComponent(text).replace(kUnlikeURIComponent, (match) =>
    (match === '%20' ? '+' : kEncoded[match.charCodeAt(0)]));
}

/** https://url.spec.whatwg.org/#concept-urlencoded-serializer */
function serialize(list) {
  let text = '';
  for (let i = 0; i < list.length; i += 2) {
    if (i !== 0) text += '&';
    text += `${encode(list[i])}=${encode(list[i + 1])}`;
  }
  return text;
}

// ---- What the constructor accepts --------------------------------------------------------

function invalidTuple() {
  return new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
}

function fromPairs(init) {
  const list = [];
  for (const pair of init) {
    if (typeof pair !== 'object' && typeof pair !== 'function') throw invalidTuple();
    if (typeof pair?.[Symbol.iterator] !== 'function') throw invalidTuple();
    const items = Array.from(pair, toUSVString);
    if (items.length !== 2) throw invalidTuple();
    list.push(items[0], items[1]);
  }
  return list;
}

function fromRecord(init) {
  const list = [];
  let wellFormed = true;
  for (const key of Object.keys(init)) {
    list.push(toUSVString(key), toUSVString(init[key]));
    wellFormed &&= key.isWellFormed();
  }
  for (const symbol of Object.getOwnPropertySymbols(init)) {
    if (Object.prototype.propertyIsEnumerable.call(init, symbol)) toUSVString(symbol); // throws
  }
  return wellFormed ? list : withoutRepetitions(list);
}

// Keys that become equal by the conversion share one entry, with the last value.
function withoutRepetitions(list) {
  const entries = new Map();
  for (let i = 0; i < list.length; i += 2) entries.set(list[i], list[i + 1]);
  return [...entries].flat();
}

function fromObject(init) {
  const method = init[Symbol.iterator];
  if (method === undefined || method === null) return fromRecord(init);
  if (typeof method !== 'function') throw new ERR_ARG_NOT_ITERABLE('Query pairs');
  if (isSearchParams(init) && method === URLSearchParams.prototype.entries) {
    return listOf(init).slice();
  }
  return fromPairs(init);
}

function fromString(init) {
  const text = toUSVString(init);
  return parse(text, text.charCodeAt(0) === kQuestionMark ? 1 : 0);
}

// ---- The class ---------------------------------------------------------------------------

// Set by the static block: the ways into the private fields for the rest of this file.
let isSearchParams;
let listOf;
let createForURL;
let setQuery;
// Set by internal/url: (url, query) replaces the query of a URL.
let updateURL;

function setURLUpdater(update) {
  updateURL = update;
}

function checkThis(value) {
  if (!isSearchParams(value)) throw new ERR_INVALID_THIS('URLSearchParams');
}

class URLSearchParams {
  #list = [];
  #url = null; // the URL that this object is the searchParams of

  static {
    isSearchParams = (value) => typeof value === 'object' && value !== null && #list in value;
    listOf = (params) => params.#list;
    createForURL = (url, query) => {
      const params = new URLSearchParams(query);
      params.#url = url;
      return params;
    };
    setQuery = (params, query) => { params.#list = fromString(query); };
  }

  /** @param {string|Iterable<[string, string]>|Record<string, string>} [init] */
  constructor(init = undefined) {
    if (init === undefined) return;
    const isObject = (typeof init === 'object' && init !== null) || typeof init === 'function';
    this.#list = isObject ? fromObject(init) : fromString(init);
  }

  #changed() {
    if (this.#url !== null) updateURL(this.#url, serialize(this.#list));
  }

  #indexOf(name, value) {
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === name && (value === undefined || list[i + 1] === value)) return i;
    }
    return -1;
  }

  /** @returns {number} the number of pairs */
  get size() {
    checkThis(this);
    return this.#list.length / 2;
  }

  /** Adds a pair at the end. */
  append(name, value) {
    checkThis(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    this.#list.push(toUSVString(name), toUSVString(value));
    this.#changed();
  }

  /** Removes the pairs with this name, and with this value if one is given. */
  delete(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const wanted = toUSVString(name);
    const wantedValue = value === undefined ? undefined : toUSVString(value);
    this.#list = this.#list.filter((_, i, list) => list[i & ~1] !== wanted ||
      (wantedValue !== undefined && list[i | 1] !== wantedValue));
    this.#changed();
  }

  /** @returns {string|null} the first value of this name */
  get(name) {
    checkThis(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const index = this.#indexOf(toUSVString(name), undefined);
    return index === -1 ? null : this.#list[index + 1];
  }

  /** @returns {string[]} all values of this name */
  getAll(name) {
    checkThis(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const wanted = toUSVString(name);
    return this.#list.filter((_, i, list) => i % 2 === 1 && list[i - 1] === wanted);
  }

  /** Whether there is such a name, with this value if one is given. */
  has(name, value = undefined) {
    checkThis(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const wantedValue = value === undefined ? undefined : toUSVString(value);
    return this.#indexOf(toUSVString(name), wantedValue) !== -1;
  }

  /** Gives a name one value: the first pair gets it, the others go. */
  set(name, value) {
    checkThis(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    const wanted = toUSVString(name);
    const text = toUSVString(value);
    const index = this.#indexOf(wanted, undefined);
    if (index === -1) {
      this.#list.push(wanted, text);
    } else {
      this.#list[index + 1] = text;
      this.#list = this.#list.filter((_, i, list) => i < index + 2 || list[i & ~1] !== wanted);
    }
    this.#changed();
  }

  /** Sorts by name in code unit order; pairs of one name keep their order. */
  sort() {
    checkThis(this);
    const list = this.#list;
    const pairs = Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i], list[2 * i + 1]]);
    pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    this.#list = pairs.flat();
    this.#changed();
  }

  entries() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'entries');
  }

  /** Calls callback(value, name, params) for each pair, also those added meanwhile. */
  forEach(callback, thisArg = undefined) {
    checkThis(this);
    validateFunction(callback, 'callback');
    for (let i = 0; i < this.#list.length; i += 2) {
      callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
    }
  }

  keys() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'keys');
  }

  values() {
    checkThis(this);
    return new URLSearchParamsIterator(this, 'values');
  }

  /** @returns {string} application/x-www-form-urlencoded, without '?' */
  toString() {
    checkThis(this);
    return serialize(this.#list);
  }

  [customInspectSymbol](depth, options, inspect) {
    checkThis(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const inner = innerOptions(depth, options);
    const items = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      items.push(`${inspect(this.#list[i], inner)} => ${inspect(this.#list[i + 1], inner)}`);
    }
    const { name } = this.constructor;
    return items.length === 0 ? `${name} {}` : wrapItems(name, items, options.breakLength);
  }
}

// ---- Iterators ---------------------------------------------------------------------------

let hasCursor;

class URLSearchParamsIterator {
  #params;
  #kind;
  #index = 0;

  static {
    hasCursor = (value) => typeof value === 'object' && value !== null && #params in value;
  }

  constructor(params, kind) {
    this.#params = params;
    this.#kind = kind;
  }

  #item(list, i) {
    if (this.#kind === 'keys') return list[i];
    return this.#kind === 'values' ? list[i + 1] : [list[i], list[i + 1]];
  }

  next() {
    if (!hasCursor(this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    const list = listOf(this.#params);
    if (this.#index >= list.length) return { value: undefined, done: true };
    const value = this.#item(list, this.#index);
    this.#index += 2;
    return { value, done: false };
  }

  [customInspectSymbol](depth, options, inspect) {
    if (!hasCursor(this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const inner = innerOptions(depth, options);
    const list = listOf(this.#params);
    const items = [];
    for (let i = this.#index; i < list.length; i += 2) {
      items.push(inspect(this.#item(list, i), inner));
    }
    if (items.length === 0) return `${this[Symbol.toStringTag]} {  }`;
    // The name of the iterator counts against the width of the line, as far as it is longer.
    return wrapItems(this[Symbol.toStringTag], items, options.breakLength - 13);
  }
}

function innerOptions(depth, options) {
  return depth === null ? { ...options } : { ...options, depth: depth - 1 };
}

function wrapItems(name, items, width) {
  const length = items.reduce((sum, item) => sum + removeColors(item).length + 2, -2);
  return length <= width ? `${name} { ${items.join(', ')} }` :
    `${name} {\n  ${items.join(',\n  ')} }`;
}

// ---- Property attributes as Web IDL wants them -------------------------------------------

function setEnumerable(prototype, names) {
  for (const name of names) Object.defineProperty(prototype, name, { enumerable: true });
}

function setTag(prototype, tag) {
  Object.defineProperty(prototype, Symbol.toStringTag, {
    __proto__: null, value: tag, configurable: true,
  });
}

setEnumerable(URLSearchParams.prototype, [
  'size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach',
  'keys', 'values', 'toString',
]);
setTag(URLSearchParams.prototype, 'URLSearchParams');
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
  __proto__: null,
  value: URLSearchParams.prototype.entries,
  writable: true,
  configurable: true,
});

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
Object.setPrototypeOf(URLSearchParamsIterator.prototype, IteratorPrototype);
delete URLSearchParamsIterator.prototype.constructor;
setEnumerable(URLSearchParamsIterator.prototype, ['next']);
setTag(URLSearchParamsIterator.prototype, 'URLSearchParams Iterator');

module.exports = {
  URLSearchParams,
  createForURL,
  isURLSearchParams: isSearchParams,
  parseForm: parse,
  serializeForm: serialize,
  setEnumerable,
  setQuery,
  setTag,
  setURLUpdater,
};
