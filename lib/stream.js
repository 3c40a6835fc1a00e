// SPDX-License-Identifier: MIT
//
// node:stream: the classes and functions of lib/internal/streams under one roof.
'use strict';

const { defineLazy, promisify } = require('internal/util');
const { isArrayBufferView, isUint8Array } = require('internal/util/types');
const { Stream } = require('internal/streams/legacy');
const Readable = require('internal/streams/readable');
const Writable = require('internal/streams/writable');
const Duplex = require('internal/streams/duplex');
const Transform = require('internal/streams/transform');
const PassThrough = require('internal/streams/passthrough');
const { destroyer } = require('internal/streams/destroy');
const utils = require('internal/streams/utils');
const {
  getDefaultHighWaterMark, setDefaultHighWaterMark,
} = require('internal/streams/state');

module.exports = Stream;

// Loaded when they are first called.

function pipeline(...streams) {
  return require('internal/streams/pipeline').pipeline(...streams);
}

function eos(stream, options, callback) {
  return require('internal/streams/end_of_stream').eos(stream, options, callback);
}

Stream.isDestroyed = utils.isDestroyed;
Stream.isDisturbed = utils.isDisturbed;
Stream.isErrored = utils.isErrored;
Stream.isReadable = utils.isReadable;
Stream.isWritable = utils.isWritable;
Stream.Readable = Readable;
Stream.Writable = Writable;
Stream.Duplex = Duplex;
Stream.Transform = Transform;
Stream.PassThrough = PassThrough;
Stream.duplexPair = function duplexPair(options) {
  return require('internal/streams/duplexpair').duplexPair(options);
};
Stream.pipeline = pipeline;
Stream.addAbortSignal = function addAbortSignal(signal, stream) {
  return require('internal/streams/add_abort_signal').addAbortSignal(signal, stream);
};
Stream.finished = eos;
Stream.destroy = destroyer;
Stream.compose = function compose(...streams) {
  return require('internal/streams/compose').compose(...streams);
};
Stream.setDefaultHighWaterMark = setDefaultHighWaterMark;
Stream.getDefaultHighWaterMark = getDefaultHighWaterMark;

Object.defineProperty(Stream, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return require('stream/promises');
  },
});
defineLazy(pipeline, promisify.custom, () => require('stream/promises').pipeline, false);
defineLazy(eos, promisify.custom, () => require('stream/promises').finished, false);

Stream.Stream = Stream;
Stream._isArrayBufferView = isArrayBufferView;
Stream._isUint8Array = isUint8Array;
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  const { Buffer } = require('buffer');
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
};
