// SPDX-License-Identifier: MIT
//
// Decodes a sequence of buffers, keeping a character that is cut by the end of one of them until
// the next. The state is seven bytes: up to four of the cut character, how many are missing, how
// many are there, and the encoding.
'use strict';

const { Buffer } = require('buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_UNKNOWN_ENCODING },
} = require('internal/errors');
const { normalizeEncoding } = require('internal/util');

const kState = Symbol('kNativeDecoder');
const kMissing = 4;
const kBuffered = 5;
const kEncoding = 6;
const kStateSize = 7;

const kAscii = 0;
const kUtf8 = 1;
const kBase64 = 2;
const kUtf16 = 3;
const kLatin1 = 4;
const kHex = 5;
const kBase64url = 7;
const kEncodings = {
  __proto__: null,
  ascii: kAscii,
  utf8: kUtf8,
  base64: kBase64,
  utf16le: kUtf16,
  latin1: kLatin1,
  hex: kHex,
  base64url: kBase64url,
};

function checkEncoding(encoding) {
  const normalized = normalizeEncoding(encoding);
  if (normalized === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return normalized;
}

/**
 * @param {string} [encoding]
 * @throws ERR_UNKNOWN_ENCODING
 */
function StringDecoder(encoding) {
  this.encoding = checkEncoding(encoding);
  this[kState] = Buffer.alloc(kStateSize);
  this[kState][kEncoding] = kEncodings[this.encoding];
}

function stateOf(decoder) {
  const state = decoder[kState];
  if (state === undefined) throw new ERR_INVALID_THIS('StringDecoder');
  return state;
}

/**
 * @param {string | Buffer | TypedArray | DataView} buf A string is returned as it is.
 * @returns {string} The complete characters.
 */
StringDecoder.prototype.write = function write(buf) {
  if (typeof buf === 'string') return buf;
  if (!ArrayBuffer.isView(buf)) {
    throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], buf);
  }
  const state = stateOf(this);
  if (!(buf instanceof Buffer)) {
    buf = Buffer.from(buf.buffer, buf.byteOffset, buf.byteLength);
  }
  return decode(state, buf, this.encoding);
};

/**
 * @param {string | Buffer | TypedArray | DataView} [buf]
 * @returns {string} What write(buf) returns, and the incomplete rest.
 */
StringDecoder.prototype.end = function end(buf) {
  const text = buf === undefined ? '' : this.write(buf);
  const state = stateOf(this);
  return state[kBuffered] > 0 ? text + flush(state, this.encoding) : text;
};

/** Forgets what is buffered and decodes from an offset. */
StringDecoder.prototype.text = function text(buf, offset) {
  const state = stateOf(this);
  state[kMissing] = 0;
  state[kBuffered] = 0;
  return this.write(buf.slice(offset));
};

function defineField(name, read) {
  Object.defineProperty(StringDecoder.prototype, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get() {
      return read(stateOf(this));
    },
  });
}
defineField('lastChar', (state) => state.subarray(0, 4));
defineField('lastNeed', (state) => state[kMissing]);
defineField('lastTotal', (state) => state[kMissing] + state[kBuffered]);

function decode(state, buf, encoding) {
  const kind = state[kEncoding];
  if (kind === kAscii || kind === kLatin1 || kind === kHex) return buf.toString(encoding);

  let start = 0;
  let text = '';
  if (state[kMissing] > 0) {
    start = complete(state, buf, kind);
    if (state[kMissing] > 0) return '';
    text = state.toString(encoding, 0, state[kBuffered]);
    state[kBuffered] = 0;
  }
  if (start === buf.length) return text;
  const end = buf.length - measureTail(state, buf, start, kind);
  for (let i = end; i < buf.length; i++) state[i - end] = buf[i];
  const body = start === end ? '' : buf.toString(encoding, start, end);
  return text === '' ? body : text + body;
}

/** Adds the missing bytes to the buffered character. Returns how many were taken. */
function complete(state, buf, kind) {
  const wanted = Math.min(state[kMissing], buf.length);
  for (let i = 0; i < wanted; i++) {
    if (kind === kUtf8 && (buf[i] & 0xc0) !== 0x80) {
      // Not a continuation: what is there is all there will be.
      state[kMissing] = 0;
      return i;
    }
    state[state[kBuffered]++] = buf[i];
    state[kMissing]--;
  }
  return wanted;
}

/** How many bytes at the end are an incomplete character; sets buffered and missing. */
function measureTail(state, buf, start, kind) {
  let buffered = 0;
  let missing = 0;
  const length = buf.length - start;
  if (kind === kUtf8) return measureUtf8Tail(state, buf, start);
  if (kind === kUtf16) {
    if (length % 2 === 1) {
      buffered = 1;
      missing = 1;
    } else if ((buf[buf.length - 1] & 0xfc) === 0xd8) {
      buffered = 2;
      missing = 2;
    }
  } else if (length % 3 !== 0) {
    buffered = length % 3;
    missing = 3 - buffered;
  }
  state[kBuffered] = buffered;
  state[kMissing] = missing;
  return buffered;
}

function measureUtf8Tail(state, buf, start) {
  state[kBuffered] = 0;
  state[kMissing] = 0;
  for (let i = buf.length - 1, count = 1; i >= start && count <= 4; i--, count++) {
    const byte = buf[i];
    if (byte < 0x80) return 0;
    if ((byte & 0xc0) === 0x80) continue;
    const size = utf8Size(byte);
    if (count >= size) return 0;
    state[kBuffered] = count;
    state[kMissing] = size - count;
    return count;
  }
  return 0;
}

/** The length of a character by its first byte, 0 if it cannot be one. */
function utf8Size(byte) {
  if ((byte & 0xe0) === 0xc0) return 2;
  if ((byte & 0xf0) === 0xe0) return 3;
  if ((byte & 0xf8) === 0xf0) return 4;
  return 0;
}

function flush(state, encoding) {
  let length = state[kBuffered];
  if (state[kEncoding] === kUtf16 && length % 2 === 1) length--;
  state[kBuffered] = 0;
  state[kMissing] = 0;
  return length === 0 ? '' : state.toString(encoding, 0, length);
}

exports.StringDecoder = StringDecoder;
