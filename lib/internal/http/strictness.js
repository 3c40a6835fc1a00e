// SPDX-License-Identifier: MIT
//
// How lenient a parser is, and how much it takes.
'use strict';

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { getOptionValue } = require('internal/options');
const { validateBoolean, validateOneOf } = require('internal/validators');

const binding = internalBinding('http_parser');

const LENIENT = binding.LENIENT_HEADERS | binding.LENIENT_CHUNKED_LENGTH |
  binding.LENIENT_KEEP_ALIVE | binding.LENIENT_TRANSFER_ENCODING | binding.LENIENT_VERSION;

const VALIDATIONS = ['strict', 'relaxed', 'insecure'];

function optionalBoolean(options, name, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  validateBoolean(value, `options.${name}`);
  return value;
}

/**
 * How strict the parser is, of the options of a server or a request.
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
 */
function storeStrictness(target, options) {
  target.insecureHTTPParser = optionalBoolean(options, 'insecureHTTPParser', undefined);
  const { httpValidation } = options;
  if (httpValidation !== undefined) {
    validateOneOf(httpValidation, 'options.httpValidation', VALIDATIONS);
    if (target.insecureHTTPParser !== undefined) {
      throw new ERR_INVALID_ARG_VALUE('options.httpValidation', httpValidation,
                                      'cannot be used together with options.insecureHTTPParser');
    }
  }
  target.httpValidation = httpValidation;
}

let warned = false;

/** Whether the command line asks for leniency; warns once. */
function isLenientByDefault() {
  const value = getOptionValue('--insecure-http-parser');
  if (value && !warned) {
    warned = true;
    process.emitWarning('Using insecure HTTP parsing');
  }
  return value;
}

/**
 * @param {{ insecureHTTPParser?: boolean, httpValidation?: string }} owner a server or a request
 * @returns {number} flags for the parser
 */
function lenientFlagsOf(owner) {
  switch (owner.httpValidation) {
    case 'strict': return 0;
    case 'relaxed': return binding.LENIENT_HEADERS;
    case 'insecure': return LENIENT;
    default:
  }
  const isLenient = owner.insecureHTTPParser ?? isLenientByDefault();
  return isLenient ? LENIENT : 0;
}

/** @returns {number} bytes; the option of the command line where an owner has none */
function maxHeaderSizeOf(owner) {
  return owner.maxHeaderSize || getOptionValue('--max-http-header-size');
}

/**
 * What HTTPParser.initialize takes.
 * @param {object} owner a server or a request
 * @param {number} [maxHeaderPairs] 0 for no limit
 */
function parserOptions(owner, maxHeaderPairs = 0) {
  return {
    lenientFlags: lenientFlagsOf(owner),
    maxHeaderSize: maxHeaderSizeOf(owner),
    maxHeaderPairs,
  };
}

module.exports = {
  isLenientByDefault, lenientFlagsOf, optionalBoolean, parserOptions, storeStrictness,
};
