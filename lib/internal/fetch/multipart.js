// SPDX-License-Identifier: MIT
//
// multipart/form-data: https://html.spec.whatwg.org/#multipart-form-data and RFC 7578.
'use strict';

const { createBlob, decodeText, partsOf } = require('internal/blob');
const { bytesOf } = require('internal/buffer');
const { File } = require('internal/file');

const { UTF8 } = internalBinding('buffer');

// The headers of a part may not be longer, in bytes.
const MAX_PART_HEAD = 16384;

const kDash = 0x2d;
const kCR = 0x0d;
const kLF = 0x0a;

// ---- Serialisation -------------------------------------------------------------------------

const ESCAPES = { '__proto__': null, '\n': '%0A', '\r': '%0D', '"': '%22' };

function escapeName(name) {
  return name.replace(/[\n\r"]/g, (char) => ESCAPES[char]);
}

function normalizeLines(text) {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

function toPart(text) {
  const bytes = bytesOf(text, UTF8);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

function makeBoundary() {
  const { randomInt } = require('internal/crypto/random');
  return `----formdata-nodus-${String(randomInt(1e12)).padStart(12, '0')}`;
}

/**
 * @param {Array<[string, string|File]>} entries
 * @returns {{ blob: Blob, type: string }} the body and its media type
 */
function serialize(entries) {
  const boundary = makeBoundary();
  const parts = [];
  for (const [name, value] of entries) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; ` +
      `name="${escapeName(normalizeLines(name))}"`;
    if (typeof value === 'string') {
      parts.push(toPart(`${head}\r\n\r\n${normalizeLines(value)}\r\n`));
    } else {
      const type = value.type || 'application/octet-stream';
      parts.push(toPart(`${head}; filename="${escapeName(value.name)}"\r\n` +
        `Content-Type: ${type}\r\n\r\n`), ...partsOf(value), toPart('\r\n'));
    }
  }
  parts.push(toPart(`--${boundary}--\r\n`));
  const type = `multipart/form-data; boundary=${boundary}`;
  return { blob: createBlob(parts, type), type };
}

// ---- Parsing -------------------------------------------------------------------------------

function fail(reason) {
  return new TypeError(`Failed to parse body as FormData. ${reason}`);
}

function unescapeName(name) {
  return name.replace(/%(?:0A|0D|22)/gi, decodeURIComponent);
}

/** The value of `filename*`, RFC 8187. */
function decodeExtended(value) {
  const match = /^utf-8'[^']*'(.*)$/i.exec(value);
  if (match === null) throw fail('malformed filename*');
  try {
    return decodeURIComponent(match[1]);
  } catch {
    throw fail('malformed filename*');
  }
}

const PARAMETER = /[\t ]*;[\t ]*([^\t ;="]+)=(?:"([^"]*)"|([^\t ;"]*))/y;

/** The name and the file name in the value of a Content-Disposition. */
function parseDisposition(value) {
  const kind = /^form-data[\t ]*(?=;|$)/i.exec(value);
  if (kind === null) throw fail('expected form-data for content-disposition');
  let name = null;
  let filename = null;
  let extended = null;
  let at = kind[0].length;
  while (at < value.length) {
    PARAMETER.lastIndex = at;
    const match = PARAMETER.exec(value);
    if (match === null) throw fail('expected CRLF');
    at = PARAMETER.lastIndex;
    const text = match[2] ?? match[3];
    switch (match[1].toLowerCase()) {
      case 'name': name = unescapeName(text); break;
      case 'filename': filename = unescapeName(text); break;
      case 'filename*': extended = decodeExtended(text); break;
      default:
    }
  }
  return { name, filename: extended ?? filename };
}

/** The headers of a part that matter. */
function parsePartHead(text) {
  const head = { name: null, filename: null, type: null, isBase64: false };
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) throw fail('expected a header');
    const value = line.slice(colon + 1).replace(/^[\t ]+|[\t ]+$/g, '');
    switch (line.slice(0, colon).toLowerCase()) {
      case 'content-disposition': Object.assign(head, parseDisposition(value)); break;
      case 'content-type': head.type = value; break;
      case 'content-transfer-encoding': head.isBase64 = value.toLowerCase() === 'base64'; break;
      default:
    }
  }
  if (head.name === null) throw fail('header name is null');
  return head;
}

function findDelimiter(bytes, delimiter) {
  for (let at = bytes.indexOf(delimiter); at !== -1; at = bytes.indexOf(delimiter, at + 1)) {
    if (at === 0 || (bytes[at - 1] === kLF && bytes[at - 2] === kCR)) return at;
  }
  throw fail('no boundary found in multipart body');
}

function makeEntry(head, content) {
  if (head.isBase64) content = Buffer.from(decodeText(content), 'base64');
  if (head.filename === null) return [head.name, decodeText(content)];
  const blob = createBlob(content.length > 0 ? [new Uint8Array(content)] : []);
  return [head.name, new File([blob], head.filename, { type: head.type ?? 'text/plain' })];
}

/**
 * @param {Uint8Array} body
 * @param {?string} boundary
 * @returns {Array<[string, string|File]>}
 * @throws {TypeError} if it is malformed
 */
function parse(body, boundary) {
  if (!boundary) throw fail('missing boundary in content-type header');
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const delimiter = Buffer.from(`--${boundary}`);
  const end = Buffer.from(`\r\n--${boundary}`);
  const entries = [];
  let at = findDelimiter(bytes, delimiter) + delimiter.length;
  while (bytes[at] !== kDash || bytes[at + 1] !== kDash) {
    if (bytes[at] !== kCR || bytes[at + 1] !== kLF) throw fail('expected CRLF');
    const headAt = at + 2;
    const headEnd = bytes.subarray(headAt, headAt + MAX_PART_HEAD).indexOf('\r\n\r\n');
    if (headEnd === -1) throw fail('expected the end of the headers of a part');
    const head = parsePartHead(decodeText(bytes.subarray(headAt, headAt + headEnd)));
    const contentAt = headAt + headEnd + 4;
    // An empty part may have its delimiter at once.
    const contentEnd = bytes.indexOf(end, contentAt - 2);
    if (contentEnd === -1) throw fail('expected boundary after body');
    const content = new Uint8Array(bytes.buffer, bytes.byteOffset + contentAt,
                                   Math.max(contentEnd - contentAt, 0));
    entries.push(makeEntry(head, content));
    at = contentEnd + end.length;
  }
  return entries;
}

module.exports = { parse, serialize };
