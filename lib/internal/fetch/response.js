// SPDX-License-Identifier: MIT
//
// Response: https://fetch.spec.whatwg.org/#response-class
'use strict';

const { TEXT_TYPE, extractBody, mixBody } = require('internal/fetch/body');
const { HeaderList, makeHeaders, toHeaderList } = require('internal/fetch/headers');
const {
  defineInspection, defineInterface, illegalInvocation, requireArguments, toByteString,
  toDictionary, toUnsignedShort,
} = require('internal/fetch/webidl');
const { Body } = require('internal/fetch/body');

const JSON_TYPE = 'application/json';
const REASON_PHRASE = /^[\t \u0021-\u007e\u0080-\u00ff]*$/;
const NULL_BODY_STATUSES = [101, 103, 204, 205, 304];
const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

/** What a response is; the header list is made when the type of the body is not all of it. */
class ResponseRecord {
  constructor(body, impliedType) {
    this.body = body;
    this.impliedType = impliedType; // Content-Type, while list is null
    this.list = null;
    this.headers = null; // the Headers object
    this.status = 200;
    this.statusText = '';
    this.isError = false;
    this.isImmutable = false;
  }

  getList() {
    if (this.list === null) {
      this.list = new HeaderList();
      if (this.impliedType !== null) this.list.append('content-type', this.impliedType);
    }
    return this.list;
  }

  get contentType() {
    return this.list === null ? this.impliedType : this.list.get('content-type');
  }

  clone() {
    const copy = new ResponseRecord(this.body?.clone() ?? null, this.impliedType);
    copy.list = this.list?.clone() ?? null;
    copy.status = this.status;
    copy.statusText = this.statusText;
    copy.isError = this.isError;
    copy.isImmutable = this.isImmutable;
    return copy;
  }
}

/** https://fetch.spec.whatwg.org/#initialize-a-response */
function applyInit(record, value) {
  const init = toDictionary(value);
  if (init === undefined) return;
  const { headers, status, statusText } = init;
  if (status !== undefined) {
    record.status = toUnsignedShort(status);
    if (record.status < 200 || record.status > 599) {
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
  }
  if (statusText !== undefined) {
    record.statusText = toByteString(statusText, 'ResponseInit', 'statusText');
    if (!REASON_PHRASE.test(record.statusText)) throw new TypeError('Invalid statusText');
  }
  if (headers !== undefined) {
    const list = toHeaderList(headers);
    if (record.impliedType !== null && !list.has('content-type')) {
      list.append('content-type', record.impliedType);
    }
    record.list = list;
  }
  if (record.body !== null && NULL_BODY_STATUSES.includes(record.status)) {
    throw new TypeError(`Response constructor: Invalid response status code ${record.status}`);
  }
}

// Given to the constructor instead of a body: the record is ready.
const kRecord = Symbol('kRecord');

let isResponse;
let recordOf;

class Response {
  #record;

  static {
    isResponse = (value) => typeof value === 'object' && value !== null && #record in value;
    recordOf = (response) => response.#record;
  }

  /**
   * @param {*} [body]
   * @param {{ status?: number, statusText?: string, headers?: object }} [init]
   */
  constructor(body = null, init = undefined) {
    if (body === kRecord) {
      this.#record = init;
      return;
    }
    let record;
    if (body === null) {
      record = new ResponseRecord(null, null);
    } else if (typeof body === 'string') {
      record = new ResponseRecord(new Body(body.toWellFormed()), TEXT_TYPE);
    } else {
      const extracted = extractBody(body, 'Response');
      record = new ResponseRecord(extracted.body, extracted.type);
    }
    if (init !== undefined) applyInit(record, init);
    this.#record = record;
  }

  /** A network error. */
  static error() {
    const record = new ResponseRecord(null, null);
    record.status = 0;
    record.isError = true;
    record.isImmutable = true;
    return new Response(kRecord, record);
  }

  /**
   * @param {*} data what JSON.stringify takes
   * @param {{ status?: number, statusText?: string, headers?: object }} [init]
   */
  static json(data, init = undefined) {
    requireArguments(arguments.length, 1, 'Response.json');
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError('Value is not JSON serializable');
    const record = new ResponseRecord(new Body(text), JSON_TYPE);
    if (init !== undefined) applyInit(record, init);
    return new Response(kRecord, record);
  }

  /**
   * @param {string|URL} url
   * @param {number} [status] 301, 302, 303, 307 or 308
   */
  static redirect(url, status = 302) {
    requireArguments(arguments.length, 1, 'Response.redirect');
    const { URL } = require('internal/url');
    const target = `${url}`;
    const code = toUnsignedShort(status);
    if (!URL.canParse(target)) {
      throw new TypeError(`Failed to parse URL from ${target}`, {
        cause: new TypeError('Invalid URL'),
      });
    }
    if (!REDIRECT_STATUSES.includes(code)) throw new RangeError(`Invalid status code ${code}`);
    const record = new ResponseRecord(null, null);
    record.status = code;
    record.isImmutable = true;
    record.getList().append('location', new URL(target).href);
    return new Response(kRecord, record);
  }

  get type() {
    return checked(this).isError ? 'error' : 'default';
  }

  /** That which the response came from; '' for those that were made here. */
  get url() {
    checked(this);
    return '';
  }

  get redirected() {
    checked(this);
    return false;
  }

  get status() {
    return checked(this).status;
  }

  /** Whether the status is 2xx. */
  get ok() {
    const { status } = checked(this);
    return status >= 200 && status <= 299;
  }

  get statusText() {
    return checked(this).statusText;
  }

  get headers() {
    const record = checked(this);
    return record.headers ??= makeHeaders(record.getList(), record.isImmutable);
  }

  clone() {
    const record = checked(this);
    if (record.body?.isUnusable) {
      throw new TypeError('Response.clone: Body has already been consumed.');
    }
    return new Response(kRecord, record.clone());
  }
}

function checked(value) {
  if (!isResponse(value)) throw illegalInvocation();
  return recordOf(value);
}

mixBody(Response, checked);
defineInspection(Response, (response) => ({
  status: response.status,
  statusText: response.statusText,
  headers: response.headers,
  body: response.body,
  bodyUsed: response.bodyUsed,
  ok: response.ok,
  redirected: response.redirected,
  type: response.type,
  url: response.url,
}));
require('internal/clone/registry').registerCloneHooks(Response.prototype, { unsupported: true });
defineInterface(Response, [
  'type', 'url', 'redirected', 'status', 'ok', 'statusText', 'headers', 'body', 'bodyUsed', 'clone',
  'blob', 'arrayBuffer', 'text', 'json', 'formData', 'bytes', 'textStream',
]);
Object.defineProperty(Response, 'length', { __proto__: null, value: 0 });
for (const name of ['error', 'json', 'redirect']) {
  Object.defineProperty(Response, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(Response.json, 'length', { __proto__: null, value: 1 });

module.exports = { NULL_BODY_STATUSES, Response, isResponse, recordOf };
