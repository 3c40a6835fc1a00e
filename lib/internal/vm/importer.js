// SPDX-License-Identifier: MIT
//
// import() in code that node:vm compiles: the option importModuleDynamically.
'use strict';

const {
  codes: {
    ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING, ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG,
    ERR_VM_MODULE_NOT_MODULE,
  },
} = require('internal/errors');
const { getOptionValue } = require('internal/options');
const { makeImporter, currentURL } = require('internal/modules/esm/dynamic_import');
const { isNamespace } = require('internal/modules/namespace');
const { emitExperimentalWarning } = require('internal/util');
const { constants } = require('internal/vm/options');

async function callBack(callback, referrer, specifier, attributes, phase) {
  if (!getOptionValue('--experimental-vm-modules')) {
    throw new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG();
  }
  const result = await callback(specifier, referrer, attributes, phase);
  if (isNamespace(result)) return result;
  const { isModule } = require('internal/vm/module');
  if (!isModule(result)) throw new ERR_VM_MODULE_NOT_MODULE();
  if (result.status === 'errored') throw result.error;
  return result.namespace;
}

/**
 * What import() gives in code with this option.
 * @param {Function|symbol|undefined} option importModuleDynamically
 * @param {object} referrer the script, function or module
 * @param {string} specifier
 * @param {object} attributes
 * @param {string} phase
 * @returns {Promise<object>}
 */
function loadThrough(option, referrer, specifier, attributes, phase) {
  if (option === undefined) return Promise.reject(new ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING());
  if (option !== constants.USE_MAIN_CONTEXT_DEFAULT_LOADER) {
    return callBack(option, referrer, specifier, attributes, phase);
  }
  emitExperimentalWarning('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
  const { importModule } = require('internal/modules/esm/loader');
  return importModule(specifier, currentURL(), attributes, phase);
}

/**
 * The import() of a script or function.
 * @param {Function|symbol|undefined} option importModuleDynamically
 * @param {object} referrer
 * @returns {Function} see makeImporter
 */
function importerFor(option, referrer) {
  return makeImporter((specifier, attributes, phase) =>
    loadThrough(option, referrer, specifier, attributes, phase));
}

module.exports = { loadThrough, importerFor };
