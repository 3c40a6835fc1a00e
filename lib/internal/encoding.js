// SPDX-License-Identifier: MIT
//
// TextEncoder and TextDecoder: https://encoding.spec.whatwg.org/#api.  The transcoding is C's; a
// decoder object exists there only for what needs one, which UTF-8 decoded at once does not.
'use strict';

const {
  codes: { ERR_ENCODING_NOT_SUPPORTED, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS },
} = require('internal/errors');
const { validateObject, validateString, kValidateObjectAllowArray, kValidateObjectAllowFunction,
        kValidateObjectAllowNullable } = require('internal/validators');
const { customInspectSymbol, toText } = require('internal/util');
const { isAnyArrayBuffer, isUint8Array } = require('internal/util/types');
const binding = internalBinding('encoding');

const kDictionary = kValidateObjectAllowArray | kValidateObjectAllowFunction |
  kValidateObjectAllowNullable;

// Up to this many code units, memory of the engine's own is cheaper than handing memory over.
const kSmallText = 1024;

let hasEncoding;

class TextEncoder {
  #encoding = 'utf-8';

  static {
    hasEncoding = (value) => typeof value === 'object' && value !== null && #encoding in value;
  }

  get encoding() {
    if (!hasEncoding(this)) {
      throw new TypeError('Cannot read private member #encoding from an object whose class did ' +
        'not declare it');
    }
    return this.#encoding;
  }

  /**
   * @param {string} [input]
   * @returns {Uint8Array} the text in UTF-8
   */
  encode(input = '') {
    if (!hasEncoding(this)) {
      throw new TypeError('Receiver must be an instance of class TextEncoder');
    }
    const text = toText(input);
    if (text.length > kSmallText) return binding.encode(text);
    const bytes = new Uint8Array(binding.utf8Length(text));
    if (bytes.length > 0) binding.encodeInto(text, bytes);
    return bytes;
  }

  /**
   * @param {string} src
   * @param {Uint8Array} dest gets as much as fits, never half a character
   * @returns {{ read: number, written: number }} in code units and bytes
   */
  encodeInto(src, dest) {
    validateString(src, 'src');
    if (!isUint8Array(dest)) throw new ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    binding.encodeInto(src, dest);
    return { read: binding.progress[0], written: binding.progress[1] };
  }

  [customInspectSymbol](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return this;
    return inspect({ encoding: this.encoding }, options);
  }
}

// ---- Decoding ----------------------------------------------------------------------------

const kFlags = Symbol('flags');
const kHandle = Symbol('handle');

/** Node names the argument after the function that refuses it. */
function invalidInput(encoding, input) {
  if (/^(windows-125|iso-8859|koi8|ibm866|macintosh|x-mac|windows-874)/.test(encoding)) {
    return new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'ArrayBufferView'], input);
  }
  const error = new ERR_INVALID_ARG_TYPE('input', 'ArrayBuffer', input);
  error.message = `The "${encoding === 'utf-8' ? 'list' : 'input'}" argument must be an ` +
    'instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.';
  return error;
}

function checkInput(encoding, input) {
  if (input === undefined) return new Uint8Array(0);
  if (!ArrayBuffer.isView(input) && !isAnyArrayBuffer(input)) throw invalidInput(encoding, input);
  return input;
}

let isDecoder;

function checkDecoder(value) {
  if (!isDecoder(value)) throw new ERR_INVALID_THIS('TextDecoder');
}

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #decoder = null; // C's, made for the first call that needs it

  static {
    isDecoder = (value) => typeof value === 'object' && value !== null && #encoding in value;
  }

  /**
   * @param {string} [encoding] a label of the Encoding Standard
   * @param {{ fatal?: boolean, ignoreBOM?: boolean }} [options] fatal: invalid data throws
   */
  constructor(encoding = 'utf-8', options = undefined) {
    const label = toText(encoding);
    if (options !== undefined) validateObject(options, 'options', kDictionary);
    const name = binding.encodingName(label);
    if (name === undefined || name === 'replacement') {
      throw new ERR_ENCODING_NOT_SUPPORTED(name ?? label);
    }
    this.#encoding = name;
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  /**
   * @param {ArrayBuffer|SharedArrayBuffer|ArrayBufferView} [input]
   * @param {{ stream?: boolean }} [options] stream: more will follow
   * @returns {string}
   */
  decode(input = undefined, options = undefined) {
    checkDecoder(this);
    if (options !== undefined) validateObject(options, 'options', kDictionary);
    const bytes = checkInput(this.#encoding, input);
    const stream = Boolean(options?.stream);
    if (this.#decoder === null) {
      if (!stream && this.#encoding === 'utf-8') {
        return binding.decodeUTF8(bytes, this.#ignoreBOM, this.#fatal);
      }
      this.#decoder = binding.createDecoder(this.#encoding, this.#fatal, this.#ignoreBOM);
    }
    return binding.decode(this.#decoder, bytes, !stream);
  }

  get encoding() {
    checkDecoder(this);
    return this.#encoding;
  }

  get fatal() {
    checkDecoder(this);
    return this.#fatal;
  }

  get ignoreBOM() {
    checkDecoder(this);
    return this.#ignoreBOM;
  }

  [customInspectSymbol](depth, options, inspect) {
    checkDecoder(this);
    if (typeof depth === 'number' && depth < 0) {
      return options.stylize(`[${this.constructor.name}]`, 'special');
    }
    const shown = { encoding: this.#encoding, fatal: this.#fatal, ignoreBOM: this.#ignoreBOM };
    if (options.showHidden) {
      shown[kFlags] = (this.#fatal ? 2 : 0) | (this.#ignoreBOM ? 4 : 0);
      shown[kHandle] = this.#decoder ?? undefined;
    }
    return `${this.constructor.name} ${inspect(shown, options)}`;
  }
}

function finishInterface(Interface, names) {
  for (const name of names) {
    Object.defineProperty(Interface.prototype, name, { enumerable: true });
  }
  Object.defineProperty(Interface.prototype, Symbol.toStringTag, {
    __proto__: null, value: Interface.name, configurable: true,
  });
}
finishInterface(TextEncoder, ['encoding', 'encode', 'encodeInto']);
finishInterface(TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']);

module.exports = { TextDecoder, TextEncoder };
