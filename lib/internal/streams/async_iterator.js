// SPDX-License-Identifier: MIT
'use strict';

const { aggregateTwoErrors } = require('internal/errors');
const { destroyer } = require('internal/streams/destroy');
const { eos } = require('internal/streams/end_of_stream');

function ignore() {}

/** Iterates over the chunks of a Readable, or of a look-alike, which is wrapped first. */
function iterate(stream, options) {
  if (typeof stream.read !== 'function') {
    stream = require('internal/streams/readable').wrap(stream, { objectMode: true });
  }
  const iterator = generate(stream, options);
  iterator.stream = stream;
  return iterator;
}

async function* generate(stream, options) {
  let wake = ignore;
  // Called by the event, and as a promise executor to wait for the next event.
  function next(resolve) {
    if (this === stream) {
      wake();
      wake = ignore;
    } else {
      wake = resolve;
    }
  }
  stream.on('readable', next);
  let error; // undefined: not over yet; null: over without an error
  const cleanup = eos(stream, { writable: false }, (failure) => {
    error = failure ? aggregateTwoErrors(error, failure) : null;
    wake();
    wake = ignore;
  });
  try {
    while (true) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise(next);
    }
  } catch (failure) {
    error = aggregateTwoErrors(error, failure);
    throw error;
  } finally {
    const unread = error === undefined || stream._readableState.autoDestroy;
    if ((error || options?.destroyOnReturn !== false) && unread) {
      destroyer(stream, null);
    } else {
      stream.off('readable', next);
      cleanup();
    }
  }
}

module.exports = { iterate };
