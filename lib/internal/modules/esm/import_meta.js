// SPDX-License-Identifier: MIT
//
// import.meta of the modules that the loader loads.
'use strict';

const { resolve } = require('internal/modules/esm/resolve');
const { toPath } = require('internal/modules/esm/urls');

const main = { record: undefined }; // the program's module

function resolveFrom(specifier, parentURL) {
  const { noAttributes, steps } = require('internal/modules/esm/loader');
  try {
    if (!steps.isHooked) return resolve(`${specifier}`, parentURL);
    return steps.resolve(`${specifier}`, { parentURL, importAttributes: noAttributes }).url;
  } catch (error) {
    const { code, url } = error;
    // Only import itself needs the file to be there.
    if (url !== undefined && (code === 'ERR_MODULE_NOT_FOUND' ||
        code === 'ERR_UNSUPPORTED_DIR_IMPORT')) return url;
    throw error;
  }
}

function makeResolve(url) {
  const { getOptionValue } = require('internal/options');
  const takesParent = getOptionValue('--experimental-import-meta-resolve');
  return function resolve(specifier, parentURL) {
    if (!takesParent || parentURL === undefined) return resolveFrom(specifier, url);
    if (typeof parentURL !== 'string' && !require('internal/url').isURL(parentURL)) {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('parentURL', ['string', 'URL'], parentURL);
    }
    return resolveFrom(specifier, `${parentURL}`);
  };
}

/**
 * @param {ModuleRecord} record
 * @returns {object} without prototype
 */
function makeMeta(record) {
  const { url } = record;
  if (record.scope !== undefined) return record.scope.makeMeta();
  const meta = { __proto__: null };
  if (url.startsWith('file:')) {
    const filename = toPath(url);
    meta.dirname = filename.slice(0, filename.lastIndexOf('/')) || '/';
    meta.filename = filename;
  }
  meta.main = record === main.record;
  meta.resolve = makeResolve(url);
  meta.url = url;
  return meta;
}

module.exports = { makeMeta, main };
