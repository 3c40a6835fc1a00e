// SPDX-License-Identifier: MIT
//
// Request: https://fetch.spec.whatwg.org/#request-class. The fields of a request are those of a
// record; the records of requests that a server received are made elsewhere (internal/serve).
'use strict';

const { AbortController, AbortSignal, isAbortSignal } = require('internal/abort_controller');
const { Body, extractBody, mixBody } = require('internal/fetch/body');
const { HeaderList, makeHeaders, toHeaderList } = require('internal/fetch/headers');
const {
  defineInspection, defineInterface, illegalInvocation, requireArguments, toByteString,
  toDOMString, toDictionary, toEnum, toScalarString,
} = require('internal/fetch/webidl');

// The members of RequestInit that are one of some strings.
const ENUMS = {
  __proto__: null,
  referrerPolicy: [
    '', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin',
    'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url',
  ],
  mode: ['navigate', 'same-origin', 'no-cors', 'cors'],
  credentials: ['omit', 'same-origin', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  redirect: ['follow', 'manual', 'error'],
  duplex: ['half'],
  priority: ['high', 'low', 'auto'],
};

const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK'];
const NORMALIZED_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH'];
const CORS_SAFE_METHODS = ['GET', 'HEAD', 'POST'];

// ---- Records -------------------------------------------------------------------------------

/** What all requests are unless they were asked to be otherwise. */
class RequestDefaults {
  get referrer() { return 'about:client'; }
  get referrerPolicy() { return ''; }
  get mode() { return 'cors'; }
  get credentials() { return 'same-origin'; }
  get cache() { return 'default'; }
  get redirect() { return 'follow'; }
  get integrity() { return ''; }
  get keepalive() { return false; }
  get isImmutable() { return false; }
}

class RequestRecord extends RequestDefaults {
  #headers = null;
  #signal = null;
  #parent = null; // a signal that this one's follows, or a function that gives it

  constructor(method, url) {
    super();
    this.method = method;
    this.url = url;
    this.list = null;
    this.body = null;
  }

  get headers() {
    return this.#headers ??= makeHeaders(this.list, false);
  }

  get contentType() {
    return this.list.get('content-type');
  }

  get signal() {
    if (this.#signal === null) {
      const parent = typeof this.#parent === 'function' ? this.#parent() : this.#parent;
      this.#signal = parent === null ? new AbortController().signal : AbortSignal.any([parent]);
    }
    return this.#signal;
  }

  follow(parent) {
    this.#parent = parent;
  }

  /** Gives a field another value than that of RequestDefaults. */
  assign(name, value) {
    Object.defineProperty(this, name, {
      __proto__: null, value, writable: true, configurable: true,
    });
  }
}

// The fields of RequestDefaults that a copy takes over.
const COPIED = [
  'referrer', 'referrerPolicy', 'mode', 'credentials', 'cache', 'redirect', 'integrity',
  'keepalive',
];

/** A record like another one's, but for the body. Its signal follows the other's. */
function copyRecord(source) {
  const record = new RequestRecord(source.method, source.url);
  record.list = source.list.clone();
  for (const name of COPIED) {
    if (source[name] !== record[name]) record.assign(name, source[name]);
  }
  record.follow(() => source.signal);
  return record;
}

// ---- The constructor's steps ---------------------------------------------------------------

function toURL(input) {
  const { URL } = require('internal/url');
  const text = toScalarInput(input);
  let url;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${text}`, { cause });
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError(
      `Request cannot be constructed from a URL that includes credentials: ${text}`);
  }
  return url.href;
}

function toScalarInput(input) {
  if (typeof input === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${input}`.toWellFormed();
}

function toMethod(value) {
  const method = toByteString(value, 'RequestInit', 'method');
  const upper = method.toUpperCase();
  if (method === '' || NOT_TOKEN.test(method)) {
    throw new TypeError(`'${method}' is not a valid HTTP method.`);
  }
  if (FORBIDDEN_METHODS.includes(upper)) {
    throw new TypeError(`'${method}' HTTP method is unsupported.`);
  }
  return NORMALIZED_METHODS.includes(upper) && upper !== 'PATCH' ? upper : method;
}

function toReferrer(value) {
  const text = toScalarString(value, 'RequestInit', 'referrer');
  if (text === '') return '';
  const { URL } = require('internal/url');
  let url;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`Referrer "${text}" is not a valid URL.`, { cause });
  }
  return url.protocol === 'about:' && url.pathname === 'client' ? 'about:client' : url.href;
}

/** The members of init, converted; undefined where there is none. */
function readInit(value) {
  const init = toDictionary(value);
  if (init === undefined) return {};
  const read = { headers: init.headers, body: init.body, window: init.window };
  if (init.method !== undefined) read.method = init.method;
  if (init.referrer !== undefined) read.referrer = toReferrer(init.referrer);
  for (const name of Object.keys(ENUMS)) {
    if (init[name] !== undefined) read[name] = toEnum(init[name], ENUMS[name]);
  }
  if (init.integrity !== undefined) {
    read.integrity = toDOMString(init.integrity, 'RequestInit', 'integrity');
  }
  if (init.keepalive !== undefined) read.keepalive = Boolean(init.keepalive);
  const { signal } = init;
  if (signal !== undefined && signal !== null && !isAbortSignal(signal)) {
    throw new TypeError(
      `RequestInit: Expected signal ("${String(signal)}") to be an instance of AbortSignal.`);
  }
  read.signal = signal;
  return read;
}

function applyInit(record, init) {
  if (init.window !== undefined && init.window !== null) {
    throw new TypeError(`'window' option '${init.window}' must be null`);
  }
  if (init.mode === 'navigate') {
    throw new TypeError('Request constructor: invalid request mode navigate.');
  }
  for (const name of COPIED) if (init[name] !== undefined) record.assign(name, init[name]);
  if (record.cache === 'only-if-cached' && record.mode !== 'same-origin') {
    throw new TypeError("'only-if-cached' can be set only with 'same-origin' mode");
  }
  if (init.method !== undefined) record.method = toMethod(init.method);
  if (init.signal !== undefined) record.follow(init.signal);
  if (record.mode === 'no-cors' && !CORS_SAFE_METHODS.includes(record.method)) {
    throw new TypeError(`'${record.method} is unsupported in no-cors mode.`);
  }
  if (init.headers !== undefined) record.list = toHeaderList(init.headers);
}

/** Gives a record the body of init, or that of another request, which is used up. */
function applyBody(record, init, source) {
  const hasBody = init.body !== undefined && init.body !== null;
  const inherited = source?.body ?? null;
  if ((hasBody || inherited !== null) && (record.method === 'GET' || record.method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body.');
  }
  if (hasBody) {
    const { body, type } = extractBody(init.body, 'Request');
    if (body.source === null && init.duplex === undefined) {
      throw new TypeError('RequestInit: duplex option is required when sending a body.');
    }
    if (type !== null && !record.list.has('content-type')) record.list.append('content-type', type);
    record.body = body;
    return;
  }
  if (inherited === null || init.body === null) return;
  if (inherited.isUnusable) {
    throw new TypeError(
      'Cannot construct a Request with a Request object that has already been used.');
  }
  record.body = takeBody(inherited);
}

/** A body with the bytes of another one, which is used from now on. */
function takeBody(body) {
  const { source, stream } = body;
  if (stream === null) {
    body.isUsed = true;
    return new Body(source);
  }
  const { TransformStream } = require('internal/webstreams/transform_stream');
  return new Body(null, stream.pipeThrough(new TransformStream()));
}

// ---- The class -----------------------------------------------------------------------------

// Given to the constructor instead of an input: the record is ready.
const kRecord = Symbol('kRecord');

let isRequest;
let recordOf;

class Request {
  #record;

  static {
    isRequest = (value) => typeof value === 'object' && value !== null && #record in value;
    recordOf = (request) => request.#record;
  }

  /**
   * @param {string|URL|Request} input
   * @param {object} [init] RequestInit
   */
  constructor(input, init = undefined) {
    if (input === kRecord) {
      this.#record = init;
      return;
    }
    requireArguments(arguments.length, 1, 'Request constructor');
    const read = readInit(init);
    const source = isRequest(input) ? recordOf(input) : null;
    let record;
    if (source === null) {
      record = new RequestRecord('GET', toURL(input));
      record.list = new HeaderList();
    } else {
      record = copyRecord(source);
    }
    applyInit(record, read);
    applyBody(record, read, source);
    this.#record = record;
  }

  get method() { return checked(this).method; }
  get url() { return checked(this).url; }
  get headers() { return checked(this).headers; }
  get destination() { return checked(this), ''; }
  get referrer() { return checked(this).referrer; }
  get referrerPolicy() { return checked(this).referrerPolicy; }
  get mode() { return checked(this).mode; }
  get credentials() { return checked(this).credentials; }
  get cache() { return checked(this).cache; }
  get redirect() { return checked(this).redirect; }
  get integrity() { return checked(this).integrity; }
  get keepalive() { return checked(this).keepalive; }
  get isReloadNavigation() { return checked(this), false; }
  get isHistoryNavigation() { return checked(this), false; }
  get signal() { return checked(this).signal; }
  get duplex() { return checked(this), 'half'; }

  clone() {
    const record = checked(this);
    if (record.body?.isUnusable) {
      throw new TypeError('Request.clone: Body has already been consumed.');
    }
    const copy = copyRecord(record);
    copy.body = record.body?.clone() ?? null;
    return makeRequest(copy);
  }
}

function checked(value) {
  if (!isRequest(value)) throw illegalInvocation();
  return recordOf(value);
}

/** A request over a record. */
function makeRequest(record) {
  return new Request(kRecord, record);
}

const INSPECTED = [
  'method', 'url', 'headers', 'destination', 'referrer', 'referrerPolicy', 'mode', 'credentials',
  'cache', 'redirect', 'integrity', 'keepalive', 'isReloadNavigation', 'isHistoryNavigation',
  'signal',
];

mixBody(Request, checked);
defineInspection(Request, (request) => {
  return Object.fromEntries(INSPECTED.map((name) => [name, request[name]]));
});
require('internal/clone/registry').registerCloneHooks(Request.prototype, { unsupported: true });
defineInterface(Request, [
  ...INSPECTED, 'body', 'bodyUsed', 'duplex', 'clone', 'blob', 'arrayBuffer', 'text', 'json',
  'formData', 'bytes', 'textStream',
]);
Object.defineProperty(Request, 'length', { __proto__: null, value: 1 });

module.exports = { Request, RequestDefaults, isRequest, makeRequest, recordOf };
