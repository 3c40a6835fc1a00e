// SPDX-License-Identifier: MIT
'use strict';

const { invalidState, kState } = require('internal/webstreams/util');
const { cancelStream, readDefault, releaseReader } =
  require('internal/webstreams/readable_stream');

const AsyncIteratorPrototype =
  Object.getPrototypeOf(Object.getPrototypeOf(async function*() {}).prototype);

class IteratorState {
  constructor(reader, preventCancel) {
    this.reader = reader;
    this.preventCancel = preventCancel;
    this.finished = false;
    this.ongoing = undefined; // calls of next() and return() run one after the other
  }

  next() {
    if (this.finished) return Promise.resolve({ done: true, value: undefined });
    const { reader } = this;
    if (reader[kState].stream === undefined) {
      return Promise.reject(invalidState('The reader is not bound to a ReadableStream'));
    }
    return new Promise((resolve, reject) => {
      readDefault(reader, {
        chunk: (value) => {
          this.ongoing = undefined;
          resolve({ done: false, value });
        },
        close: () => {
          this.finish();
          resolve({ done: true, value: undefined });
        },
        error: (error) => {
          this.finish();
          reject(error);
        },
      });
    });
  }

  finish() {
    this.ongoing = undefined;
    this.finished = true;
    releaseReader(this.reader);
  }

  async return(value) {
    if (this.finished) return { done: true, value };
    this.finished = true;
    const { reader } = this;
    const { stream } = reader[kState];
    if (stream === undefined) {
      throw invalidState('The reader is not bound to a ReadableStream');
    }
    if (this.preventCancel) {
      releaseReader(reader);
    } else {
      const cancelled = cancelStream(stream, value);
      releaseReader(reader);
      await cancelled;
    }
    return { done: true, value };
  }

  enqueue(step) {
    const run = this.ongoing === undefined ? step() : this.ongoing.then(step, step);
    this.ongoing = run;
    return run;
  }
}

/** https://streams.spec.whatwg.org/#rs-asynciterator */
function makeIterator(reader, preventCancel) {
  const state = new IteratorState(reader, preventCancel);
  return {
    __proto__: IteratorPrototype,
    next() {
      return state.enqueue(() => state.next());
    },
    return(value) {
      return state.enqueue(() => state.return(value));
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const IteratorPrototype = Object.create(AsyncIteratorPrototype);

module.exports = { makeIterator };
