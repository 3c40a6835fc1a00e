// SPDX-License-Identifier: MIT
'use strict';

const { errorOrDestroy } = require('internal/streams/destroy');

/**
 * Readable.prototype.wrap: makes a stream the reader of an old-style one, which has 'data' and
 * 'end' events and may have pause() and resume().
 */
function wrap(readable, source) {
  let paused = false;
  source.on('data', (chunk) => {
    if (!readable.push(chunk) && source.pause) {
      paused = true;
      source.pause();
    }
  });
  source.on('end', () => {
    readable.push(null);
  });
  source.on('error', (error) => {
    errorOrDestroy(readable, error);
  });
  source.on('close', () => {
    readable.destroy();
  });
  source.on('destroy', () => {
    readable.destroy();
  });
  readable._read = () => {
    if (paused && source.resume) {
      paused = false;
      source.resume();
    }
  };
  // The methods of the source can be called on the wrapper.
  for (const name of Object.keys(source)) {
    if (readable[name] === undefined && typeof source[name] === 'function') {
      readable[name] = source[name].bind(source);
    }
  }
  return readable;
}

module.exports = { wrap };
