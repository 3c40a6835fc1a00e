// SPDX-License-Identifier: MIT
//
// Compressed messages of WebSockets (RFC 7692). Each message is compressed by itself: neither side
// keeps what it said before ("no context takeover"), so a connection needs no memory for it, and
// what is published is compressed once for all.
'use strict';

const { ProtocolError } = require('internal/serve/frames');

const MAX_WINDOW_BITS = 15;
const MIN_WINDOW_BITS = 9; // zlib has none of 8 without a header

// What ends a message's compressed data, and is not sent (section 7.2.1).
const TAIL = Buffer.from([0, 0, 0xff, 0xff]);

/** The parameters of an offer with what they may be: a flag, or a number of bits. */
const PARAMETERS = {
  __proto__: null,
  server_no_context_takeover: (value) => value === undefined,
  client_no_context_takeover: (value) => value === undefined,
  server_max_window_bits: isBits,
  client_max_window_bits: (value) => value === undefined || isBits(value),
};

function isBits(value) {
  return value !== undefined && /^(?:[89]|1[0-5])$/.test(value);
}

const PARAMETER = /^\s*([^\s=]+)\s*(?:=\s*(?:"([^"]*)"|([^\s"]+))\s*)?$/;

/** One parameter, as [name, value]; values may be in quotation marks. */
function parseParameter(text) {
  const parts = PARAMETER.exec(text);
  return parts === null ? ['', undefined] : [parts[1].toLowerCase(), parts[2] ?? parts[3]];
}

/** The parameters of an offer of our extension; undefined if it is another's, or invalid. */
function parseOffer(text) {
  const [name, ...rest] = text.split(';');
  if (name.trim().toLowerCase() !== 'permessage-deflate') return undefined;
  const offer = { __proto__: null };
  for (const each of rest) {
    const [parameter, value] = parseParameter(each);
    const isValid = PARAMETERS[parameter];
    if (isValid === undefined || parameter in offer || !isValid(value)) return undefined;
    offer[parameter] = value;
  }
  return offer;
}

/**
 * Takes the first offer that we can serve.
 * @param {?string} header Sec-WebSocket-Extensions of the request
 * @returns {{ windowBits: number, header: string }|undefined} undefined: messages are as they are
 */
function negotiate(header) {
  for (const text of header?.split(',') ?? []) {
    const offer = parseOffer(text);
    if (offer === undefined) continue;
    const bits = offer.server_max_window_bits;
    const windowBits = bits === undefined ? MAX_WINDOW_BITS : Number(bits);
    if (windowBits < MIN_WINDOW_BITS) continue;
    const window = bits === undefined ? '' : `; server_max_window_bits=${bits}`;
    return {
      windowBits,
      header: 'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; ' +
        `client_no_context_takeover${window}\r\n`,
    };
  }
  return undefined;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} windowBits
 * @returns {Buffer|undefined} undefined if it would be longer
 */
function compress(bytes, windowBits) {
  const zlib = require('zlib');
  const { Z_SYNC_FLUSH } = zlib.constants;
  const all = zlib.deflateRawSync(bytes, { windowBits, finishFlush: Z_SYNC_FLUSH });
  const length = all.length - TAIL.length;
  return length < bytes.length ? all.subarray(0, length) : undefined;
}

/**
 * @param {Buffer} bytes of a message
 * @param {number} limit bytes that it may have
 * @returns {Buffer}
 * @throws {ProtocolError}
 */
function decompress(bytes, limit) {
  const zlib = require('zlib');
  const { Z_SYNC_FLUSH } = zlib.constants;
  try {
    return zlib.inflateRawSync(Buffer.concat([bytes, TAIL]), {
      finishFlush: Z_SYNC_FLUSH, maxOutputLength: Math.max(limit, 1),
    });
  } catch (error) {
    if (error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ProtocolError(1009, 'the message is too long');
    }
    throw new ProtocolError(1007, 'the message cannot be decompressed');
  }
}

module.exports = { MAX_WINDOW_BITS, compress, decompress, negotiate };
