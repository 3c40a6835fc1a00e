// SPDX-License-Identifier: MIT
//
// Punycode (RFC 3492) and its use in domain names and mail addresses.
'use strict';

const { isInsideNodeModules } = require('internal/util');

if (!isInsideNodeModules()) {
  process.emitWarning(
    'The `punycode` module is deprecated. Please use a userland alternative instead.',
    'DeprecationWarning',
    'DEP0040');
}

// The parameters of RFC 3492, section 5.
const kBase = 36;
const kTMin = 1;
const kTMax = 26;
const kSkew = 38;
const kDamp = 700;
const kInitialBias = 72;
const kInitialN = 128;
const kDelimiter = '-';
const kMaxInt = 0x7fffffff;

const kSeparators = /[.\u3002\uff0e\uff61]/g;
const kNonAscii = /[^\0-\x7f]/;

const kMessages = {
  'overflow': 'Overflow: input needs wider integers to process',
  'not-basic': 'Illegal input >= 0x80 (not a basic code point)',
  'invalid-input': 'Invalid input',
};

function fail(kind) {
  throw new RangeError(kMessages[kind]);
}

/** Applies a function to the domain of a mail address, or to all labels of a domain name. */
function mapDomain(domain, callback) {
  const parts = domain.split('@');
  let prefix = '';
  if (parts.length > 1) {
    prefix = `${parts[0]}@`;
    domain = parts[1];
  }
  return prefix + domain.replace(kSeparators, '.').split('.').map(callback).join('.');
}

/** The code points of a string; lone surrogates stay as they are. */
function ucs2decode(string) {
  const points = [];
  for (let i = 0; i < string.length; i++) {
    const point = string.codePointAt(i);
    if (point > 0xffff) i++;
    points.push(point);
  }
  return points;
}

function ucs2encode(codePoints) {
  return String.fromCodePoint(...codePoints);
}

/** The value of a digit, kBase if it is none. */
function digitValue(code) {
  if (code >= 48 && code < 58) return code - 22; // 0-9 are 26-35
  if (code >= 65 && code < 91) return code - 65;
  if (code >= 97 && code < 123) return code - 97;
  return kBase;
}

function digitCharacter(digit) {
  return String.fromCharCode(digit < 26 ? digit + 97 : digit + 22);
}

/** Section 6.1. */
function adaptBias(delta, points, first) {
  let k = 0;
  delta = first ? Math.floor(delta / kDamp) : delta >> 1;
  delta += Math.floor(delta / points);
  for (; delta > ((kBase - kTMin) * kTMax) >> 1; k += kBase) {
    delta = Math.floor(delta / (kBase - kTMin));
  }
  return Math.floor(k + (kBase - kTMin + 1) * delta / (delta + kSkew));
}

function threshold(k, bias) {
  if (k <= bias) return kTMin;
  return k >= bias + kTMax ? kTMax : k - bias;
}

/**
 * Section 6.2.
 * @param {string} input Punycode without the xn-- prefix.
 * @returns {string}
 */
function decode(input) {
  const output = [];
  const delimiter = Math.max(input.lastIndexOf(kDelimiter), 0);
  for (let i = 0; i < delimiter; i++) {
    if (input.charCodeAt(i) >= 0x80) fail('not-basic');
    output.push(input.charCodeAt(i));
  }
  let n = kInitialN;
  let i = 0;
  let bias = kInitialBias;
  for (let index = delimiter > 0 ? delimiter + 1 : 0; index < input.length;) {
    const start = i;
    for (let weight = 1, k = kBase; ; k += kBase) {
      if (index >= input.length) fail('invalid-input');
      const digit = digitValue(input.charCodeAt(index++));
      if (digit >= kBase) fail('invalid-input');
      if (digit > Math.floor((kMaxInt - i) / weight)) fail('overflow');
      i += digit * weight;
      const t = threshold(k, bias);
      if (digit < t) break;
      if (weight > Math.floor(kMaxInt / (kBase - t))) fail('overflow');
      weight *= kBase - t;
    }
    const length = output.length + 1;
    bias = adaptBias(i - start, length, start === 0);
    if (Math.floor(i / length) > kMaxInt - n) fail('overflow');
    n += Math.floor(i / length);
    i %= length;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

/** One delta as a variable-length integer. */
function encodeDelta(delta, bias) {
  let text = '';
  let rest = delta;
  for (let k = kBase; ; k += kBase) {
    const t = threshold(k, bias);
    if (rest < t) return text + digitCharacter(rest);
    text += digitCharacter(t + (rest - t) % (kBase - t));
    rest = Math.floor((rest - t) / (kBase - t));
  }
}

/**
 * Section 6.3.
 * @param {string} string
 * @returns {string} Punycode without the xn-- prefix.
 */
function encode(string) {
  const input = ucs2decode(string);
  let output = '';
  for (const point of input) {
    if (point < 0x80) output += String.fromCharCode(point);
  }
  const basicLength = output.length;
  let handled = basicLength;
  if (basicLength > 0) output += kDelimiter;

  let n = kInitialN;
  let delta = 0;
  let bias = kInitialBias;
  while (handled < input.length) {
    let next = kMaxInt;
    for (const point of input) {
      if (point >= n && point < next) next = point;
    }
    if (next - n > Math.floor((kMaxInt - delta) / (handled + 1))) fail('overflow');
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of input) {
      if (point < n && ++delta > kMaxInt) fail('overflow');
      if (point !== n) continue;
      output += encodeDelta(delta, bias);
      bias = adaptBias(delta, handled + 1, handled === basicLength);
      delta = 0;
      handled++;
    }
    delta++;
    n++;
  }
  return output;
}

/** Decodes the xn-- labels of a domain name or mail address. */
function toUnicode(input) {
  return mapDomain(input, (label) => {
    return label.startsWith('xn--') ? decode(label.slice(4).toLowerCase()) : label;
  });
}

/** Encodes the labels of a domain name or mail address that are not ASCII. */
function toASCII(input) {
  return mapDomain(input, (label) => (kNonAscii.test(label) ? `xn--${encode(label)}` : label));
}

module.exports = {
  version: '2.1.0',
  ucs2: { decode: ucs2decode, encode: ucs2encode },
  decode,
  encode,
  toASCII,
  toUnicode,
};
