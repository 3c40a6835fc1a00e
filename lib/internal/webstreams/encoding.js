// SPDX-License-Identifier: MIT
//
// TextEncoderStream and TextDecoderStream (https://encoding.spec.whatwg.org/#textencoderstream).
'use strict';

const { TransformStream } = require('internal/webstreams/transform_stream');
const { defineInspect, defineInterface } = require('internal/webstreams/util');

function isSurrogate(code, first) {
  return code >= first && code <= first + 0x3ff;
}

/** Encodes strings as UTF-8; a surrogate pair may be cut by the end of a chunk. */
class TextEncoderStream {
  #pendingHigh = '';
  #encoder = new TextEncoder();
  #transform;

  constructor() {
    this.#transform = new TransformStream({
      transform: (chunk, controller) => this.#encode(`${chunk}`, controller),
      flush: (controller) => {
        // Half a pair at the very end.
        if (this.#pendingHigh !== '') controller.enqueue(new Uint8Array([0xef, 0xbf, 0xbd]));
      },
    });
  }

  #encode(text, controller) {
    text = this.#pendingHigh + text;
    this.#pendingHigh = '';
    if (text.length > 0 && isSurrogate(text.charCodeAt(text.length - 1), 0xd800)) {
      this.#pendingHigh = text[text.length - 1];
      text = text.slice(0, -1);
    }
    if (text.length > 0) controller.enqueue(this.#encoder.encode(text));
  }

  get encoding() {
    this.#transform; // eslint-disable-line no-unused-expressions
    return 'utf-8';
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }
}
defineInterface(TextEncoderStream, ['encoding', 'readable', 'writable'], false);

class TextDecoderStream {
  #decoder;
  #transform;

  /**
   * @param {string} [encoding]
   * @param {{ fatal?: boolean, ignoreBOM?: boolean }} [options]
   */
  constructor(encoding = 'utf-8', options = {}) {
    this.#decoder = new TextDecoder(encoding, options);
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        const text = this.#decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush: (controller) => {
        const text = this.#decoder.decode();
        if (text !== '') controller.enqueue(text);
      },
    });
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get fatal() {
    return this.#decoder.fatal;
  }

  get ignoreBOM() {
    return this.#decoder.ignoreBOM;
  }

  get readable() {
    return this.#transform.readable;
  }

  get writable() {
    return this.#transform.writable;
  }
}
defineInterface(TextDecoderStream,
                ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable'], false);

function pick(self, names) {
  return Object.fromEntries(names.map((name) => [name, self[name]]));
}

defineInspect(TextEncoderStream, (self) => pick(self, ['encoding', 'readable', 'writable']));
defineInspect(TextDecoderStream, (self) => {
  return pick(self, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']);
});

module.exports = { TextDecoderStream, TextEncoderStream };
