// SPDX-License-Identifier: MIT
//
// vm.SourceTextModule: a module of ECMAScript whose requests the program answers.
'use strict';

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_MODULE_LINK_MISMATCH, ERR_VM_MODULE_CACHED_DATA_REJECTED,
    ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA, ERR_VM_MODULE_LINK_FAILURE, ERR_VM_MODULE_NOT_MODULE,
    ERR_VM_MODULE_STATUS,
  },
} = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');
const { hasAsyncGraph } = require('internal/modules/esm/evaluate');
const { parse } = require('internal/modules/esm/front_end');
const { link } = require('internal/modules/esm/link');
const { SourceTextRecord } = require('internal/modules/esm/record');
const { contextOf } = require('internal/vm/context');
const { loadThrough } = require('internal/vm/importer');
const { Module, kRecord, isModule } = require('internal/vm/module');
const { fingerprint } = require('internal/vm/script');
const { validateFunction, validateInt32, validateObject, validateString } =
  require('internal/validators');

function validateCachedData(cachedData, sourceText) {
  if (cachedData === undefined) return;
  if (!isArrayBufferView(cachedData)) {
    throw new ERR_INVALID_ARG_TYPE('options.cachedData', ['Buffer', 'TypedArray', 'DataView'],
                                   cachedData);
  }
  const bytes = require('buffer').Buffer.from(cachedData.buffer, cachedData.byteOffset,
                                              cachedData.byteLength);
  if (!fingerprint(sourceText).equals(bytes)) throw new ERR_VM_MODULE_CACHED_DATA_REJECTED();
}

function validateHooks({ initializeImportMeta, importModuleDynamically }) {
  if (initializeImportMeta !== undefined) {
    validateFunction(initializeImportMeta, 'options.initializeImportMeta');
  }
  if (importModuleDynamically !== undefined &&
      importModuleDynamically !== require('internal/vm/options').constants
        .USE_MAIN_CONTEXT_DEFAULT_LOADER) {
    validateFunction(importModuleDynamically, 'options.importModuleDynamically');
  }
}

function describeRequest({ specifier, attributes, phase }) {
  return Object.freeze({
    __proto__: null, specifier, attributes: Object.freeze(attributes), phase,
  });
}

/** A module that is compiled from its source. */
class SourceTextModule extends Module {
  #sourceText;
  #dependencySpecifiers;
  #moduleRequests;

  /**
   * @param {string} sourceText
   * @param {object} [options] identifier, context, cachedData, lineOffset, columnOffset,
   *   initializeImportMeta, importModuleDynamically
   * @throws SyntaxError, ERR_INVALID_ARG_TYPE, ERR_VM_MODULE_CACHED_DATA_REJECTED
   */
  constructor(sourceText, options = { __proto__: null }) {
    validateString(sourceText, 'sourceText');
    validateObject(options, 'options');
    const { lineOffset = 0, columnOffset = 0, cachedData } = options;
    validateInt32(lineOffset, 'options.lineOffset');
    validateInt32(columnOffset, 'options.columnOffset');
    validateHooks(options);
    super(options);
    validateCachedData(cachedData, sourceText);
    this.#sourceText = sourceText;
    this[kRecord] = this.#makeRecord(sourceText, lineOffset, columnOffset, options);
  }

  #makeRecord(sourceText, lineOffset, columnOffset, options) {
    const { identifier, context } = this;
    // What the engine cannot be told becomes line terminators and spaces.
    const text = '\n'.repeat(Math.max(0, lineOffset)) + ' '.repeat(Math.max(0, columnOffset)) +
      sourceText;
    require('internal/stacks/source').setSourceInfo(identifier, { shift: 0, text });
    const record = new SourceTextRecord(identifier, parse(text, identifier));
    const { initializeImportMeta, importModuleDynamically } = options;
    record.isExposed = true; // its namespace can be seen before it has run
    record.realm = context === undefined ? undefined : contextOf(context);
    record.scope = {
      makeMeta: () => {
        const meta = { __proto__: null };
        initializeImportMeta?.(meta, this);
        return meta;
      },
      load: (specifier, attributes, phase) =>
        loadThrough(importModuleDynamically, this, specifier, attributes, phase),
    };
    return record;
  }

  /**
   * Says which modules the requests mean.
   * @param {Module[]} modules as many as there are moduleRequests
   * @throws ERR_VM_MODULE_STATUS, ERR_MODULE_LINK_MISMATCH, ERR_VM_MODULE_NOT_MODULE
   */
  linkRequests(modules) {
    if (this.status !== 'unlinked') throw new ERR_VM_MODULE_STATUS('must be unlinked');
    if (!Array.isArray(modules)) throw new ERR_INVALID_ARG_TYPE('modules', 'Array', modules);
    const { requests } = this[kRecord];
    if (modules.length !== requests.length) {
      throw new ERR_MODULE_LINK_MISMATCH(
        `Expected ${requests.length} modules, got ${modules.length}`);
    }
    this[kRecord].dependencies = modules.map((module) => {
      if (!isModule(module)) throw new ERR_VM_MODULE_NOT_MODULE();
      return module[kRecord];
    });
  }

  /**
   * Resolves imports and exports, once linkRequests has been called on all modules of the graph.
   * @throws ERR_VM_MODULE_STATUS, ERR_VM_MODULE_LINK_FAILURE, SyntaxError
   */
  instantiate() {
    if (this.status !== 'unlinked') throw new ERR_VM_MODULE_STATUS('must be unlinked');
    checkLinked(this[kRecord], new Set());
    link(this[kRecord]);
  }

  /** The specifiers among them. */
  get dependencySpecifiers() {
    return this.#dependencySpecifiers ??=
      Object.freeze(this.moduleRequests.map(({ specifier }) => specifier));
  }

  /** What the source requests, in order. */
  get moduleRequests() {
    return this.#moduleRequests ??= Object.freeze(this[kRecord].requests.map(describeRequest));
  }

  get status() {
    return super.status;
  }

  get error() {
    return super.error;
  }

  /** Whether the module or one of its dependencies has a top-level await. */
  hasAsyncGraph() {
    if (this.status === 'unlinked' || this.status === 'linking') {
      throw new ERR_VM_MODULE_STATUS('must be instantiated');
    }
    return hasAsyncGraph(this[kRecord]);
  }

  hasTopLevelAwait() {
    return this[kRecord].hasTopLevelAwait;
  }

  /**
   * What tells whether a later module has the same source.
   * @returns {Buffer}
   * @throws ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA once it has run
   */
  createCachedData() {
    const { status } = this;
    if (status === 'evaluating' || status === 'evaluated' || status === 'errored') {
      throw new ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA();
    }
    return fingerprint(this.#sourceText);
  }
}

function checkLinked(record, seen) {
  if (seen.has(record)) return;
  seen.add(record);
  for (let i = 0; i < record.requests.length; i++) {
    const required = record.dependencies[i];
    if (required === undefined) throw new ERR_VM_MODULE_LINK_FAILURE('module is not linked');
    checkLinked(required, seen);
  }
}

module.exports = { SourceTextModule };
