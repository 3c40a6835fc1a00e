// SPDX-License-Identifier: MIT
//
// node:stream: the classes and functions of lib/internal/streams under one roof.
'use strict';

const { defineLazy } = require('internal/lazy');
const { Stream } = require('internal/streams/legacy');

const customPromisify = Symbol.for('nodejs.util.promisify.custom');

module.exports = Stream;

// Loaded when they are first called.

function pipeline(...streams) {
  return require('internal/streams/pipeline').pipeline(...streams);
}

function eos(stream, options, callback) {
  return require('internal/streams/end_of_stream').eos(stream, options, callback);
}

function utils() {
  return require('internal/streams/utils');
}

Stream.isDestroyed = function isDestroyed(stream) {
  return utils().isDestroyed(stream);
};
Stream.isDisturbed = function isDisturbed(stream) {
  return utils().isDisturbed(stream);
};
Stream.isErrored = function isErrored(stream) {
  return utils().isErrored(stream);
};
Stream.isReadable = function isReadable(stream) {
  return utils().isReadable(stream);
};
Stream.isWritable = function isWritable(stream) {
  return utils().isWritable(stream);
};
defineLazy(Stream, 'Readable', () => require('internal/streams/readable'));
defineLazy(Stream, 'Writable', () => require('internal/streams/writable'));
defineLazy(Stream, 'Duplex', () => require('internal/streams/duplex'));
defineLazy(Stream, 'Transform', () => require('internal/streams/transform'));
defineLazy(Stream, 'PassThrough', () => require('internal/streams/passthrough'));
Stream.duplexPair = function duplexPair(options) {
  return require('internal/streams/duplexpair').duplexPair(options);
};
Stream.pipeline = pipeline;
Stream.addAbortSignal = function addAbortSignal(signal, stream) {
  return require('internal/streams/add_abort_signal').addAbortSignal(signal, stream);
};
Stream.finished = eos;
Stream.destroy = function destroyer(stream, error) {
  return require('internal/streams/destroy').destroyer(stream, error);
};
Stream.compose = function compose(...streams) {
  return require('internal/streams/compose').compose(...streams);
};
Stream.setDefaultHighWaterMark = function setDefaultHighWaterMark(objectMode, value) {
  require('internal/streams/state').setDefaultHighWaterMark(objectMode, value);
};
Stream.getDefaultHighWaterMark = function getDefaultHighWaterMark(objectMode) {
  return require('internal/streams/state').getDefaultHighWaterMark(objectMode);
};

Object.defineProperty(Stream, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get() {
    return require('stream/promises');
  },
});
defineLazy(pipeline, customPromisify, () => require('stream/promises').pipeline, false);
defineLazy(eos, customPromisify, () => require('stream/promises').finished, false);

Stream.Stream = Stream;
Stream._isArrayBufferView = ArrayBuffer.isView;
Stream._isUint8Array = function isUint8Array(value) {
  return require('internal/util/types').isUint8Array(value);
};
Stream._uint8ArrayToBuffer = function _uint8ArrayToBuffer(chunk) {
  const { Buffer } = require('buffer');
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
};
