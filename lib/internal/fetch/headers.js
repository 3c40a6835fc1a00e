// SPDX-License-Identifier: MIT
//
// Headers (https://fetch.spec.whatwg.org/#headers-class) over a list that requests and responses
// have without such an object: it is made when somebody asks for it.
'use strict';

const {
  defineInspection, defineInterface, defineIteration, illegalInvocation, requireArguments,
  toByteString,
} = require('internal/fetch/webidl');

const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const INVALID_VALUE = /[\0\r\n]/;
const OUTER_SPACE = /^[\t\n\r ]+|[\t\n\r ]+$/g;

/** https://fetch.spec.whatwg.org/#concept-header-value-normalize */
function normalizeValue(value) {
  const first = value.charCodeAt(0);
  const last = value.charCodeAt(value.length - 1);
  return first > 0x20 && last > 0x20 ? value : value.replace(OUTER_SPACE, '');
}

function checkName(name, where) {
  if (name === '' || NOT_TOKEN.test(name)) {
    throw new TypeError(`${where}: "${name}" is an invalid header name.`);
  }
}

function checkValue(value, where) {
  if (INVALID_VALUE.test(value)) {
    throw new TypeError(`${where}: "${value}" is an invalid header value.`);
  }
}

// ---- The list ------------------------------------------------------------------------------

/** Headers by lower-case name, in the order of their first appearance; names as written. */
class HeaderList {
  constructor() {
    this.fields = new Map(); // lower-case name -> { name, value }
    this.cookies = null; // the values of Set-Cookie, which are not joined
    this.sorted = null; // pairs for iteration, until something changes
  }

  append(name, value) {
    const key = name.toLowerCase();
    const field = this.fields.get(key);
    this.sorted = null;
    if (key === 'set-cookie') (this.cookies ??= []).push(value);
    if (field === undefined) this.fields.set(key, { name, value });
    else field.value += `${key === 'cookie' ? '; ' : ', '}${value}`;
  }

  set(name, value) {
    const key = name.toLowerCase();
    const field = this.fields.get(key);
    this.sorted = null;
    if (key === 'set-cookie') this.cookies = [value];
    if (field === undefined) {
      this.fields.set(key, { name, value });
    } else {
      field.name = name;
      field.value = value;
    }
  }

  delete(name) {
    const key = name.toLowerCase();
    if (key === 'set-cookie') this.cookies = null;
    this.sorted = null;
    this.fields.delete(key);
  }

  /** @param {string} key lower-case name @returns {string|null} */
  get(key) {
    const field = this.fields.get(key);
    return field === undefined ? null : field.value;
  }

  has(key) {
    return this.fields.has(key);
  }

  /** https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine */
  pairs() {
    if (this.sorted !== null) return this.sorted;
    const pairs = [];
    for (const key of [...this.fields.keys()].sort()) {
      if (key !== 'set-cookie') pairs.push([key, this.fields.get(key).value]);
      else for (const cookie of this.cookies) pairs.push([key, cookie]);
    }
    return this.sorted = pairs;
  }

  /** Becomes like another list. */
  copy(list) {
    for (const [key, { name, value }] of list.fields) this.fields.set(key, { name, value });
    this.cookies = list.cookies === null ? null : [...list.cookies];
  }

  clone() {
    const list = new HeaderList();
    list.copy(this);
    return list;
  }

  /**
   * The lines of a message head.
   * @param {Set<string>} [except] lower-case names of fields that are left out
   */
  toLines(except = undefined) {
    let lines = '';
    for (const [key, { name, value }] of this.fields) {
      if (except?.has(key)) continue;
      if (key !== 'set-cookie') {
        lines += `${name}: ${value}\r\n`;
      } else {
        for (const cookie of this.cookies) lines += `${name}: ${cookie}\r\n`;
      }
    }
    return lines;
  }
}

/** https://fetch.spec.whatwg.org/#concept-headers-fill */
function fillList(list, init) {
  if ((typeof init !== 'object' && typeof init !== 'function') || init === null) {
    throw new TypeError('Headers constructor: Argument 1 could not be converted to one of: ' +
      'sequence<sequence<ByteString>>, record<ByteString, ByteString>.');
  }
  const iterate = init[Symbol.iterator];
  if (isHeaders(init) && iterate === Headers.prototype.entries) {
    list.copy(listOf(init));
  } else if (typeof iterate === 'function') {
    fillFromPairs(list, init);
  } else {
    fillFromRecord(list, init);
  }
}

function appendChecked(list, name, value) {
  const normal = normalizeValue(value);
  checkName(name, 'Headers.append');
  checkValue(normal, 'Headers.append');
  list.append(name, normal);
}

function fillFromPairs(list, init) {
  const where = 'Headers constructor';
  const pairs = [];
  let index = 0;
  for (const item of init) {
    if (typeof item?.[Symbol.iterator] !== 'function' || typeof item === 'string') {
      throw new TypeError(`${where}: init[${index}] (${String(item)}) is not iterable.`);
    }
    pairs.push(Array.from(item, (part, i) => toByteString(part, where, `init[${index}][${i}]`)));
    index++;
  }
  for (const pair of pairs) {
    if (pair.length !== 2) {
      throw new TypeError(
        `${where}: expected name/value pair to be length 2, found ${pair.length}.`);
    }
    appendChecked(list, pair[0], pair[1]);
  }
}

function fillFromRecord(list, init) {
  const where = 'Headers constructor';
  const pairs = [];
  for (const key of Reflect.ownKeys(init)) {
    if (!Object.prototype.propertyIsEnumerable.call(init, key)) continue;
    const name = toByteString(key, where, `Key ${String(key)} in init`);
    pairs.push(name, toByteString(init[key], where, `init["${name}"]`));
  }
  for (let i = 0; i < pairs.length; i += 2) appendChecked(list, pairs[i], pairs[i + 1]);
}

// ---- The class -----------------------------------------------------------------------------

// Given to the constructor instead of an init: the list is ready.
const kList = Symbol('kList');

let isHeaders;
let listOf;

class Headers {
  #list;
  #isImmutable = false;

  static {
    isHeaders = (value) => typeof value === 'object' && value !== null && #list in value;
    listOf = (headers) => headers.#list;
  }

  /** @param {Headers|Iterable<[string, string]>|Record<string, string>} [init] */
  constructor(init = undefined, list = undefined, isImmutable = false) {
    if (init === kList) {
      this.#list = list;
      this.#isImmutable = isImmutable;
      return;
    }
    this.#list = new HeaderList();
    if (init !== undefined) fillList(this.#list, init);
  }

  #checkMutable() {
    if (this.#isImmutable) throw new TypeError('immutable');
  }

  /** Adds a value after those that the name has. */
  append(name, value) {
    checkThis(this);
    requireArguments(arguments.length, 2, 'Headers.append');
    const key = toByteString(name, 'Headers.append', 'name');
    const text = normalizeValue(toByteString(value, 'Headers.append', 'value'));
    checkName(key, 'Headers.append');
    checkValue(text, 'Headers.append');
    this.#checkMutable();
    this.#list.append(key, text);
  }

  delete(name) {
    checkThis(this);
    requireArguments(arguments.length, 1, 'Headers.delete');
    const key = toByteString(name, 'Headers.delete', 'name');
    checkName(key, 'Headers.delete');
    this.#checkMutable();
    this.#list.delete(key);
  }

  /** @returns {string|null} the values, joined */
  get(name) {
    checkThis(this);
    requireArguments(arguments.length, 1, 'Headers.get');
    const key = toByteString(name, 'Headers.get', 'name');
    checkName(key, 'Headers.get');
    return this.#list.get(key.toLowerCase());
  }

  has(name) {
    checkThis(this);
    requireArguments(arguments.length, 1, 'Headers.has');
    const key = toByteString(name, 'Headers.has', 'name');
    checkName(key, 'Headers.has');
    return this.#list.has(key.toLowerCase());
  }

  /** Gives a name one value. */
  set(name, value) {
    checkThis(this);
    requireArguments(arguments.length, 2, 'Headers.set');
    const key = toByteString(name, 'Headers.set', 'name');
    const text = normalizeValue(toByteString(value, 'Headers.set', 'value'));
    checkName(key, 'Headers.set');
    checkValue(text, 'Headers.set');
    this.#checkMutable();
    this.#list.set(key, text);
  }

  /** @returns {string[]} the values of Set-Cookie, apart */
  getSetCookie() {
    checkThis(this);
    return this.#list.cookies === null ? [] : [...this.#list.cookies];
  }
}

function checkThis(value) {
  if (!isHeaders(value)) throw illegalInvocation();
}

defineIteration(Headers, (headers) => {
  checkThis(headers);
  return listOf(headers).pairs();
});
defineInspection(Headers, (headers) => {
  const shown = {};
  for (const { name, value } of listOf(headers).fields.values()) shown[name] = value;
  return shown;
});
require('internal/clone/registry').registerCloneHooks(Headers.prototype, { unsupported: true });
defineInterface(Headers, ['append', 'delete', 'get', 'has', 'set', 'getSetCookie']);
Object.defineProperty(Headers, 'length', { __proto__: null, value: 0 });

/** Headers over a list. */
function makeHeaders(list, isImmutable) {
  return new Headers(kList, list, isImmutable);
}

/** The list of what a `headers` member may be. */
function toHeaderList(init) {
  const list = new HeaderList();
  fillList(list, init);
  return list;
}

module.exports = { HeaderList, Headers, isHeaders, listOf, makeHeaders, toHeaderList };
