// SPDX-License-Identifier: MIT
//
// Responses on their way out: text and bytes leave with their head in one crossing, streams are
// pumped as fast as the connection takes them.
'use strict';

const { isBlob } = require('internal/blob');
const { TEXT_TYPE } = require('internal/fetch/body');

const binding = internalBinding('http1');
const {
  KEEP_ALIVE, OUTPUT_CHUNK, OUTPUT_END, OUTPUT_LAST, OUTPUT_NO_BODY, PART_CHUNKED, PART_CLOSE,
  PART_DATE, PART_KEEP_ALIVE, PART_LENGTH,
} = binding;

// What a program may not say of how a message is framed, for we know better.
const FRAMING = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
// The Content-Type lines of bodies whose type is all that is known; they are few.
const typeLines = new Map([[TEXT_TYPE, `Content-Type: ${TEXT_TYPE}\r\n`]]);
const MAX_TYPE_LINES = 64;

const CLOSE = /(?:^|,)[\t ]*close[\t ]*(?:,|$)/i;

function typeLine(type) {
  let line = typeLines.get(type);
  if (line === undefined) {
    line = `Content-Type: ${type}\r\n`;
    if (typeLines.size < MAX_TYPE_LINES) typeLines.set(type, line);
  }
  return line;
}

/** Whether a response with this status has neither a body nor a length. */
function isBodiless(status) {
  return status === 204 || status === 304;
}

/** The head of a response: its lines, and what C adds. */
class Head {
  constructor(exchange, record) {
    this.lines = null;
    this.parts = PART_DATE;
    this.length = -1; // what the program says of it
    this.isLast = (exchange.facts & KEEP_ALIVE) === 0 || exchange.front.isStopping;
    if (record.list !== null) this.readList(record.list);
    else if (record.impliedType !== null) this.lines = typeLine(record.impliedType);
    if (this.isLast) this.parts |= PART_CLOSE;
    else if (isOld(exchange)) this.parts |= PART_KEEP_ALIVE;
  }

  readList(list) {
    if (list.has('date')) this.parts &= ~PART_DATE;
    const connection = list.get('connection');
    if (connection !== null && CLOSE.test(connection)) this.isLast = true;
    const length = list.get('content-length');
    if (length !== null && /^\d+$/.test(length)) this.length = Number(length);
    this.lines = list.toLines(FRAMING);
  }
}

/** HTTP/1.0: connections end with a response unless both sides agree, and there are no chunks. */
function isOld(exchange) {
  return ((exchange.facts >> 20) & 15) === 0;
}

/** Whether C takes it as it is. */
function isWhole(source) {
  return typeof source === 'string' || source instanceof Uint8Array;
}

/**
 * Sends a response.
 * @param {Exchange} exchange
 * @param {ResponseRecord} record
 * @throws {TypeError} if its body was used
 */
function send(exchange, record) {
  const { body } = record;
  if (record.isError) throw new TypeError('Response.error() cannot be sent');
  if (body !== null && body.isUnusable) {
    throw new TypeError('The body of this Response has already been used');
  }
  if (body === null) {
    sendWhole(exchange, record, null);
  } else if (body.stream === null && isWhole(body.source)) {
    body.isUsed = true;
    sendWhole(exchange, record, body.source);
  } else {
    sendStream(exchange, record);
  }
}

function sendWhole(exchange, record, data) {
  const head = new Head(exchange, record);
  let flags = head.parts | OUTPUT_END;
  const isHead = exchange.method === 'HEAD';
  if (isHead) flags |= OUTPUT_NO_BODY;
  if (isHead && data === null && head.length >= 0) {
    head.lines += `Content-Length: ${head.length}\r\n`;
  } else if (!isBodiless(record.status)) {
    flags |= PART_LENGTH;
  }
  if (head.isLast) flags |= OUTPUT_LAST;
  exchange.isAnswered = true;
  const { slot, serial } = exchange;
  const result = binding.respond(slot, serial, record.status, record.statusText || null, head.lines,
                                 data, flags);
  exchange.front.afterWrite(exchange, result);
  exchange.finish();
}

function sendStream(exchange, record) {
  const { body, status } = record;
  const head = new Head(exchange, record);
  let { length } = head;
  if (isBlob(body.source) && body.stream === null) length = body.source.size;
  let chunkFlag = 0;
  if (length >= 0) {
    head.lines = `${head.lines ?? ''}Content-Length: ${length}\r\n`;
  } else if (!isOld(exchange)) {
    head.parts |= PART_CHUNKED;
    chunkFlag = OUTPUT_CHUNK;
  } else if (!head.isLast) {
    head.isLast = true;
    head.parts = (head.parts & ~PART_KEEP_ALIVE) | PART_CLOSE;
  }
  exchange.isAnswered = true;
  const { slot, serial } = exchange;
  const reason = record.statusText || null;
  const endFlags = head.isLast ? OUTPUT_END | OUTPUT_LAST : OUTPUT_END;
  const stream = body.getStream();
  if (exchange.method === 'HEAD') {
    stream.cancel().catch(() => {});
    const flags = head.parts | endFlags;
    const result = binding.respond(slot, serial, status, reason, head.lines, null, flags);
    exchange.front.afterWrite(exchange, result);
    exchange.finish();
    return;
  }
  const { ReadableStreamDefaultReader } = require('internal/webstreams/readable_stream');
  const reader = new ReadableStreamDefaultReader(stream);
  const pump = new Pump(exchange, reader, length, chunkFlag, endFlags);
  exchange.pump = pump;
  binding.cork(slot, serial, true);
  binding.respond(slot, serial, status, reason, head.lines, null, head.parts);
  pump.read();
  pump.uncork();
}

/** Sends what a stream gives; a read request as readDefault takes them. */
class Pump {
  constructor(exchange, reader, length, chunkFlag, endFlags) {
    this.exchange = exchange;
    this.reader = reader;
    this.left = length; // bytes that the head has announced, -1 if it has not
    this.chunkFlag = chunkFlag;
    this.endFlags = endFlags;
    this.isCorked = true; // the head waits for what is there at once
    this.isReading = false; // within read()
    this.hasMore = false;
    this.isWaiting = false; // for the connection
    this.isDone = false;
  }

  /** Chunks that are there already come within the call: no recursion for them. */
  read() {
    this.hasMore = true;
    if (this.isReading) return;
    const { readDefault } = require('internal/webstreams/readable_stream');
    this.isReading = true;
    while (this.hasMore && !this.isDone) {
      this.hasMore = false;
      readDefault(this.reader, this);
    }
    this.isReading = false;
  }

  uncork() {
    this.isCorked = false;
    if (this.isDone) return;
    const { slot, serial } = this.exchange;
    const wasWaiting = this.isWaiting;
    const result = binding.cork(slot, serial, false);
    this.isWaiting = false;
    this.exchange.front.afterWrite(this.exchange, result);
    if (wasWaiting) this.settle(result);
  }

  /** Goes on at once, or when the connection has taken what it has. */
  settle(result) {
    if (result < 0) {
      this.exchange.onAbort();
    } else if (result === 1) {
      this.isWaiting = true;
      if (!this.isCorked) this.exchange.front.waiting.set(this.exchange.serial, this.exchange);
    } else {
      this.exchange.front.afterWrite(this.exchange, result);
      this.read();
    }
  }

  onWritten() {
    if (!this.isWaiting || this.isDone) return;
    this.isWaiting = false;
    this.read();
  }

  chunk(value) {
    if (this.isDone) return;
    if (!(value instanceof Uint8Array)) {
      this.fail(new TypeError('A chunk of the body of a Response must be a Uint8Array'));
      return;
    }
    if (this.left >= 0) {
      this.left -= value.length;
      if (this.left < 0) {
        this.fail(new TypeError('The body of a Response is longer than its Content-Length'));
        return;
      }
    }
    const { exchange } = this;
    exchange.lastActive = Date.now();
    if (value.length === 0) this.read();
    else this.settle(binding.write(exchange.slot, exchange.serial, null, value, this.chunkFlag));
  }

  close() {
    if (this.isDone) return;
    if (this.left > 0) {
      this.fail(new TypeError('The body of a Response is shorter than its Content-Length'));
      return;
    }
    this.isDone = true;
    const { exchange } = this;
    const flags = this.chunkFlag | this.endFlags;
    const result = binding.write(exchange.slot, exchange.serial, null, null, flags);
    exchange.front.afterWrite(exchange, result);
    exchange.finish();
  }

  error(error) {
    if (!this.isDone) this.fail(error);
  }

  /** The head was sent: all that can be told to the client is that this is not the end. */
  fail(error) {
    this.cancel(error);
    this.exchange.close();
    this.exchange.front.report(error);
  }

  cancel(reason) {
    if (this.isDone) return;
    this.isDone = true;
    this.reader.cancel(reason).catch(() => {});
  }
}

module.exports = { send };
