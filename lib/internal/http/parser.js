// SPDX-License-Identifier: MIT
//
// HTTPParser: the binding's parser with its owner, to whom it tells what it reads:
//   onHead(parser, flags)   the head is complete: parser.takeHead(); returns PROCEED ...
//   onBody(bytes)
//   onMessageEnd(trailers)  trailers: the text of the parser, or ''
//   onPartial()             the bytes are used up in the middle of a message
// Parsers are pooled: whoever ends a connection gives its parser back with release().
'use strict';

const { FastBuffer } = require('internal/buffer');

const binding = internalBinding('http_parser');
const {
  slots,
  EVENT_MORE, EVENT_HEADERS, EVENT_BODY, EVENT_COMPLETE, EVENT_UPGRADE,
  FLAG_ENDED, FLAG_TRAILERS, FLAG_UPGRADE,
  SLOT_POSITION, SLOT_BODY_START, SLOT_BODY_LENGTH, SLOT_FLAGS, SLOT_BEGUN,
} = binding;

// What onHead answers.
const PROCEED = 0;
const SKIP_BODY = 1; // there is none, whatever the head says
const UPGRADE = 2; // another protocol follows
const IGNORE_UPGRADE = 3; // none follows, although it was proposed

class HTTPParser {
  static REQUEST = binding.REQUEST;
  static RESPONSE = binding.RESPONSE;

  constructor() {
    this.native = binding.create();
    this.owner = null;
    this.socket = null;
    this.incoming = null;
    this.outgoing = null;
    this.upgraded = false;
    this.error = null;
  }

  /**
   * Starts with a new connection.
   * @param {number} type REQUEST or RESPONSE: what is read
   * @param {object} owner
   * @param {Duplex} socket
   * @param {{ maxHeaderSize: number, lenientFlags: number, maxHeaderPairs: number }} options
   */
  initialize(type, owner, socket, options) {
    binding.initialize(this.native, type, options.lenientFlags, options.maxHeaderSize,
                       options.maxHeaderPairs);
    this.owner = owner;
    this.socket = socket;
    this.upgraded = false;
    this.error = null;
  }

  /**
   * Reads bytes, and tells the owner.
   * @param {Buffer} bytes
   * @returns {number} how many were read; less than all after an upgrade, an error, or close()
   */
  execute(bytes) {
    const { native, owner } = this;
    let position = 0;
    for (;;) {
      const event = binding.execute(native, bytes, position);
      position = slots[SLOT_POSITION];
      if (event === EVENT_MORE) {
        if (slots[SLOT_BEGUN] !== 0) owner.onPartial();
        return position;
      }
      if (event === EVENT_BODY) {
        owner.onBody(slice(bytes, slots[SLOT_BODY_START], slots[SLOT_BODY_LENGTH]));
      } else if (event === EVENT_HEADERS) {
        this.#onHead(slots[SLOT_FLAGS]);
      } else if (event === EVENT_COMPLETE) {
        this.#onComplete();
      } else if (event === EVENT_UPGRADE) {
        this.upgraded = true;
        return position;
      } else {
        this.#fail(bytes, position);
        return position;
      }
      if (this.owner !== owner) return position;
    }
  }

  /** The input has ended. @returns {boolean} whether it may end here; else see `error` */
  finish() {
    if (this.error !== null) return true; // it has been told
    const event = binding.finish(this.native);
    if (event === EVENT_COMPLETE) this.#onComplete();
    else if (event !== EVENT_MORE) this.#fail(undefined, 0);
    return this.error === null;
  }

  /** The collected head, once. */
  takeHead() {
    return binding.takeHead(this.native);
  }

  #onHead(flags) {
    const { owner, native } = this;
    const answer = owner.onHead(this, flags);
    if (this.owner !== owner) return;
    if ((flags & FLAG_ENDED) !== 0) {
      owner.onMessageEnd('');
      return;
    }
    if (answer === SKIP_BODY || answer === UPGRADE) binding.skipBody(native);
    if ((flags & FLAG_UPGRADE) !== 0 || answer === UPGRADE) {
      binding.setUpgrade(native, answer === UPGRADE);
    }
  }

  #onComplete() {
    const hasTrailers = (slots[SLOT_FLAGS] & FLAG_TRAILERS) !== 0;
    this.owner.onMessageEnd(hasTrailers ? this.takeHead() : '');
  }

  #fail(bytes, position) {
    const [code, reason] = binding.error(this.native);
    const error = new Error(`Parse Error${reason === '' ? '' : `: ${reason}`}`);
    error.code = code;
    error.reason = reason;
    error.bytesParsed = position;
    prepareError(error, this, bytes);
    this.error = error;
  }

  /** Gives the parser back; nothing is told any more. Only its owner can. */
  release(owner) {
    if (this.owner !== owner) return;
    this.owner = null;
    if (this.socket !== null && this.socket.parser === this) this.socket.parser = null;
    if (this.outgoing !== null && this.outgoing.parser === this) this.outgoing.parser = null;
    this.socket = null;
    this.incoming = null;
    this.outgoing = null;
    parsers.free(this);
    this.free();
  }

  /** Called when the parser has become free. */
  free() {}

  /** For whoever took a parser for good. */
  close() {
    this.owner = null;
  }
}

/** Adds the bytes in which an error was found. */
function prepareError(error, parser, bytes) {
  if (bytes !== undefined) error.rawPacket = bytes;
}

function slice(bytes, start, length) {
  if (length === bytes.length) return bytes;
  return new FastBuffer(bytes.buffer, bytes.byteOffset + start, length);
}

// ---- The pool ------------------------------------------------------------------------------

/** Parsers that wait for a connection. */
class FreeList {
  constructor(name, max, ctor) {
    this.name = name;
    this.ctor = ctor;
    this.max = max;
    this.list = [];
  }

  hasItems() {
    return this.list.length > 0;
  }

  alloc() {
    return this.list.pop() ?? this.ctor();
  }

  /** @returns {boolean} whether there was room for it */
  free(item) {
    if (this.list.length >= this.max) return false;
    this.list.push(item);
    return true;
  }
}

const parsers = new FreeList('parsers', 1000, () => new HTTPParser());

/** @param {number} max how many unused parsers are kept */
function setMaxIdleParsers(max) {
  parsers.max = max;
  if (parsers.list.length > max) parsers.list.length = max;
}

module.exports = {
  HTTPParser, parsers, prepareError, setMaxIdleParsers, PROCEED, SKIP_BODY, UPGRADE, IGNORE_UPGRADE,
};
