// SPDX-License-Identifier: MIT
//
// The convenience functions: a whole input in, a whole output out.  Each is one job of a codec, on
// this thread or on the pool; no stream is made.
'use strict';

const binding = internalBinding('zlib');
const { Buffer, FastBuffer, isAnyArrayBuffer } = require('internal/buffer');
const {
  codes: {
    ERR_BUFFER_TOO_LARGE,
    ERR_INVALID_ARG_TYPE,
    ERR_TRAILING_JUNK_AFTER_STREAM_END,
  },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { openCodec, readSettings, zlibError } = require('internal/zlib/settings');

const { state } = binding;

// Index in state of the bytes left in the input.
const kInputLeft = 1;

function isData(value) {
  return typeof value === 'string' || ArrayBuffer.isView(value) || isAnyArrayBuffer(value);
}

// What went wrong in a run, or null.
function runError(result, inputLeft, settings) {
  if (result === false) return new ERR_BUFFER_TOO_LARGE(settings.maxOutputLength);
  if (Array.isArray(result)) return zlibError(result);
  if (inputLeft > 0 && settings.rejectGarbage) return new ERR_TRAILING_JUNK_AFTER_STREAM_END();
  return null;
}

// The result as the caller asked for it: with { info: true }, an engine comes with the buffer.
function finish(name, result, options, bytesWritten) {
  const buffer = new FastBuffer(result);
  if (!options?.info) return buffer;
  const engine = new (require('internal/zlib/stream')[name])(options);
  engine.bytesWritten = bytesWritten;
  engine.close();
  return { buffer, engine };
}

function byteLengthOf(data) {
  return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
}

function nameFunction(fn, name, length) {
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
  Object.defineProperty(fn, 'length', { value: length, configurable: true });
  return fn;
}

/**
 * Makes the synchronous function of a format: (buffer, options) => Buffer.
 * @param {string} name of the format's class
 * @param {string} functionName
 * @returns {Function}
 */
function makeSync(name, functionName) {
  return nameFunction(function(buffer, options) {
    if (!isData(buffer)) {
      throw new ERR_INVALID_ARG_TYPE(
        'buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], buffer);
    }
    const settings = readSettings(name, options);
    const result = binding.run(openCodec(settings), settings.finishFlush, buffer,
                               settings.chunkSize, settings.maxOutputLength);
    const inputLeft = state[kInputLeft];
    const error = runError(result, inputLeft, settings);
    if (error !== null) throw error;
    return finish(name, result, options, options?.info ? byteLengthOf(buffer) - inputLeft : 0);
  }, functionName, 2);
}

/**
 * Makes the asynchronous function of a format: (buffer, options, callback(error, result)).
 * @param {string} name of the format's class
 * @param {string} functionName
 * @returns {Function}
 */
function makeAsync(name, functionName) {
  return nameFunction(function(buffer, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = undefined;
    }
    validateFunction(callback, 'callback');
    const settings = readSettings(name, options);
    if (!isData(buffer)) {
      throw new ERR_INVALID_ARG_TYPE(
        'chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
    }
    const codec = openCodec(settings);
    const done = require('internal/async_context').bindCallback(callback);
    const onDone = (result, inputLeft) => {
      const error = runError(result, inputLeft, settings);
      if (error !== null) {
        done(error);
        return;
      }
      done(null, finish(name, result, options,
                        options?.info ? byteLengthOf(buffer) - inputLeft : 0));
    };
    binding.run(codec, settings.finishFlush, buffer, settings.chunkSize,
                settings.maxOutputLength, onDone);
  }, functionName, 3);
}

module.exports = { makeAsync, makeSync };
