// SPDX-License-Identifier: MIT
//
// Import attributes: `with { type: 'json' }`.
'use strict';

const { errorCodes } = require('internal/lazy');

// The attribute `type` that a format needs; '' for none.
const typeOfFormat = {
  '__proto__': null,
  'addon': '',
  'builtin': '',
  'commonjs': '',
  'commonjs-typescript': '',
  'json': 'json',
  'module': '',
  'module-typescript': '',
  'wasm': '',
};

/**
 * Whether a module of a format may be imported with these attributes.
 * @param {string} url
 * @param {string|undefined} format
 * @param {Record<string, string>} attributes
 * @throws ERR_IMPORT_ATTRIBUTE_UNSUPPORTED, ERR_IMPORT_ATTRIBUTE_MISSING,
 *   ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE
 */
function validateAttributes(url, format, attributes) {
  const codes = errorCodes();
  for (const key of Object.keys(attributes)) {
    if (key !== 'type') {
      throw new codes.ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(key, attributes[key], url);
    }
  }
  const { type } = attributes;
  if (type !== undefined && type !== 'json') {
    throw new codes.ERR_IMPORT_ATTRIBUTE_UNSUPPORTED('type', type, url);
  }
  const needed = typeOfFormat[format] ?? '';
  if (type === undefined && needed !== '') {
    throw new codes.ERR_IMPORT_ATTRIBUTE_MISSING(url, 'type', needed);
  }
  if (type !== undefined && type !== needed) {
    throw new codes.ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE(url, type);
  }
}

const isObject = (value) =>
  (typeof value === 'object' ? value !== null : typeof value === 'function');

/**
 * The attributes of the second argument of import().
 * @param {*} options
 * @returns {Record<string, string>} without prototype
 * @throws TypeError in V8's words
 */
function readAttributes(options) {
  const attributes = { __proto__: null };
  if (options === undefined) return attributes;
  if (!isObject(options)) throw new TypeError('The second argument to import() must be an object');
  const given = options.with;
  if (given === undefined) return attributes;
  if (!isObject(given)) throw new TypeError("The 'with' option must be an object");
  for (const key of Object.keys(given)) {
    const value = given[key];
    if (typeof value !== 'string') throw new TypeError('Import attribute value must be a string');
    attributes[key] = value;
  }
  return attributes;
}

module.exports = { validateAttributes, readAttributes };
