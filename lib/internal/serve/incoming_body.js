// SPDX-License-Identifier: MIT
//
// The body of a request that a server receives, as a BodySource (internal/fetch/body). Chunks wait
// here until somebody reads; the connection is not read while many do.
'use strict';

const { joinChunks } = require('internal/fetch/body');

const binding = internalBinding('http1');

const HIGH_WATER_MARK = 65536; // bytes that may wait

class IncomingBody {
  constructor(exchange, limit) {
    this.exchange = exchange;
    this.limit = limit;
    this.total = 0; // bytes received
    this.chunks = [];
    this.size = 0; // of chunks
    this.isComplete = false;
    this.isDiscarded = false;
    this.isHeld = false;
    this.error = null;
    this.collector = null; // settles the promise of readAll
    this.controller = null; // of the stream
  }

  hold(on) {
    if (on === this.isHeld) return;
    this.isHeld = on;
    binding.hold(this.exchange.slot, this.exchange.serial, on);
  }

  /** See http1_emit_body. */
  push(length, bytes, isComplete) {
    this.total += length;
    if (this.isDiscarded || this.error !== null) return;
    if (this.total > this.limit) {
      this.exchange.front.refuseBody(this.exchange);
      return;
    }
    if (length > 0) this.add(length, bytes);
    if (isComplete) this.complete();
  }

  add(length, bytes) {
    let chunk;
    if (bytes === undefined) {
      chunk = new Uint8Array(length);
      binding.takeBody(chunk);
    } else {
      chunk = new Uint8Array(bytes);
    }
    if (this.controller !== null) {
      this.controller.enqueue(chunk);
      if (this.controller.desiredSize <= 0) this.hold(true);
      return;
    }
    this.chunks.push(chunk);
    this.size += length;
    if (this.collector === null && this.size >= HIGH_WATER_MARK) this.hold(true);
  }

  complete() {
    this.isComplete = true;
    if (this.controller !== null) this.closeStream();
    else this.collector?.resolve(this.takeAll());
  }

  closeStream() {
    const { controller } = this;
    this.controller = null;
    controller.close();
    controller.byobRequest?.respond(0);
  }

  takeAll() {
    const { chunks, size } = this;
    this.chunks = [];
    this.size = 0;
    return joinChunks(chunks, size);
  }

  // ---- As a BodySource

  readAll() {
    if (this.error !== null) return Promise.reject(this.error);
    if (this.isComplete) return Promise.resolve(this.takeAll());
    this.collector = Promise.withResolvers();
    this.hold(false);
    return this.collector.promise;
  }

  makeStream() {
    const { ReadableStream } = require('internal/webstreams/readable_stream');
    return new ReadableStream({
      type: 'bytes',
      start: (controller) => this.startStream(controller),
      pull: () => this.hold(false),
      cancel: () => this.discard(),
    }, { highWaterMark: HIGH_WATER_MARK });
  }

  startStream(controller) {
    if (this.error !== null) {
      controller.error(this.error);
      return;
    }
    this.controller = controller;
    for (const chunk of this.chunks) controller.enqueue(chunk);
    this.chunks = [];
    this.size = 0;
    if (this.isComplete) this.closeStream();
  }

  // ---- The end of it

  /** Nobody wants what is still to come, unless all of it was asked for. */
  discard() {
    if (this.collector !== null) return;
    this.isDiscarded = true;
    this.chunks = [];
    this.size = 0;
    this.fail(new TypeError('The response was sent before the body was read'));
    this.hold(false);
  }

  fail(error) {
    if (this.error !== null || this.isComplete) return;
    this.error = error;
    this.collector?.reject(error);
    this.controller?.error(error);
    this.controller = null;
  }
}

module.exports = { IncomingBody };
