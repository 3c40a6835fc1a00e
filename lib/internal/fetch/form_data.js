// SPDX-License-Identifier: MIT
//
// FormData: https://xhr.spec.whatwg.org/#interface-formdata
'use strict';

const { createBlob, isBlob, partsOf } = require('internal/blob');
const { File, isFile } = require('internal/file');
const {
  defineInspection, defineInterface, defineIteration, illegalInvocation, requireArguments,
  toScalarString,
} = require('internal/fetch/webidl');

/** https://html.spec.whatwg.org/#create-an-entry */
function makeEntry(name, value, filename) {
  if (typeof value === 'string') return [name, value];
  if (!isFile(value)) {
    const type = value.type;
    return [name, new File([createBlob(partsOf(value))], filename ?? 'blob', { type })];
  }
  if (filename === undefined) return [name, value];
  const { type, lastModified } = value;
  return [name, new File([createBlob(partsOf(value))], filename, { type, lastModified })];
}

/** The entry of the arguments of append and set. */
function entryOf(args, where) {
  requireArguments(args.length, 2, where);
  const name = toScalarString(args[0], where, 'name');
  const value = args[1];
  if (isBlob(value)) {
    const filename = args.length > 2 && args[2] !== undefined ?
      toScalarString(args[2], where, 'filename') : undefined;
    return makeEntry(name, value, filename);
  }
  if (args.length > 2) {
    const { inspect } = require('internal/util/inspect');
    const shown = typeof value === 'string' ? `"${value}"` : inspect(value);
    throw new TypeError(`${where}: Expected value ("${shown}") to be an instance of Blob.`);
  }
  return makeEntry(name, toScalarString(value, where, 'value'), undefined);
}

let isFormData;
let entriesOf;

class FormData {
  #entries = []; // [name, string or File]

  static {
    isFormData = (value) => typeof value === 'object' && value !== null && #entries in value;
    entriesOf = (form) => form.#entries;
  }

  constructor(form = undefined) {
    if (form !== undefined) {
      throw new TypeError(
        'FormData constructor: Argument 1 could not be converted to: undefined.');
    }
  }

  /** @param {string} name @param {string|Blob} value @param {string} [filename] of a Blob */
  append(...args) {
    checkThis(this);
    this.#entries.push(entryOf(args, 'FormData.append'));
  }

  delete(name) {
    checkThis(this);
    requireArguments(arguments.length, 1, 'FormData.delete');
    const wanted = toScalarString(name, 'FormData.delete', 'name');
    this.#entries = this.#entries.filter((entry) => entry[0] !== wanted);
  }

  /** @returns {string|File|null} the first value */
  get(name) {
    checkThis(this);
    requireArguments(arguments.length, 1, 'FormData.get');
    const wanted = toScalarString(name, 'FormData.get', 'name');
    const entry = this.#entries.find(([key]) => key === wanted);
    return entry === undefined ? null : entry[1];
  }

  getAll(name) {
    checkThis(this);
    requireArguments(arguments.length, 1, 'FormData.getAll');
    const wanted = toScalarString(name, 'FormData.getAll', 'name');
    return this.#entries.filter(([key]) => key === wanted).map((entry) => entry[1]);
  }

  has(name) {
    checkThis(this);
    requireArguments(arguments.length, 1, 'FormData.has');
    const wanted = toScalarString(name, 'FormData.has', 'name');
    return this.#entries.some(([key]) => key === wanted);
  }

  /** Gives a name one value, as append takes it, in the place of the first that it has. */
  set(...args) {
    checkThis(this);
    const entry = entryOf(args, 'FormData.set');
    const index = this.#entries.findIndex(([key]) => key === entry[0]);
    if (index === -1) {
      this.#entries.push(entry);
      return;
    }
    this.#entries = this.#entries.filter(([key], i) => i <= index || key !== entry[0]);
    this.#entries[index] = entry;
  }
}

function checkThis(value) {
  if (!isFormData(value)) throw illegalInvocation();
}

defineIteration(FormData, (form) => {
  checkThis(form);
  return entriesOf(form);
});
defineInspection(FormData, (form) => {
  const shown = { __proto__: null };
  for (const [name, value] of entriesOf(form)) {
    if (!(name in shown)) shown[name] = value;
    else if (Array.isArray(shown[name])) shown[name].push(value);
    else shown[name] = [shown[name], value];
  }
  return Object.setPrototypeOf(shown, Object.prototype);
});
require('internal/clone/registry').registerCloneHooks(FormData.prototype, { unsupported: true });
defineInterface(FormData, ['append', 'delete', 'get', 'getAll', 'has', 'set']);
Object.defineProperty(FormData.prototype.append, 'length', { __proto__: null, value: 2 });
Object.defineProperty(FormData.prototype.set, 'length', { __proto__: null, value: 2 });

/** A FormData of entries. */
function createFormData(entries) {
  const form = new FormData();
  entriesOf(form).push(...entries);
  return form;
}

module.exports = { FormData, createFormData, entriesOf, isFormData };
