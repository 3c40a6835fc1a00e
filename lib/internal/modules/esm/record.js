// SPDX-License-Identifier: MIT
//
// Module records (https://tc39.es/ecma262/#sec-abstract-module-records): what a module exports, and
// where the value of each export lives.
'use strict';

const { UNINITIALIZED, makeNamespace } = require('internal/modules/namespace');

// Their order matters: later is more done.
const UNLINKED = 0;
const LINKING = 1;
const LINKED = 2;
const EVALUATING = 3;
const EVALUATING_ASYNC = 4;
const EVALUATED = 5;

// What resolveExport says in place of a binding.
const AMBIGUOUS = Symbol('ambiguous');
const CIRCULAR = Symbol('circular');

const DONE = -1; // asyncOrder of what has run

/** Where an export lives; name null: the binding is the namespace of the record. */
class ResolvedBinding {
  record;
  name; // an own property, whatever programs do to Object.prototype

  constructor(record, name) {
    this.record = record;
    this.name = name;
  }
}

/** What all kinds of modules have in common. */
class ModuleRecord {
  url; // an own property, whatever programs do to Object.prototype

  constructor(url) {
    this.url = url;
    this.key = undefined; // in the module map
    this.status = UNLINKED;
    this.isLoaded = false; // all that it requests has been loaded
    this.values = { __proto__: null }; // of its own exports
    this.namespace = undefined;
    this.requests = []; // { specifier, attributes, phase, line, column ... }
    this.dependencies = []; // the records that the requests mean
    this.hasFailed = false;
    this.error = undefined;
    this.hasTopLevelAwait = false;
    this.isCyclic = false; // part of a cycle
    // An async generator takes a promise job to get to where it hoists functions, and is not to run
    // before.
    this.startsLate = false;
    this.isExposed = false; // others can see it before it has run, though it is in no cycle
    this.wasImported = false;
    // Evaluation:
    this.dfsIndex = 0;
    this.dfsAncestorIndex = 0;
    this.cycleRoot = undefined;
    this.asyncOrder = 0; // 0: its evaluation is not asynchronous; DONE: it was
    this.pendingDependencies = 0;
    this.asyncParents = [];
    this.capability = undefined; // { promise, resolve, reject } of an asynchronous evaluation
  }

  /** The module that its source phase imports give, or undefined. */
  get moduleSource() {
    return undefined;
  }

  /** The names of all exports, those of `export *` included; order is not defined. */
  exportNames(seen = new Set()) { // eslint-disable-line no-unused-vars
    return Object.keys(this.values);
  }

  /**
   * ResolveExport.
   * @param {string} name
   * @returns {ResolvedBinding|null|symbol} null: not exported; AMBIGUOUS; CIRCULAR
   */
  resolveExport(name) {
    return name in this.values ? new ResolvedBinding(this, name) : null;
  }

  /** GetModuleNamespace. */
  getNamespace() {
    return this.namespace ??= makeNamespace(this.namespaceBindings());
  }

  /** What a namespace of this module shows. */
  namespaceBindings() {
    const bindings = new Map();
    for (const name of this.exportNames()) {
      const binding = this.resolveExport(name);
      if (!(binding instanceof ResolvedBinding)) continue;
      const { record } = binding;
      bindings.set(name, binding.name === null ?
        { values: () => record.getNamespace(), name: null } :
        { values: record.values, name: binding.name });
    }
    return bindings;
  }
}

/** A module whose exports are set by a function (synthetic module records). */
class SyntheticRecord extends ModuleRecord {
  /**
   * @param {string} url
   * @param {string[]} names of the exports
   * @param {(record: SyntheticRecord) => void} evaluate sets values
   */
  constructor(url, names, evaluate) {
    super(url);
    for (const name of [...names].sort()) this.values[name] = undefined;
    this.evaluate = evaluate;
    this.isLoaded = true;
    this.format = 'synthetic';
    this.cycleRoot = this;
  }

  execute() {
    this.evaluate(this);
  }
}

/** A module with a source text (source text module records). */
class SourceTextRecord extends ModuleRecord {
  /**
   * @param {string} url
   * @param {object} unit of internal/modules/esm/front_end
   */
  constructor(url, unit) {
    super(url);
    this.unit = unit;
    this.format = 'module';
    this.requests = unit.requests;
    this.hasTopLevelAwait = unit.hasTopLevelAwait;
    this.indirect = new Map(); // name -> { request, importName }
    this.stars = unit.starExports;
    this.meta = undefined;
    this.scope = undefined; // what a vm module gives import() and import.meta
    this.realm = undefined; // where it is compiled, if not in the program's own
    this.body = undefined; // its function, or the generator of a module in a cycle
    this.resolutions = undefined; // of its imports
    this.resolved = undefined; // name -> binding, of exports that `export *` gives
    for (const { name } of unit.localExports) this.values[name] = undefined;
    for (const entry of unit.indirectExports) this.indirect.set(entry.name, entry);
  }

  /** Makes the functions callable that it exports to modules of its cycle. */
  hoist() {
    require('internal/modules/esm/execute').hoist(this);
  }

  /** Runs its body; returns a promise if it has a top-level await. */
  execute() {
    return require('internal/modules/esm/execute').execute(this);
  }

  // Exports that can be seen before the module has run throw when they are read.
  markUninitialized() {
    for (const name in this.values) this.values[name] = UNINITIALIZED;
  }

  exportNames(seen = new Set()) {
    if (seen.has(this)) return [];
    seen.add(this);
    const names = new Set(Object.keys(this.values));
    for (const name of this.indirect.keys()) names.add(name);
    for (const index of this.stars) {
      for (const name of this.dependencies[index].exportNames(seen)) {
        if (name !== 'default') names.add(name);
      }
    }
    return [...names];
  }

  resolveExport(name, path) {
    if (name in this.values) return new ResolvedBinding(this, name);
    if (path === undefined) path = [];
    for (let i = 0; i < path.length; i += 2) {
      if (path[i] === this && path[i + 1] === name) return CIRCULAR;
    }
    path.push(this, name);
    const entry = this.indirect.get(name);
    if (entry !== undefined) {
      const target = this.dependencies[entry.request];
      return entry.importName === null ? new ResolvedBinding(target, null) :
        target.resolveExport(entry.importName, path);
    }
    return name === 'default' ? null : this.#resolveStar(name, path);
  }

  #resolveStar(name, path) {
    const isTop = path.length === 2; // nothing depends on where the search came from
    const known = isTop ? this.resolved?.get(name) : undefined;
    if (known !== undefined) return known;
    let found = null;
    for (const index of this.stars) {
      const binding = this.dependencies[index].resolveExport(name, path);
      if (binding === AMBIGUOUS) return binding;
      if (binding === null || binding === CIRCULAR) continue;
      if (found === null) found = binding;
      else if (binding.record !== found.record || binding.name !== found.name) return AMBIGUOUS;
    }
    if (isTop && found !== null) (this.resolved ??= new Map()).set(name, found);
    return found;
  }
}

module.exports = {
  UNLINKED, LINKING, LINKED, EVALUATING, EVALUATING_ASYNC, EVALUATED, DONE, AMBIGUOUS, CIRCULAR,
  ResolvedBinding, ModuleRecord, SyntheticRecord, SourceTextRecord,
};
