// SPDX-License-Identifier: MIT
//
// A request that a server received, with its response: the record of a Request. The URL, the
// headers and the signal are made when somebody asks for them; most handlers ask for few of them.
'use strict';

const { Body } = require('internal/fetch/body');
const { makeHeaders } = require('internal/fetch/headers');
const { RequestDefaults } = require('internal/fetch/request');

const binding = internalBinding('http1');
const { HAS_EXPECT, NO_BODY } = binding;

const methods = [...internalBinding('http_parser').methods];
methods[binding.METHOD_QUERY] = 'QUERY';

/** The value of the first field of a name, or undefined; see http1_emit_request for the text. */
function findField(text, key) {
  let at = 1;
  while (at < text.length) {
    const valueAt = text.indexOf('\n', at) + 1;
    let end = text.indexOf('\n', valueAt);
    if (end === -1) end = text.length;
    if (valueAt - 1 - at === key.length && text.slice(at, valueAt - 1).toLowerCase() === key) {
      return text.slice(valueAt, end);
    }
    at = end + 1;
  }
  return undefined;
}

function abortError() {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException('The connection was closed.', 'AbortError');
}

class Exchange extends RequestDefaults {
  constructor(front, slot, serial, facts, target, fields) {
    super();
    this.front = front;
    this.slot = slot;
    this.serial = serial;
    this.facts = facts;
    this.target = target;
    this.fields = fields;
    this.incoming = null; // what comes of the body
    this.body = null;
    this.pump = null; // sends the body of the response, if that is a stream
    this.controller = null; // of the signal
    this.headerList = null;
    this.headersObject = null;
    this.href = '';
    this.rest = undefined; // bytes behind a request that asks for an upgrade
    this.isReceived = true; // the request, whole
    this.isAnswered = false; // the response is given
    this.isSent = false; // and all of it was handed to C
    this.isAborted = false;
    this.reason = undefined; // why, once somebody was told
    this.isUpgraded = false;
    this.lastActive = 0; // ms, while it is open
    this.timeout = -1; // ms, -1: the server's
  }

  // ---- The record

  get method() {
    return methods[(this.facts >> 8) & 255];
  }

  get url() {
    if (this.href === '') this.href = this.front.urlOf(this.target, findField(this.fields, 'host'));
    return this.href;
  }

  get list() {
    return this.headerList ??= this.front.listOf(this.fields);
  }

  get headers() {
    return this.headersObject ??= makeHeaders(this.list, true);
  }

  get isImmutable() {
    return true;
  }

  get contentType() {
    return findField(this.fields, 'content-type') ?? null;
  }

  get signal() {
    if (this.controller === null) {
      const { AbortController } = require('internal/abort_controller');
      this.controller = new AbortController();
      if (this.isAborted) this.controller.abort(this.reason);
    }
    return this.controller.signal;
  }

  // ---- The body of the request

  /** A body follows. @returns {boolean} false if it is larger than the server takes */
  expectBody(limit) {
    if ((this.facts & NO_BODY) !== 0) return true;
    if (Number(findField(this.fields, 'content-length') ?? 0) > limit) return false;
    const { IncomingBody } = require('internal/serve/incoming_body');
    this.isReceived = false;
    this.incoming = new IncomingBody(this, limit);
    this.body = new Body(this.incoming);
    if ((this.facts & HAS_EXPECT) !== 0) {
      binding.write(this.slot, this.serial, 'HTTP/1.1 100 Continue\r\n\r\n', null, 0);
    }
    return true;
  }

  /** See http1_emit_body. */
  onBody(length, bytes, isComplete) {
    this.lastActive = Date.now();
    if (isComplete) this.isReceived = true;
    this.incoming.push(length, bytes, isComplete);
    if (isComplete) this.settle();
  }

  // ---- Its end

  /** The exchange is over when both messages are. */
  settle() {
    if (this.isSent && this.isReceived) this.front.forget(this);
  }

  /** All of the response was given to C. */
  finish() {
    this.isSent = true;
    if (this.incoming !== null) this.incoming.discard();
    this.settle();
  }

  /** Everything written so far has left. */
  onWritten() {
    this.lastActive = Date.now();
    this.pump?.onWritten();
  }

  /** The connection ended before the exchange did. */
  onAbort() {
    this.isAborted = true;
    this.front.forget(this);
    const error = this.reason = abortError();
    this.incoming?.fail(error);
    this.pump?.cancel(error);
    this.controller?.abort(error);
  }

  close() {
    binding.close(this.slot, this.serial);
  }
}

module.exports = { Exchange };
