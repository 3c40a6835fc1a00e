// SPDX-License-Identifier: MIT
//
// vm.Module: what its two kinds have in common.
'use strict';

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_SCRIPT_EXECUTION_INTERRUPTED, ERR_SCRIPT_EXECUTION_TIMEOUT,
    ERR_VM_MODULE_ALREADY_LINKED, ERR_VM_MODULE_DIFFERENT_CONTEXT,
    ERR_VM_MODULE_LINK_FAILURE, ERR_VM_MODULE_NOT_MODULE, ERR_VM_MODULE_STATUS,
  },
} = require('internal/errors');
const { evaluate } = require('internal/modules/esm/evaluate');
const { link } = require('internal/modules/esm/link');
const record = require('internal/modules/esm/record');
const { contextOf } = require('internal/vm/context');
const { validateRunOptions } = require('internal/vm/options');
const { customInspectSymbol, emitExperimentalWarning } = require('internal/util');
const {
  validateBoolean, validateFunction, validateObject, validateString, validateUint32,
} = require('internal/validators');

const kRecord = Symbol('kRecord');
const kLink = Symbol('kLink');

let lastId = 0;

/** Whether a value is one of these modules. */
const isModule = (value) => typeof value === 'object' && value !== null && kRecord in value &&
  value instanceof Module;

function statusOf(state, { status, hasFailed }) {
  if (state.error !== undefined || hasFailed) return 'errored';
  if (status === record.UNLINKED) return state.isLinking ? 'linking' : 'unlinked';
  if (status === record.LINKING) return 'linking';
  if (status === record.LINKED) return 'linked';
  return status === record.EVALUATING ? 'evaluating' : 'evaluated';
}

// Limits are those of a script: one that does nothing but run the module.
function runWithin(context, run, timeout, breakOnSigint) {
  const isTimed = timeout !== -1;
  validateRunOptions({ timeout: isTimed ? timeout : undefined, breakOnSigint });
  const target = context?.global ?? globalThis;
  const limits = [
    isTimed ? timeout : undefined,
    isTimed ? new ERR_SCRIPT_EXECUTION_TIMEOUT(timeout) : undefined,
    breakOnSigint ? new ERR_SCRIPT_EXECUTION_INTERRUPTED() : undefined,
  ];
  Object.defineProperty(target, '$nd', { __proto__: null, value: run, configurable: true });
  try {
    return internalBinding('contextify').evaluate(
      context?.global, '$nd()', 'node:internal/vm/module', 1, context?.drains === true, ...limits);
  } finally {
    delete target.$nd;
  }
}

/** The base class; programs see its instances only. */
class Module {
  #state = { isLinking: false, error: undefined };
  #identifier;
  #context;

  constructor(options) {
    emitExperimentalWarning('VM Modules');
    if (new.target === Module) throw new TypeError('Module is not a constructor');
    const { context, identifier } = options;
    if (context !== undefined) {
      const isContext = typeof context === 'object' && context !== null;
      if (!isContext || contextOf(context) === undefined) {
        throw new ERR_INVALID_ARG_TYPE('options.context', 'vm.Context', context);
      }
    }
    if (identifier !== undefined) validateString(identifier, 'options.identifier');
    this.#context = context;
    this.#identifier = identifier ?? `vm:module(${lastId++})`;
  }

  /** Its name in stacks. */
  get identifier() {
    return this.#identifier;
  }

  /** The contextified object whose globals it sees; undefined: the program's own. */
  get context() {
    return this.#context;
  }

  /** @throws ERR_VM_MODULE_STATUS before it was linked */
  get namespace() {
    if (this.status === 'unlinked' || this.status === 'linking') {
      throw new ERR_VM_MODULE_STATUS('must not be unlinked or linking');
    }
    return this[kRecord].getNamespace();
  }

  get status() {
    return statusOf(this.#state, this[kRecord]);
  }

  /** @throws ERR_VM_MODULE_STATUS unless it has failed */
  get error() {
    if (this.status !== 'errored') throw new ERR_VM_MODULE_STATUS('must be errored');
    return this.#state.error ?? this[kRecord].error;
  }

  /**
   * Links the module and all that it requests.
   * @param {Function} linker (specifier, referencingModule, extra) => Module or a promise of one
   * @returns {Promise<void>}
   * @throws ERR_VM_MODULE_ALREADY_LINKED, ERR_VM_MODULE_STATUS and what linker throws
   */
  async link(linker) {
    validateFunction(linker, 'linker');
    if (this.status === 'linked') throw new ERR_VM_MODULE_ALREADY_LINKED();
    if (this.status !== 'unlinked') throw new ERR_VM_MODULE_STATUS('must be unlinked');
    await this[kLink](linker);
    link(this[kRecord]);
  }

  // Asks the linker for each request, and those modules in turn.
  async [kLink](linker) {
    this.#state.isLinking = true;
    const { requests, dependencies } = this[kRecord];
    const linked = requests.map(async ({ specifier, attributes }, index) => {
      const module = await linker(specifier, this, { attributes, assert: attributes });
      dependencies[index] = this.#check(module, specifier)[kRecord];
      if (module.status === 'unlinked') await module[kLink](linker);
    });
    await Promise.all(linked);
    this.#state.isLinking = false;
  }

  // A module that can be an answer to a request.
  #check(module, specifier) {
    if (!isModule(module)) throw (this.#state.error = new ERR_VM_MODULE_NOT_MODULE());
    if (module.context !== this.context) {
      throw (this.#state.error = new ERR_VM_MODULE_DIFFERENT_CONTEXT());
    }
    if (module.status === 'errored') {
      throw new ERR_VM_MODULE_LINK_FAILURE(
        `request for '${specifier}' resolved to an errored module`, module.error);
    }
    return module;
  }

  /**
   * Runs the module.
   * @param {{ timeout?: number, breakOnSigint?: boolean }} [options]
   * @returns {Promise<void>}
   * @throws ERR_VM_MODULE_STATUS, ERR_INVALID_ARG_TYPE
   */
  evaluate(options = { __proto__: null }) {
    try {
      return this.#run(options) ?? Promise.resolve();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #run(options) {
    validateObject(options, 'options');
    const { timeout = -1, breakOnSigint = false } = options;
    if (timeout !== -1) validateUint32(timeout, 'options.timeout', true);
    validateBoolean(breakOnSigint, 'options.breakOnSigint');
    const { status } = this;
    if (status !== 'linked' && status !== 'evaluated' && status !== 'errored') {
      throw new ERR_VM_MODULE_STATUS('must be one of linked, evaluated, or errored');
    }
    if (this.#state.error !== undefined) throw this.#state.error;
    const context = this.context === undefined ? undefined : contextOf(this.context);
    const isLimited = timeout !== -1 || breakOnSigint || context?.drains === true;
    const run = () => evaluate(this[kRecord]);
    const runLimited = isLimited ? () => runWithin(context, run, timeout, breakOnSigint) : run;
    return context === undefined ? runLimited() : context.runModule(runLimited);
  }

  [customInspectSymbol](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const { status, identifier, context } = this;
    const shown = Object.create(Object.getPrototypeOf(this));
    for (const [key, value] of Object.entries({ status, identifier, context })) {
      Object.defineProperty(shown, key, { __proto__: null, value, enumerable: true });
    }
    return inspect(shown, { ...options, customInspect: false });
  }
}

module.exports = { Module, kRecord, isModule };
