// SPDX-License-Identifier: MIT
//
// ReadableStreamTee: one stream becomes two branches that see the same chunks. For byte streams
// the reader changes its kind with what the branches ask for.
// https://streams.spec.whatwg.org/#abstract-opdef-readablestreamtee
'use strict';

const {
  ReadableStreamBYOBReader,
  ReadableStreamDefaultReader,
  cancelStream,
  isByteStream,
  readDefault,
  readInto,
  releaseReader,
} = require('internal/webstreams/readable_stream');
const defaultController = require('internal/webstreams/readable_default_controller');
const { Deferred, kState } = require('internal/webstreams/util');

/** What both kinds of tee have: two branches that are cancelled together. */
class Tee {
  constructor(stream) {
    this.stream = stream;
    this.reader = new ReadableStreamDefaultReader(stream);
    this.reading = false;
    this.canceled = [false, false];
    this.reasons = [undefined, undefined];
    this.branches = [];
    this.cancelResult = new Deferred();
  }

  cancel(index, reason) {
    this.canceled[index] = true;
    this.reasons[index] = reason;
    if (this.canceled[1 - index]) {
      this.cancelResult.resolve(cancelStream(this.stream, this.reasons));
    }
    return this.cancelResult.promise;
  }

  controller(index) {
    return this.branches[index][kState].controller[kState];
  }

  settleUnlessCanceled() {
    if (!this.canceled[0] || !this.canceled[1]) this.cancelResult.resolve();
  }
}

class DefaultTee extends Tee {
  constructor(stream, cloneForBranch2) {
    super(stream);
    this.cloneForBranch2 = cloneForBranch2;
    this.readAgain = false;
    for (const index of [0, 1]) {
      this.branches.push(defaultController.createReadableStream({
        __proto__: null,
        pull: () => this.pull(),
        cancel: (reason) => this.cancel(index, reason),
      }));
    }
    this.reader[kState].closed.promise.then(undefined, (error) => {
      defaultController.fail(this.controller(0), error);
      defaultController.fail(this.controller(1), error);
      this.settleUnlessCanceled();
    });
  }

  pull() {
    if (this.reading) {
      this.readAgain = true;
      return Promise.resolve();
    }
    this.reading = true;
    readDefault(this.reader, this);
    return Promise.resolve();
  }

  // The methods of a read request.

  chunk(value) {
    // In a microtask, so that branch 1 sees an error of the stream before the chunk.
    queueMicrotask(() => this.deliver(value));
  }

  deliver(value) {
    this.readAgain = false;
    let second = value;
    if (!this.canceled[1] && this.cloneForBranch2) {
      try {
        second = structuredClone(value);
      } catch (error) {
        defaultController.fail(this.controller(0), error);
        defaultController.fail(this.controller(1), error);
        this.cancelResult.resolve(cancelStream(this.stream, error));
        return;
      }
    }
    if (!this.canceled[0]) defaultController.enqueue(this.controller(0), value);
    if (!this.canceled[1]) defaultController.enqueue(this.controller(1), second);
    this.reading = false;
    if (this.readAgain) this.pull();
  }

  close() {
    this.reading = false;
    if (!this.canceled[0]) defaultController.close(this.controller(0));
    if (!this.canceled[1]) defaultController.close(this.controller(1));
    this.settleUnlessCanceled();
  }

  error() {
    this.reading = false;
  }
}

class ByteTee extends Tee {
  constructor(stream, bytes) {
    super(stream);
    this.bytes = bytes;
    this.readAgainFor = [false, false];
    for (const index of [0, 1]) {
      this.branches.push(bytes.createByteStream({
        __proto__: null,
        pull: () => this.pull(index),
        cancel: (reason) => this.cancel(index, reason),
      }));
    }
    this.forwardErrors(this.reader);
  }

  forwardErrors(reader) {
    reader[kState].closed.promise.then(undefined, (error) => {
      if (reader !== this.reader) return;
      this.bytes.fail(this.controller(0), error);
      this.bytes.fail(this.controller(1), error);
      this.settleUnlessCanceled();
    });
  }

  changeReader(Reader) {
    if (this.reader instanceof Reader) return;
    releaseReader(this.reader);
    this.reader = new Reader(this.stream);
    this.forwardErrors(this.reader);
  }

  pull(index) {
    if (this.reading) {
      this.readAgainFor[index] = true;
      return Promise.resolve();
    }
    this.reading = true;
    const request = this.bytes.getByobRequest(this.controller(index));
    if (request === null) this.pullDefault();
    else this.pullByob(request[kState].view, index);
    return Promise.resolve();
  }

  pullDefault() {
    this.changeReader(ReadableStreamDefaultReader);
    readDefault(this.reader, {
      chunk: (value) => queueMicrotask(() => this.deliver(value)),
      close: () => this.finish(),
      error: () => {
        this.reading = false;
      },
    });
  }

  clone(chunk) {
    try {
      return chunk.slice();
    } catch (error) {
      this.bytes.fail(this.controller(0), error);
      this.bytes.fail(this.controller(1), error);
      this.cancelResult.resolve(cancelStream(this.stream, error));
      return undefined;
    }
  }

  deliver(chunk) {
    this.readAgainFor = [false, false];
    let second = chunk;
    if (!this.canceled[0] && !this.canceled[1]) {
      second = this.clone(chunk);
      if (second === undefined) return;
    }
    if (!this.canceled[0]) this.bytes.enqueue(this.controller(0), chunk);
    if (!this.canceled[1]) this.bytes.enqueue(this.controller(1), second);
    this.pullAgain();
  }

  pullAgain() {
    this.reading = false;
    if (this.readAgainFor[0]) this.pull(0);
    else if (this.readAgainFor[1]) this.pull(1);
  }

  finish() {
    this.reading = false;
    for (const index of [0, 1]) {
      if (!this.canceled[index]) this.bytes.close(this.controller(index));
    }
    for (const index of [0, 1]) {
      const controller = this.controller(index);
      if (controller.pendingPullIntos.length > 0) this.bytes.respond(controller, 0);
    }
    this.settleUnlessCanceled();
  }

  pullByob(view, index) {
    this.changeReader(ReadableStreamBYOBReader);
    readInto(this.reader, view, 1, {
      chunk: (value) => queueMicrotask(() => this.deliverByob(value, index)),
      close: (value) => this.finishByob(value, index),
      error: () => {
        this.reading = false;
      },
    });
  }

  deliverByob(chunk, index) {
    this.readAgainFor = [false, false];
    const other = 1 - index;
    if (!this.canceled[other]) {
      const copy = this.clone(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      if (copy === undefined) return;
      if (!this.canceled[index]) {
        this.bytes.respondWithNewView(this.controller(index), chunk);
      }
      this.bytes.enqueue(this.controller(other), copy);
    } else if (!this.canceled[index]) {
      this.bytes.respondWithNewView(this.controller(index), chunk);
    }
    this.pullAgain();
  }

  finishByob(chunk, index) {
    this.reading = false;
    const other = 1 - index;
    if (!this.canceled[index]) this.bytes.close(this.controller(index));
    if (!this.canceled[other]) this.bytes.close(this.controller(other));
    if (chunk !== undefined) {
      if (!this.canceled[index]) {
        this.bytes.respondWithNewView(this.controller(index), chunk);
      }
      if (!this.canceled[other] && this.controller(other).pendingPullIntos.length > 0) {
        this.bytes.respond(this.controller(other), 0);
      }
    }
    this.settleUnlessCanceled();
  }
}

/** @returns {[ReadableStream, ReadableStream]} */
function tee(stream, cloneForBranch2) {
  const kind = isByteStream(stream) ?
    new ByteTee(stream, require('internal/webstreams/readable_byte_controller')) :
    new DefaultTee(stream, cloneForBranch2);
  return kind.branches;
}

module.exports = { tee };
