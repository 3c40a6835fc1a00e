// SPDX-License-Identifier: MIT
'use strict';

// util.styleText

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { kEmptyObject } = require('internal/util');
const { colors } = require('internal/util/inspect/style');
const {
  validateBoolean, validateObject, validateOneOf, validateString,
} = require('internal/validators');

const HEX_COLOR = /^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/;
// Turned off by the same code as another style: the text in between must turn it on again, too.
const SHARED_CLOSE = 22;

/** The codes of '#rgb' and '#rrggbb'. */
function hexCodes(format) {
  if (!HEX_COLOR.test(format)) {
    throw new ERR_INVALID_ARG_VALUE('format', format,
                                    'must be a valid hex color (#RGB or #RRGGBB)');
  }
  const digits = format.length === 4 ?
    format.slice(1).replace(/./g, '$&$&') : format.slice(1);
  const [red, green, blue] = digits.match(/../g).map((each) => Number.parseInt(each, 16));
  return [`38;2;${red};${green};${blue}`, 39];
}

/** The codes of one format; null for 'none'. */
function codesOf(format) {
  if (format === 'none') return null;
  const codes = colors[format];
  if (codes !== undefined) return codes;
  if (typeof format === 'string' && format.startsWith('#')) return hexCodes(format);
  validateOneOf(format, 'format', Object.getOwnPropertyNames(colors));
  return null;
}

/** Surrounds a text with codes; where the text turns the style off, it is turned on again. */
function wrap(text, [open, close]) {
  const start = `\u001b[${open}m`;
  const end = `\u001b[${close}m`;
  const body = text.slice(0, -1).replaceAll(end, close === SHARED_CLOSE ? end + start : start) +
    text.slice(-1);
  return `${start}${body}${end}`;
}

/** Whether a stream is one of ours or of the web. */
function isStreamLike(stream) {
  return typeof stream?.on === 'function' || typeof stream?.getReader === 'function' ||
    typeof stream?.getWriter === 'function';
}

/** Whether the stream, and the environment, want colours. */
function wantsColors(stream) {
  if (!isStreamLike(stream)) {
    throw new ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'],
                                   stream);
  }
  return require('internal/util/colors').shouldColorize(stream);
}

/**
 * @param {string|string[]} format names of util.inspect.colors, or '#rrggbb'
 * @param {string} text
 * @param {{validateStream?: boolean, stream?: object}} [options]
 * @returns {string}
 * @throws {ERR_INVALID_ARG_TYPE|ERR_INVALID_ARG_VALUE}
 */
function styleText(format, text, options = kEmptyObject) {
  const { validateStream = true, stream } = options;
  validateString(text, 'text');
  validateObject(options, 'options');
  validateBoolean(validateStream, 'options.validateStream');
  const formats = Array.isArray(format) ? format : [format];
  const codes = formats.map(codesOf).filter((each) => each !== null);
  if (validateStream && !wantsColors(stream ?? process.stdout)) return text;
  return codes.reduceRight((result, each) => wrap(result, each), text);
}

module.exports = { styleText };
