// SPDX-License-Identifier: MIT
//
// Link() of cyclic module records (https://tc39.es/ecma262/#sec-moduledeclarationlinking): finds
// the cycles of a loaded graph, and the declaration behind each import.  A module's function is
// made when it is about to run, but for modules in a cycle: their functions are hoisted now.
'use strict';

const {
  UNLINKED, LINKING, LINKED, ResolvedBinding, SourceTextRecord,
} = require('internal/modules/esm/record');

/** The imports of a module, as the front end wants them, and the arguments its function gets. */
class Resolutions {
  records = []; // of each parameter: the module whose values it is, or a namespace
  imports = []; // { parameter, name, isChecked }; name null: the parameter is the value
  indexes = new Map();

  parameterOf(value) {
    let index = this.indexes.get(value);
    if (index === undefined) {
      index = this.records.push(value) - 1;
      this.indexes.set(value, index);
    }
    return index;
  }
}

function fail(record, entry, binding) {
  throw require('internal/modules/esm/link_errors').unresolved(record, entry, binding);
}

// Node reports the failing import whose local name comes first, then exports.
function checkAll(record) {
  const { imports, indirectExports } = record.unit;
  const byLocal = [...imports].sort((a, b) => (a.local < b.local ? -1 : a.local > b.local ? 1 : 0));
  for (const entry of byLocal) {
    if (entry.name === null) continue;
    const target = record.dependencies[entry.request];
    const binding = target.resolveExport(entry.name);
    if (!(binding instanceof ResolvedBinding)) fail(record, entry, binding);
  }
  for (const entry of indirectExports) {
    const binding = record.resolveExport(entry.name);
    if (!(binding instanceof ResolvedBinding)) fail(record, entry, binding);
  }
}

function addNamespace(resolutions, target) {
  resolutions.imports.push({
    parameter: resolutions.parameterOf(target.getNamespace()), name: null, isChecked: false,
  });
}

// What `import source` gives.
function sourceOf(target) {
  const { moduleSource } = target;
  if (moduleSource !== undefined) return moduleSource;
  const { codes: { ERR_SOURCE_PHASE_NOT_DEFINED } } = require('internal/errors');
  throw new ERR_SOURCE_PHASE_NOT_DEFINED(target.url);
}

function addImport(record, resolutions, entry) {
  const { phase } = record.requests[entry.request];
  const target = record.dependencies[entry.request];
  if (phase === 'source') {
    resolutions.imports.push({
      parameter: resolutions.parameterOf(sourceOf(target)), name: null, isChecked: false,
    });
    return;
  }
  if (entry.name === null) {
    addNamespace(resolutions, target);
    return;
  }
  const binding = target.resolveExport(entry.name);
  if (!(binding instanceof ResolvedBinding)) checkAll(record);
  if (binding.name === null) {
    addNamespace(resolutions, binding.record);
    return;
  }
  resolutions.imports.push({
    parameter: resolutions.parameterOf(binding.record.values),
    name: binding.name,
    isChecked: record.isCyclic && binding.record.isCyclic,
  });
}

function resolveImports(record) {
  const resolutions = new Resolutions();
  for (const entry of record.unit.imports) addImport(record, resolutions, entry);
  for (const entry of record.unit.indirectExports) {
    if (!(record.resolveExport(entry.name) instanceof ResolvedBinding)) checkAll(record);
  }
  record.resolutions = resolutions;
}

// A strongly connected component whose dependencies have been linked.
function finish(component, state) {
  const isCycle = component.length > 1 || component[0].dependencies.includes(component[0]);
  for (const record of component) {
    record.isCyclic = isCycle || record.isExposed;
    if (record.isCyclic) record.markUninitialized();
  }
  state.finished.push(...component);
  for (const record of component) resolveImports(record);
  if (!component[0].isCyclic) return;
  for (const record of component) record.hoist();
  state.hoistsAsync ||= component.some((record) => record.hasTopLevelAwait);
}

// InnerModuleLinking.
function visit(record, state) {
  if (record.status !== UNLINKED) return;
  if (!(record instanceof SourceTextRecord)) {
    record.status = LINKED;
    return;
  }
  record.status = LINKING;
  record.dfsIndex = record.dfsAncestorIndex = state.index++;
  const { stack } = state;
  stack.push(record);
  for (let i = 0; i < record.dependencies.length; i++) {
    if (record.requests[i].phase === 'source') continue;
    const required = record.dependencies[i];
    visit(required, state);
    if (required.status === LINKING && required.dfsAncestorIndex < record.dfsAncestorIndex) {
      record.dfsAncestorIndex = required.dfsAncestorIndex;
    }
  }
  if (record.dfsAncestorIndex !== record.dfsIndex) return;
  const component = stack.splice(stack.indexOf(record));
  finish(component, state);
  for (const member of component) member.status = LINKED;
}

/**
 * Links a graph.
 * @param {ModuleRecord} root loaded, with all that it requests
 * @throws SyntaxError for an import that nothing exports
 */
function link(root) {
  if (root.status !== UNLINKED) return;
  const state = { stack: [], index: 0, finished: [], hoistsAsync: false };
  try {
    visit(root, state);
    root.startsLate = state.hoistsAsync;
  } catch (error) {
    for (const record of state.stack) record.status = UNLINKED;
    for (const record of state.finished) {
      if (record.status === LINKING) record.status = UNLINKED;
    }
    throw error;
  }
}

module.exports = { link, sourceOf };
