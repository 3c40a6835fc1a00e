// SPDX-License-Identifier: MIT
'use strict';

// Argument checks.  Each throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE or ERR_OUT_OF_RANGE
// with the name the caller gives; none returns a value unless it says so.

const {
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_INVALID_THIS,
    ERR_OUT_OF_RANGE,
    ERR_SOCKET_BAD_PORT,
    ERR_UNKNOWN_SIGNAL,
  },
} = require('internal/errors');

const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1 << 0;
const kValidateObjectAllowArray = 1 << 1;
const kValidateObjectAllowFunction = 1 << 2;
const kValidateObjectAllowObjects = kValidateObjectAllowArray | kValidateObjectAllowFunction;
const kValidateObjectAllowObjectsAndNull =
  kValidateObjectAllowObjects | kValidateObjectAllowNullable;

// ---- Numbers -----------------------------------------------------------------------------

/** @returns {boolean} whether the value is a signed 32-bit integer */
function isInt32(value) {
  return value === (value | 0);
}

/** @returns {boolean} whether the value is an unsigned 32-bit integer */
function isUint32(value) {
  return value === (value >>> 0);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} [min]
 * @param {number} [max]
 */
function validateNumber(value, name, min = undefined, max) {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  const hasMin = min != null;
  const hasMax = max != null;
  if ((hasMin && value < min) || (hasMax && value > max) ||
      ((hasMin || hasMax) && Number.isNaN(value))) {
    const lower = hasMin ? `>= ${min}` : '';
    const upper = hasMax ? `<= ${max}` : '';
    throw new ERR_OUT_OF_RANGE(name, `${lower}${hasMin && hasMax ? ' && ' : ''}${upper}`, value);
  }
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} [min] the smallest safe integer
 * @param {number} [max] the largest safe integer
 */
function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER,
                         max = Number.MAX_SAFE_INTEGER) {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < min || value > max) {
    throw new ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value);
  }
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} [min]
 * @param {number} [max]
 */
function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  validateInteger(value, name, min, max);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {boolean} [positive] whether 0 is refused
 */
function validateUint32(value, name, positive = false) {
  validateInteger(value, name, positive ? 1 : 0, 4294967295);
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {boolean} false for undefined and NaN, true for a finite number
 */
function validateFiniteNumber(value, name) {
  if (value === undefined) return false;
  if (Number.isFinite(value)) return true;
  if (Number.isNaN(value)) return false;
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  throw new ERR_OUT_OF_RANGE(name, 'a finite number', value);
}

/** @returns {number} the number if it is between lower and upper, defaultValue if it is missing */
function checkRangesOrGetDefault(number, name, lower, upper, defaultValue) {
  if (!validateFiniteNumber(number, name)) return defaultValue;
  if (number < lower || number > upper) {
    throw new ERR_OUT_OF_RANGE(name, `>= ${lower} and <= ${upper}`, number);
  }
  return number;
}

/**
 * Reads a file mode: a number, or a string of octal digits.
 * @param {unknown} value
 * @param {string} name
 * @param {number} [defaultValue] for undefined and null
 * @returns {number}
 */
function parseFileMode(value, name, defaultValue) {
  value ??= defaultValue;
  if (typeof value === 'string') {
    if (!/^[0-7]+$/.test(value)) {
      const reason = 'must be a 32-bit unsigned integer or an octal string';
      throw new ERR_INVALID_ARG_VALUE(name, value, reason);
    }
    value = Number.parseInt(value, 8);
  }
  validateUint32(value, name);
  return value;
}

/**
 * @param {unknown} port number or numeric string
 * @param {string} [name]
 * @param {boolean} [allowZero]
 * @returns {number} 0 to 65535
 */
function validatePort(port, name = 'Port', allowZero = true) {
  const isNumeric = typeof port === 'number' ||
    (typeof port === 'string' && port.trim().length > 0);
  if (!isNumeric || +port !== (+port >>> 0) || port > 0xFFFF || (+port === 0 && !allowZero)) {
    throw new ERR_SOCKET_BAD_PORT(name, port, allowZero);
  }
  return port | 0;
}

// ---- Strings and other primitives --------------------------------------------------------

/** @param {unknown} value @param {string} name */
function validateString(value, name) {
  if (typeof value !== 'string') throw new ERR_INVALID_ARG_TYPE(name, 'string', value);
}

/** @param {unknown} value @param {string} name */
function validateStringWithoutNullBytes(value, name) {
  validateString(value, name);
  if (value.includes('\u0000')) {
    throw new ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

/** @param {unknown} value @param {string} name */
function validateBoolean(value, name) {
  if (typeof value !== 'boolean') throw new ERR_INVALID_ARG_TYPE(name, 'boolean', value);
}

/** @param {unknown} value @param {string} name */
function validateUndefined(value, name) {
  if (value !== undefined) throw new ERR_INVALID_ARG_TYPE(name, 'undefined', value);
}

/** @param {unknown} value @param {string} name @param {unknown[]} oneOf */
function validateOneOf(value, name, oneOf) {
  if (oneOf.includes(value)) return;
  const allowed = oneOf.map((each) => (typeof each === 'string' ? `'${each}'` : String(each)));
  throw new ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${allowed.join(', ')}`);
}

/** @param {unknown} value @param {string} name @param {unknown[]} union */
function validateUnion(value, name, union) {
  if (!union.includes(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, `('${union.join('|')}')`, value);
  }
}

/** Throws ERR_UNKNOWN_SIGNAL unless signal names one, in capitals. */
function validateSignalName(signal, name = 'signal') {
  validateString(signal, name);
  const { signals } = require('os').constants;
  if (signals[signal] !== undefined) return;
  if (signals[signal.toUpperCase()] !== undefined) {
    throw new ERR_UNKNOWN_SIGNAL(`${signal} (signals must use all capital letters)`);
  }
  throw new ERR_UNKNOWN_SIGNAL(signal);
}

// ---- Objects and functions ---------------------------------------------------------------

/** @param {unknown} value @param {string} name */
function validateFunction(value, name) {
  if (typeof value !== 'function') throw new ERR_INVALID_ARG_TYPE(name, 'Function', value);
}

/** Refuses async functions, too. */
function validatePlainFunction(value, name) {
  if (typeof value !== 'function' || require('internal/util/types').isAsyncFunction(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, 'Function', value);
  }
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} [options] kValidateObject* flags; by default no null, array or function
 */
function validateObject(value, name, options = kValidateObjectNone) {
  if (options === kValidateObjectNone) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return;
  } else if (isAllowedObject(value, options)) {
    return;
  }
  throw new ERR_INVALID_ARG_TYPE(name, 'Object', value);
}

/** The rare half of validateObject. */
function isAllowedObject(value, options) {
  if (value === null) return (options & kValidateObjectAllowNullable) !== 0;
  if (Array.isArray(value)) return (options & kValidateObjectAllowArray) !== 0;
  if (typeof value === 'function') return (options & kValidateObjectAllowFunction) !== 0;
  return typeof value === 'object';
}

/** Web IDL dictionaries: null, undefined, objects and functions. */
function validateDictionary(value, name) {
  if (value != null && typeof value !== 'object' && typeof value !== 'function') {
    throw new ERR_INVALID_ARG_TYPE(name, 'a dictionary', value);
  }
}

/** @param {unknown} value @param {string} name @param {number} [minLength] */
function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) throw new ERR_INVALID_ARG_TYPE(name, 'Array', value);
  if (value.length < minLength) {
    const reason = `must have a length of at least ${minLength}`;
    throw new ERR_INVALID_ARG_VALUE(name, value, reason);
  }
}

/** Checks an array and each of its elements, which are called name[0], name[1] ... */
function validateEach(value, name, validateElement) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validateElement(value[i], `${name}[${i}]`);
}

/** @param {unknown} value @param {string} name */
function validateStringArray(value, name) {
  validateEach(value, name, validateString);
}

/** @param {unknown} value @param {string} name */
function validateBooleanArray(value, name) {
  validateEach(value, name, validateBoolean);
}

/** @param {unknown} value @param {string} name */
function validateAbortSignalArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) {
    const element = `${name}[${i}]`;
    if (value[i] == null) throw new ERR_INVALID_ARG_TYPE(element, 'AbortSignal', value[i]);
    validateAbortSignal(value[i], element);
  }
}

/** Anything with an `aborted` property counts; undefined is allowed. */
function validateAbortSignal(signal, name) {
  if (signal !== undefined &&
      (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    throw new ERR_INVALID_ARG_TYPE(name, 'AbortSignal', signal);
  }
}

/** @param {unknown} buffer typed array or DataView @param {string} [name] */
function validateBuffer(buffer, name = 'buffer') {
  if (!ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
}

/** Refuses hex text with an odd number of digits. */
function validateEncoding(data, encoding) {
  const isHex = typeof encoding === 'string' && encoding.toLowerCase() === 'hex';
  if (isHex && data.length % 2 !== 0) {
    throw new ERR_INVALID_ARG_VALUE('encoding', encoding,
                                    `is invalid for data of length ${data.length}`);
  }
}

/** Throws ERR_INVALID_THIS unless object has the field that instances of the class have. */
function validateThisInternalField(object, fieldKey, className) {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, fieldKey)) {
    throw new ERR_INVALID_THIS(className);
  }
}

/** The `ignore` option of fs.watch: a string, RegExp, function, or an array of them. */
function validateIgnoreOption(value, name) {
  if (value == null) return;
  if (Array.isArray(value)) {
    value.forEach((each, i) => validateIgnoreElement(each, `${name}[${i}]`));
  } else if (!isIgnorePattern(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'RegExp', 'Function', 'Array'], value);
  } else {
    validateIgnoreElement(value, name);
  }
}

/** Whether a value can be one pattern of an `ignore` option. */
function isIgnorePattern(value) {
  return typeof value === 'string' || typeof value === 'function' ||
    require('internal/util/types').isRegExp(value);
}

/** One pattern of an `ignore` option. */
function validateIgnoreElement(value, name) {
  if (!isIgnorePattern(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'RegExp', 'Function'], value);
  }
  if (value === '') throw new ERR_INVALID_ARG_VALUE(name, value, 'must be a non-empty string');
}

// ---- Link headers ------------------------------------------------------------------------

// <uri>; parameter; parameter="value" ...  (RFC 8288, as early hints need it)
const LINK_VALUE = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;

/** Throws unless value is "<uri>; rel=x". */
function validateLinkValue(value) {
  if (typeof value !== 'string' || !LINK_VALUE.test(value)) {
    const reason =
      'must be an array or string of format "</styles.css>; rel=preload; as=style"';
    throw new ERR_INVALID_ARG_VALUE('hints', value, reason);
  }
}

/**
 * Checks the value of a Link header.
 * @param {string|string[]} hints
 * @returns {string} the header's text
 */
function validateLinkHeaderValue(hints) {
  if (!Array.isArray(hints)) {
    validateLinkValue(hints);
    return hints;
  }
  hints.forEach(validateLinkValue);
  return hints.join(', ');
}

module.exports = {
  checkRangesOrGetDefault,
  isInt32,
  isUint32,
  kValidateObjectAllowArray,
  kValidateObjectAllowFunction,
  kValidateObjectAllowNullable,
  kValidateObjectAllowObjects,
  kValidateObjectAllowObjectsAndNull,
  kValidateObjectNone,
  parseFileMode,
  validateAbortSignal,
  validateAbortSignalArray,
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateBuffer,
  validateDictionary,
  validateEncoding,
  validateFiniteNumber,
  validateFunction,
  validateIgnoreOption,
  validateInt32,
  validateInteger,
  validateLinkHeaderValue,
  validateNumber,
  validateObject,
  validateOneOf,
  validatePlainFunction,
  validatePort,
  validateSignalName,
  validateString,
  validateStringArray,
  validateStringWithoutNullBytes,
  validateThisInternalField,
  validateUint32,
  validateUndefined,
  validateUnion,
};
