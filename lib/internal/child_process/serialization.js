// SPDX-License-Identifier: MIT
//
// Messages as bytes of the channel between processes. Both formats are Node's, so that either
// end may be another runtime: lines of JSON, or values in V8's format, each behind its length
// (four bytes, big endian).
'use strict';

const { Buffer } = require('buffer');

/** Lines of JSON. */
class JsonCodec {
  #decoder = null;
  #parts = []; // of a line whose end has not come

  /** @returns {string} */
  encode(message) {
    return `${JSON.stringify(message)}\n`;
  }

  /**
   * @param {Buffer} chunk
   * @returns {Array} the messages that are complete now
   */
  decode(chunk) {
    if (this.#decoder === null) {
      const { StringDecoder } = require('string_decoder');
      this.#decoder = new StringDecoder('utf8');
    }
    const lines = this.#decoder.write(chunk).split('\n');
    const rest = lines.pop();
    const messages = [];
    for (let i = 0; i < lines.length; i++) {
      const line = i === 0 ? this.#parts.join('') + lines[0] : lines[i];
      if (line !== '') messages.push(JSON.parse(line));
    }
    if (lines.length > 0) this.#parts = [];
    if (rest !== '') this.#parts.push(rest);
    return messages;
  }

  /** Whether part of a message has come. */
  get isWaiting() {
    return this.#parts.length > 0;
  }
}

const VIEW_TAG = 0; // what a host object is
const OTHER_TAG = 1;

let advanced = null;

/** The classes behind AdvancedCodec, made when the first channel wants them. */
function advancedClasses() {
  if (advanced !== null) return advanced;
  const { DefaultDeserializer, DefaultSerializer } = require('internal/v8/serdes');

  class MessageSerializer extends DefaultSerializer {
    _writeHostObject(object) {
      if (ArrayBuffer.isView(object)) {
        this.writeUint32(VIEW_TAG);
        super._writeHostObject(object);
      } else {
        this.writeUint32(OTHER_TAG);
        this.writeValue({ ...object });
      }
    }
  }

  class MessageDeserializer extends DefaultDeserializer {
    _readHostObject() {
      return this.readUint32() === VIEW_TAG ? super._readHostObject() : this.readValue();
    }
  }

  advanced = { MessageDeserializer, MessageSerializer };
  return advanced;
}

/** Values in V8's format. */
class AdvancedCodec {
  #chunks = [];
  #length = 0;
  #needed = 4; // bytes until there is something to read

  /** @returns {Buffer} */
  encode(message) {
    const serializer = new (advancedClasses().MessageSerializer)();
    serializer.writeHeader();
    serializer.writeValue(message);
    const body = serializer.releaseBuffer();
    const packet = Buffer.allocUnsafe(4 + body.length);
    packet.writeUInt32BE(body.length, 0);
    packet.set(body, 4);
    return packet;
  }

  /** See JsonCodec. */
  decode(chunk) {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return [];
    let bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks, this.#length);
    const messages = [];
    this.#needed = 4;
    while (bytes.length >= 4) {
      const end = 4 + bytes.readUInt32BE(0);
      if (bytes.length < end) {
        this.#needed = end;
        break;
      }
      messages.push(this.#read(bytes.subarray(4, end)));
      bytes = bytes.subarray(end);
    }
    this.#chunks = bytes.length > 0 ? [bytes] : [];
    this.#length = bytes.length;
    return messages;
  }

  #read(body) {
    // A copy: views of the message are made on these bytes.
    const deserializer = new (advancedClasses().MessageDeserializer)(Buffer.from(body));
    deserializer.readHeader();
    return deserializer.readValue();
  }

  get isWaiting() {
    return this.#length > 0;
  }
}

/** @param {string} mode 'json' or 'advanced' */
function createCodec(mode) {
  return mode === 'advanced' ? new AdvancedCodec() : new JsonCodec();
}

module.exports = { createCodec };
