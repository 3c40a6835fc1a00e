// SPDX-License-Identifier: MIT
//
// vm.SyntheticModule: a module whose exports the program sets.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { SyntheticRecord, LINKED } = require('internal/modules/esm/record');
const { Module, kRecord } = require('internal/vm/module');
const { validateFunction, validateObject, validateString } = require('internal/validators');

function validateNames(names) {
  if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) {
    throw new ERR_INVALID_ARG_TYPE('exportNames', 'Array of unique strings', names);
  }
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) {
      throw new ERR_INVALID_ARG_VALUE(`exportNames.${name}`, name, 'is duplicated');
    }
  });
}

/** A module that is a list of values. */
class SyntheticModule extends Module {
  /**
   * @param {string[]} exportNames
   * @param {() => void} evaluateCallback called with the module as `this` when it is evaluated
   * @param {{ identifier?: string, context?: object }} [options]
   * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE
   */
  constructor(exportNames, evaluateCallback, options = { __proto__: null }) {
    validateNames(exportNames);
    validateFunction(evaluateCallback, 'evaluateCallback');
    validateObject(options, 'options');
    super(options);
    const record = new SyntheticRecord(this.identifier, exportNames,
                                       () => Reflect.apply(evaluateCallback, this, []));
    record.status = LINKED; // it requests nothing
    this[kRecord] = record;
  }

  /** There is nothing to link. */
  async link() {
    await undefined;
  }

  /**
   * Sets an export.
   * @param {string} name
   * @param {*} value
   * @throws ERR_INVALID_ARG_TYPE, ReferenceError
   */
  setExport(name, value) {
    validateString(name, 'name');
    const { values } = this[kRecord];
    if (!(name in values)) throw new ReferenceError(`Export '${name}' is not defined in module`);
    values[name] = value;
  }
}

module.exports = { SyntheticModule };
