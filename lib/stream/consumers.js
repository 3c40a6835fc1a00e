// SPDX-License-Identifier: MIT
//
// node:stream/consumers: everything a stream has, in one value.
'use strict';

const { Buffer } = require('buffer');

/** @typedef {Readable | ReadableStream | AsyncIterable} Source */

/** @param {Source} stream */
async function blob(stream) {
  const { Blob } = require('buffer');
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Blob(chunks);
}

/** @param {Source} stream */
async function arrayBuffer(stream) {
  return (await blob(stream)).arrayBuffer();
}

/** @param {Source} stream */
async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
}

/** @param {Source} stream */
async function bytes(stream) {
  return new Uint8Array(await arrayBuffer(stream));
}

/** Decodes UTF-8. @param {Source} stream */
async function text(stream) {
  const decoder = new TextDecoder();
  let result = '';
  for await (const chunk of stream) {
    result += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  return result + decoder.decode();
}

/** @param {Source} stream */
async function json(stream) {
  return JSON.parse(await text(stream));
}

module.exports = { arrayBuffer, blob, buffer, bytes, json, text };
