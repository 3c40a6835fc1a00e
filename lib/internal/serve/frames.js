// SPDX-License-Identifier: MIT
//
// Frames of the WebSocket protocol (RFC 6455 section 5), as a server reads and writes them. What a
// peer claims is not believed: memory grows with what has arrived, up to the limit of a message.
'use strict';

const OPCODES = {
  __proto__: null, CONTINUATION: 0, TEXT: 1, BINARY: 2, CLOSE: 8, PING: 9, PONG: 10,
};
const MAX_CONTROL = 125; // bytes of a control frame's payload

const kFinal = 0x80;
const kReserved = 0x70;
const kCompressed = 0x40; // RFC 7692: the first frame of a compressed message
const kOpcode = 0x0f;
const kMasked = 0x80;
const kLength = 0x7f;

// What a peer did wrong, as the close frame tells it.
class ProtocolError extends Error {
  constructor(closeCode, message) {
    super(message);
    this.closeCode = closeCode;
  }
}

/**
 * A whole message, or a control frame, ready to be sent.
 * @param {number} opcode
 * @param {string|Uint8Array} payload
 * @param {boolean} [isCompressed]
 * @returns {Buffer}
 */
function encodeFrame(opcode, payload, isCompressed = false) {
  const isText = typeof payload === 'string';
  const length = isText ? Buffer.byteLength(payload) : payload.length;
  const headLength = length < 126 ? 2 : length < 65536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headLength + length);
  frame[0] = kFinal | (isCompressed ? kCompressed : 0) | opcode;
  if (headLength === 2) {
    frame[1] = length;
  } else if (headLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(Math.floor(length / 2 ** 32), 2);
    frame.writeUInt32BE(length >>> 0, 6);
  }
  if (isText) frame.utf8Write(payload, headLength, length);
  else frame.set(payload, headLength);
  return frame;
}

/** The payload of a close frame. */
function encodeClose(code, reason) {
  const payload = Buffer.allocUnsafe(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code, 0);
  payload.utf8Write(reason, 2, payload.length - 2);
  return payload;
}

/** Section 7.4: those that may be sent. */
function isCloseCode(code) {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
    (code >= 3000 && code <= 4999);
}

/** Bytes that come piece by piece. */
class GrowingBuffer {
  constructor() {
    this.bytes = null;
    this.length = 0;
  }

  /** Appends and unmasks; offset is the position of the piece in its frame. */
  append(piece, mask, offset) {
    const start = this.length;
    const needed = start + piece.length;
    if (this.bytes === null || needed > this.bytes.length) {
      const grown = Buffer.allocUnsafe(start === 0 ? needed : Math.max(needed, 2 * start));
      if (start > 0) this.bytes.copy(grown, 0, 0, start);
      this.bytes = grown;
    }
    const { bytes } = this;
    for (let i = 0; i < piece.length; i++) {
      bytes[start + i] = piece[i] ^ mask[(offset + i) & 3];
    }
    this.length = needed;
  }

  take() {
    const taken = this.length === 0 ? Buffer.alloc(0) : this.bytes.subarray(0, this.length);
    this.bytes = null;
    this.length = 0;
    return taken;
  }
}

class FrameReader {
  /**
   * @param {number} limit bytes of a message
   * @param {{ onMessage: Function, onControl: Function }} sink gets (isText, Buffer, isCompressed)
   *   and (opcode, Buffer)
   * @param {boolean} takesCompressed
   */
  constructor(limit, sink, takesCompressed) {
    this.limit = limit;
    this.takesCompressed = takesCompressed;
    this.isCompressed = false; // the message
    this.sink = sink;
    this.head = Buffer.alloc(14);
    this.headLength = 0; // bytes of the frame's head so far
    this.headSize = 2; // bytes that it will have, as far as is known
    this.opcode = 0;
    this.isFinal = false;
    this.mask = new Uint8Array(4);
    this.size = -1; // bytes of the frame's payload, -1: the head is not complete
    this.received = 0; // of them
    this.messageType = 0; // TEXT or BINARY, within a message
    this.message = new GrowingBuffer();
    this.control = new GrowingBuffer();
    this.isStopped = false; // nothing that follows is read
  }

  /**
   * @param {Uint8Array} chunk
   * @throws {ProtocolError}
   */
  push(chunk) {
    let at = 0;
    while (at < chunk.length && !this.isStopped) {
      if (this.size < 0) {
        at = this.readHead(chunk, at);
        if (this.size !== 0) continue;
      } else {
        at = this.readPayload(chunk, at);
      }
      if (this.received === this.size) this.endFrame();
    }
  }

  readHead(chunk, at) {
    while (at < chunk.length && this.headLength < this.headSize) {
      this.head[this.headLength++] = chunk[at++];
      if (this.headLength === 2) this.startHead();
    }
    if (this.headLength === this.headSize) this.endHead();
    return at;
  }

  /** The first two bytes tell how long the head is, and most of what can be wrong. */
  startHead() {
    const { head } = this;
    const opcode = head[0] & kOpcode;
    const short = head[1] & kLength;
    this.opcode = opcode;
    this.isFinal = (head[0] & kFinal) !== 0;
    const isMessage = opcode === OPCODES.TEXT || opcode === OPCODES.BINARY;
    const allowed = this.takesCompressed && isMessage ? kCompressed : 0;
    if ((head[0] & kReserved & ~allowed) !== 0) {
      throw new ProtocolError(1002, 'reserved bits are set');
    }
    if ((head[1] & kMasked) === 0) throw new ProtocolError(1002, 'a frame is not masked');
    if (opcode >= OPCODES.CLOSE) {
      if (opcode > OPCODES.PONG) throw new ProtocolError(1002, 'unknown opcode');
      if (!this.isFinal) throw new ProtocolError(1002, 'a control frame is fragmented');
      if (short > MAX_CONTROL) throw new ProtocolError(1002, 'a control frame is too long');
    } else if (opcode > OPCODES.BINARY) {
      throw new ProtocolError(1002, 'unknown opcode');
    } else if ((opcode === OPCODES.CONTINUATION) !== (this.messageType !== 0)) {
      throw new ProtocolError(1002, 'a continuation is out of place');
    }
    if (isMessage) this.isCompressed = (head[0] & kCompressed) !== 0;
    this.headSize = 6 + (short === 127 ? 8 : short === 126 ? 2 : 0);
  }

  endHead() {
    const { head, headSize } = this;
    const short = head[1] & kLength;
    let size = short;
    if (short === 126) size = head.readUInt16BE(2);
    else if (short === 127) size = head.readUInt32BE(2) * 2 ** 32 + head.readUInt32BE(6);
    if (this.opcode < OPCODES.CLOSE && size + this.message.length > this.limit) {
      throw new ProtocolError(1009, 'the message is too long');
    }
    for (let i = 0; i < 4; i++) this.mask[i] = head[headSize - 4 + i];
    this.size = size;
    this.received = 0;
    if (this.opcode === OPCODES.TEXT || this.opcode === OPCODES.BINARY) {
      this.messageType = this.opcode;
    }
  }

  readPayload(chunk, at) {
    const end = Math.min(chunk.length, at + this.size - this.received);
    const buffer = this.opcode >= OPCODES.CLOSE ? this.control : this.message;
    buffer.append(chunk.subarray(at, end), this.mask, this.received);
    this.received += end - at;
    return end;
  }

  endFrame() {
    const { opcode, messageType } = this;
    this.size = -1;
    this.headLength = 0;
    this.headSize = 2;
    if (opcode >= OPCODES.CLOSE) {
      this.sink.onControl(opcode, this.control.take());
    } else if (this.isFinal) {
      this.messageType = 0;
      this.sink.onMessage(messageType === OPCODES.TEXT, this.message.take(), this.isCompressed);
    }
  }
}

module.exports = {
  FrameReader, MAX_CONTROL, OPCODES, ProtocolError, encodeClose, encodeFrame, isCloseCode,
};
