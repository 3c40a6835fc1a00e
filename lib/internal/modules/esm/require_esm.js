// SPDX-License-Identifier: MIT
//
// require() of ES modules: synchronous, so none of the graph may have a top-level await.
'use strict';

const { errorCodes } = require('internal/lazy');
const { evaluate, hasAsyncGraph } = require('internal/modules/esm/evaluate');
const { find, loadNow } = require('internal/modules/esm/loader');
const {
  EVALUATING, EVALUATED, ResolvedBinding,
} = require('internal/modules/esm/record');
const { toURL } = require('internal/modules/esm/urls');
const { makeNamespace } = require('internal/modules/namespace');

const facades = new WeakMap(); // record -> namespace that says __esModule

const advice = ' A cycle involving require(esm) is not allowed to maintain invariants mandated ' +
  'by the ECMAScript specification. Try making at least part of the dependency in the graph ' +
  'lazily loaded.';

/**
 * The error for a module that is required while it is being loaded.
 * @param {string} filename
 * @param {string|undefined} parentFilename
 * @param {boolean} isEvaluating
 * @returns {Error}
 */
function cycleError(filename, parentFilename, isEvaluating) {
  const from = parentFilename === undefined ? '' : ` (from ${parentFilename})`;
  return new (errorCodes().ERR_REQUIRE_CYCLE_MODULE)(
    `Cannot require() ES Module ${filename} in a cycle.${from}${isEvaluating ? advice : ''}`);
}

// What importing code that was an ES module before it was transpiled expects of a default export.
function withEsModule(record) {
  let facade = facades.get(record);
  if (facade === undefined) {
    const bindings = record.namespaceBindings();
    const values = { __proto__: null, __esModule: true };
    bindings.set('__esModule', { values, name: '__esModule' });
    facade = makeNamespace(bindings);
    facades.set(record, facade);
  }
  return facade;
}

function exportsOf(record) {
  const exportsName = 'module.exports';
  if (record.resolveExport(exportsName) instanceof ResolvedBinding) {
    return record.getNamespace()[exportsName];
  }
  const isDefault = record.resolveExport('default') instanceof ResolvedBinding;
  const isMarked = record.resolveExport('__esModule') instanceof ResolvedBinding;
  return isDefault && !isMarked ? withEsModule(record) : record.getNamespace();
}

function asyncError(filename, module) {
  const { parents } = require('internal/modules/cjs');
  const stack = [];
  for (let parent = parents.get(module); parent; parent = parents.get(parent)) {
    stack.push(parent.filename || parent.id);
  }
  const error = new (errorCodes().ERR_REQUIRE_ASYNC_MODULE)(filename, stack[0], stack);
  Object.defineProperty(error, 'requireStack', {
    __proto__: null, value: stack, writable: true, enumerable: false, configurable: true,
  });
  return error;
}

/**
 * Loads an ES module for require().
 * @param {Module} module the CommonJS module that stands for it
 * @param {string} filename
 * @param {{ url?: string, source?: string, format?: string }} [options]
 * @throws ERR_REQUIRE_CYCLE_MODULE, ERR_REQUIRE_ASYNC_MODULE and what loading throws
 */
function requireModule(module, filename, { url = toURL(filename), source, format } = {}) {
  const { parents } = require('internal/modules/cjs');
  const parentFilename = parents.get(module)?.filename;
  const known = find(url);
  if (known?.status === EVALUATING) throw cycleError(filename, parentFilename, true);
  const record = loadNow(url, { source, format: format ?? 'module', isRequired: true });
  if (record.status !== EVALUATED && hasAsyncGraph(record)) throw asyncError(filename, module);
  if (record.status === EVALUATED && record.asyncOrder !== 0) throw asyncError(filename, module);
  evaluate(record);
  module.exports = exportsOf(record);
}

module.exports = { requireModule, cycleError };
