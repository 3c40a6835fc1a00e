// SPDX-License-Identifier: MIT
//
// WebSockets of a server: a Connection owns a handle and speaks RFC 6455 on it; a ServerWebSocket
// is what the program sees of it. What is sent while the messages of one read are handled leaves
// in one write.
'use strict';

const { FastBuffer, isAnyArrayBuffer } = require('internal/buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  FrameReader, MAX_CONTROL, OPCODES, ProtocolError, encodeClose, encodeFrame, isCloseCode,
} = require('internal/serve/frames');
const {
  validateBoolean, validateFunction, validateOneOf, validateString,
} = require('internal/validators');

const { UTF8 } = internalBinding('buffer');

const CLOSE_TIMEOUT = 5000; // ms for the peer to answer a close frame
const STATES = { __proto__: null, OPEN: 1, CLOSING: 2, CLOSED: 3 };
const BINARY_TYPES = ['nodebuffer', 'arraybuffer', 'uint8array'];

/** A message as bytes. */
function toBytes(message, name) {
  if (ArrayBuffer.isView(message)) {
    return new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  }
  if (isAnyArrayBuffer(message)) return new Uint8Array(message);
  throw new ERR_INVALID_ARG_TYPE(name, ['string', 'ArrayBuffer', 'ArrayBufferView'], message);
}

/** A message ready to be sent, to one or many. */
class OutgoingMessage {
  /**
   * @param {string|ArrayBuffer|ArrayBufferView} message
   * @param {boolean} compress for those who take that
   */
  constructor(message, compress) {
    validateBoolean(compress, 'compress');
    const isText = typeof message === 'string';
    this.opcode = isText ? OPCODES.TEXT : OPCODES.BINARY;
    this.payload = isText ? message : toBytes(message, 'message');
    this.length = isText ? Buffer.byteLength(message) : message.byteLength;
    this.compress = compress;
    this.frames = new Map(); // by the window of the compression, 0 for none
  }

  /** @param {number} windowBits 0 if the receiver takes nothing compressed */
  frameFor(windowBits) {
    if (!this.compress) windowBits = 0;
    let frame = this.frames.get(windowBits);
    if (frame === undefined) this.frames.set(windowBits, frame = this.encode(windowBits));
    return frame;
  }

  encode(windowBits) {
    const { opcode, payload } = this;
    if (windowBits !== 0) {
      const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
      const shorter = require('internal/serve/deflate').compress(bytes, windowBits);
      if (shorter !== undefined) return encodeFrame(opcode, shorter, true);
    }
    return encodeFrame(opcode, payload);
  }
}

let decoder; // refuses what is not UTF-8

function decodeText(bytes) {
  decoder ??= new (require('internal/encoding').TextDecoder)('utf-8', {
    fatal: true, ignoreBOM: true,
  });
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ProtocolError(1007, 'a text is not valid UTF-8');
  }
}

class Connection {
  /** @param {{ data: *, windowBits: number }} options windowBits is 0 without compression */
  constructor(handle, front, hub, { data, windowBits }) {
    this.windowBits = windowBits;
    this.handle = handle;
    this.front = front;
    this.hub = hub;
    this.state = STATES.OPEN;
    this.topics = new Set();
    this.binaryType = 'nodebuffer';
    this.corked = null; // frames that leave together
    this.isBehind = false; // the kernel has not taken everything
    this.lastActive = Date.now();
    this.hasPinged = false; // since then
    this.closeCode = 1006;
    this.closeReason = '';
    this.closing = null; // ends a connection whose peer does not answer
    this.reader = new FrameReader(front.options.websocket.maxPayloadLength, this,
                                  windowBits !== 0);
    this.remoteAddress = addressOf(handle);
    this.socket = new ServerWebSocket(this, data);
  }

  get options() {
    return this.front.options.websocket;
  }

  start(head, rest) {
    this.handle.onread = (count, chunk) => this.onRead(count, chunk);
    this.write(Buffer.from(head, 'latin1'));
    this.hub.add(this);
    this.call('open');
    if (this.state === STATES.CLOSED) return;
    if (rest !== undefined && rest.byteLength > 0) this.read(new FastBuffer(rest));
    if (this.state !== STATES.CLOSED) this.handle.readStart();
  }

  /** Calls a handler; its errors are told and change nothing. */
  call(name, ...args) {
    const handler = this.options?.[name];
    if (handler === undefined) return;
    try {
      const result = handler.call(this.options, this.socket, ...args);
      if (typeof result?.then === 'function') {
        Promise.resolve(result).catch((error) => this.front.report(error));
      }
    } catch (error) {
      this.front.report(error);
    }
  }

  // ---- Reading

  onRead(count, chunk) {
    if (count < 0) this.end();
    else if (chunk !== undefined) this.read(chunk);
  }

  read(chunk) {
    this.lastActive = Date.now();
    this.hasPinged = false;
    this.cork();
    try {
      this.reader.push(chunk);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.failWith(error);
    } finally {
      this.uncork();
    }
  }

  onMessage(isText, bytes, isCompressed) {
    if (this.state !== STATES.OPEN) return;
    if (isCompressed) {
      bytes = require('internal/serve/deflate').decompress(bytes, this.reader.limit);
    }
    this.call('message', isText ? decodeText(bytes) : this.toBinary(bytes));
  }

  toBinary(bytes) {
    if (this.binaryType === 'nodebuffer') return bytes;
    const copy = new Uint8Array(bytes);
    return this.binaryType === 'uint8array' ? copy : copy.buffer;
  }

  onControl(opcode, payload) {
    if (opcode === OPCODES.CLOSE) {
      this.onCloseFrame(payload);
    } else if (this.state === STATES.OPEN) {
      if (opcode === OPCODES.PING) this.write(encodeFrame(OPCODES.PONG, payload));
      this.call(opcode === OPCODES.PING ? 'ping' : 'pong', payload);
    }
  }

  onCloseFrame(payload) {
    let code = 1005;
    let reason = '';
    if (payload.length > 0) {
      code = payload.length === 1 ? 0 : payload.readUInt16BE(0);
      if (!isCloseCode(code)) throw new ProtocolError(1002, 'a close code is invalid');
      reason = decodeText(payload.subarray(2));
    }
    this.reader.isStopped = true;
    if (this.state === STATES.OPEN) {
      this.closeCode = code;
      this.closeReason = reason;
      this.write(encodeFrame(OPCODES.CLOSE, payload.subarray(0, 2)));
    }
    this.shutdown();
  }

  failWith(error) {
    this.reader.isStopped = true;
    if (this.state === STATES.OPEN) {
      this.closeCode = error.closeCode;
      this.closeReason = error.message;
      this.write(encodeFrame(OPCODES.CLOSE, encodeClose(error.closeCode, error.message)));
    }
    this.shutdown();
  }

  // ---- Writing

  cork() {
    this.corked ??= [];
  }

  uncork() {
    const { corked } = this;
    this.corked = null;
    if (corked === null || corked.length === 0 || this.state === STATES.CLOSED) return;
    this.write(corked.length === 1 ? corked[0] : Buffer.concat(corked));
  }

  /** @returns {boolean} whether the kernel took it */
  write(bytes) {
    if (this.corked !== null) {
      this.corked.push(bytes);
      return !this.isBehind;
    }
    const result = this.handle.write(bytes, UTF8, (status) => this.onWritten(status));
    if (result < 0) this.end();
    else if (result === 1) this.isBehind = true;
    return result === 0;
  }

  get buffered() {
    let size = this.state === STATES.CLOSED ? 0 : this.handle.writeQueueSize;
    for (const frame of this.corked ?? []) size += frame.length;
    return size;
  }

  onWritten(status) {
    if (this.state === STATES.CLOSED) return;
    if (status < 0) {
      this.end();
    } else if (this.isBehind && this.handle.writeQueueSize === 0) {
      this.isBehind = false;
      if (this.state === STATES.OPEN) this.call('drain');
    }
  }

  /** @param {OutgoingMessage} message @returns as sendFrame */
  send(message) {
    if (this.state !== STATES.OPEN) return 0;
    return this.sendFrame(message.frameFor(this.windowBits), message.length);
  }

  /** @returns {number} bytes sent, -1 if they wait, 0 if they were dropped */
  sendFrame(frame, length) {
    if (this.state !== STATES.OPEN) return 0;
    const { backpressureLimit, closeOnBackpressureLimit } = this.options;
    if (this.isBehind && this.buffered + frame.length > backpressureLimit) {
      if (closeOnBackpressureLimit) this.end();
      return 0;
    }
    return this.write(frame) ? length : -1;
  }

  // ---- The end

  close(code, reason) {
    if (this.state !== STATES.OPEN) return;
    this.state = STATES.CLOSING;
    this.closeCode = code;
    this.closeReason = reason;
    this.write(encodeFrame(OPCODES.CLOSE, encodeClose(code, reason)));
    this.closing = setTimeout(() => this.end(), CLOSE_TIMEOUT).unref();
  }

  /** Everything is said: ends the connection once it is sent. */
  shutdown() {
    this.state = STATES.CLOSING;
    this.uncork();
    this.handle.readStop();
    const err = this.handle.shutdown(() => this.end());
    if (err < 0) this.end();
    else this.closing ??= setTimeout(() => this.end(), CLOSE_TIMEOUT).unref();
  }

  end() {
    if (this.state === STATES.CLOSED) return;
    this.state = STATES.CLOSED;
    clearTimeout(this.closing);
    this.reader.isStopped = true;
    this.hub.remove(this);
    this.handle.close();
    this.call('close', this.closeCode, this.closeReason);
  }

  /** Asks a silent peer whether it is there, and gives it up at last. */
  expire(now) {
    const { idleTimeout, sendPings } = this.options ?? {};
    if (!idleTimeout || this.state !== STATES.OPEN) return;
    const silent = now - this.lastActive;
    if (silent > idleTimeout * 1000) {
      this.end();
    } else if (sendPings && !this.hasPinged && silent > idleTimeout * 500) {
      this.hasPinged = true;
      this.write(encodeFrame(OPCODES.PING, ''));
    }
  }
}

function addressOf(handle) {
  const peer = {};
  return handle.getpeername?.(peer) === 0 ? peer.address : '';
}

// ---- What the program sees -----------------------------------------------------------------

class ServerWebSocket {
  #connection;

  constructor(connection, data) {
    this.#connection = connection;
    this.data = data;
  }

  /** 1 open, 2 closing, 3 closed. */
  get readyState() {
    return this.#connection.state;
  }

  /** The peer's IP address. */
  get remoteAddress() {
    return this.#connection.remoteAddress;
  }

  /** What binary messages come as: 'nodebuffer', 'arraybuffer' or 'uint8array'. */
  get binaryType() {
    return this.#connection.binaryType;
  }

  set binaryType(value) {
    validateOneOf(value, 'binaryType', BINARY_TYPES);
    this.#connection.binaryType = value;
  }

  /** The topics that it has subscribed to. */
  get subscriptions() {
    return [...this.#connection.topics];
  }

  /** Bytes that wait to be sent. */
  getBufferedAmount() {
    return this.#connection.buffered;
  }

  /**
   * @param {string|ArrayBuffer|ArrayBufferView} message
   * @param {boolean} [compress] if perMessageDeflate was agreed on, and it is shorter then
   * @returns {number} bytes of the message; -1 if they wait, until `drain`; 0 if they were dropped
   */
  send(message, compress = false) {
    return this.#connection.send(new OutgoingMessage(message, compress));
  }

  /** send() of a string. */
  sendText(message, compress = false) {
    validateString(message, 'message');
    return this.send(message, compress);
  }

  /** send() of bytes. */
  sendBinary(message, compress = false) {
    toBytes(message, 'message');
    return this.send(message, compress);
  }

  #sendControl(opcode, data, name) {
    const payload = typeof data === 'string' ? Buffer.from(data) : toBytes(data, name);
    if (payload.length > MAX_CONTROL) {
      throw new ERR_INVALID_ARG_VALUE(name, data, `must not be longer than ${MAX_CONTROL} bytes`);
    }
    return this.#connection.sendFrame(encodeFrame(opcode, payload), payload.length);
  }

  ping(data = '') {
    return this.#sendControl(OPCODES.PING, data, 'data');
  }

  pong(data = '') {
    return this.#sendControl(OPCODES.PONG, data, 'data');
  }

  /**
   * Begins the closing handshake.
   * @param {number} [code]
   * @param {string} [reason] at most 123 bytes
   */
  close(code = 1000, reason = '') {
    validateString(reason, 'reason');
    if (!isCloseCode(code)) throw new ERR_INVALID_ARG_VALUE('code', code, 'is not a close code');
    if (Buffer.byteLength(reason) > MAX_CONTROL - 2) {
      throw new ERR_INVALID_ARG_VALUE('reason', reason, 'must not be longer than 123 bytes');
    }
    this.#connection.close(code, reason);
  }

  /** Ends the connection without a word. */
  terminate() {
    this.#connection.end();
  }

  /** What the callback sends leaves in one write. @returns what it returns */
  cork(callback) {
    validateFunction(callback, 'callback');
    const connection = this.#connection;
    const isOuter = connection.corked === null;
    connection.cork();
    try {
      return callback(this);
    } finally {
      if (isOuter) connection.uncork();
    }
  }

  subscribe(topic) {
    if (this.#connection.state === STATES.OPEN) {
      this.#connection.hub.subscribe(this.#connection, topic);
    }
  }

  unsubscribe(topic) {
    this.#connection.hub.unsubscribe(this.#connection, topic);
  }

  isSubscribed(topic) {
    return this.#connection.topics.has(topic);
  }

  /** Sends to the other subscribers of a topic, and to this one with publishToSelf. */
  publish(topic, message, compress = false) {
    const connection = this.#connection;
    const except = connection.options?.publishToSelf ? null : connection;
    return connection.hub.publish(topic, message, compress, except);
  }

  publishText(topic, message, compress = false) {
    validateString(message, 'message');
    return this.publish(topic, message, compress);
  }

  publishBinary(topic, message, compress = false) {
    toBytes(message, 'message');
    return this.publish(topic, message, compress);
  }
}

module.exports = { Connection, OutgoingMessage };
