// SPDX-License-Identifier: MIT
'use strict';

const { brandError, invalidState, kState } = require('internal/webstreams/util');
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
    const { promise, resolve, reject } = Promise.withResolvers();
    readDefault(reader, {
      chunk: (value) => resolve({ done: false, value }),
      close: () => {
        releaseReader(reader);
        resolve({ done: true, value: undefined });
      },
      error: (error) => {
        releaseReader(reader);
        reject(error);
      },
    });
    // The results are seen one microtask later, as Web IDL says.
    return promise.then((result) => {
      this.ongoing = undefined;
      if (result.done) this.finished = true;
      return result;
    }, (error) => {
      this.ongoing = undefined;
      this.finished = true;
      throw error;
    });
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

const IteratorPrototype = {
  __proto__: AsyncIteratorPrototype,
  next() {
    return stateOf(this, (state) => state.enqueue(() => state.next()));
  },
  return(value) {
    return stateOf(this, (state) => state.enqueue(() => state.return(value)));
  },
};

function stateOf(iterator, use) {
  const state = iterator?.[kState];
  if (state instanceof IteratorState) return use(state);
  return Promise.reject(brandError('ReadableStreamAsyncIterator'));
}

/** https://streams.spec.whatwg.org/#rs-asynciterator */
function makeIterator(reader, preventCancel) {
  const iterator = Object.create(IteratorPrototype);
  Object.defineProperty(iterator, kState, {
    __proto__: null, value: new IteratorState(reader, preventCancel),
  });
  return iterator;
}

module.exports = { makeIterator };
