// SPDX-License-Identifier: MIT
//
// node:stream/web: the Streams standard. Only the three stream classes are loaded at once.
'use strict';

const { defineLazyProperties } = require('internal/util');
const {
  ReadableStream, ReadableStreamBYOBReader, ReadableStreamDefaultReader,
} = require('internal/webstreams/readable_stream');

module.exports = { ReadableStream, ReadableStreamDefaultReader, ReadableStreamBYOBReader };

const kModules = {
  readable_byte_controller: ['ReadableStreamBYOBRequest', 'ReadableByteStreamController'],
  readable_default_controller: ['ReadableStreamDefaultController'],
  transform_stream: ['TransformStream', 'TransformStreamDefaultController'],
  writable_stream: [
    'WritableStream', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController',
  ],
  queuing_strategies: ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  encoding: ['TextEncoderStream', 'TextDecoderStream'],
  compression: ['CompressionStream', 'DecompressionStream'],
};
for (const name of Object.keys(kModules)) {
  defineLazyProperties(module.exports, `internal/webstreams/${name}`, kModules[name]);
}
