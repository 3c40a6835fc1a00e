// SPDX-License-Identifier: MIT
//
// WebAssembly modules as ES modules (https://github.com/WebAssembly/esm-integration): their imports
// are requests, their exports are exports, and their source phase is a WebAssembly.Module.
'use strict';

const { SourceTextRecord } = require('internal/modules/esm/record');

const { emitExperimentalWarning } = require('internal/util');

const reserved = /^wasm(?:-js)?:/;

const instances = new WeakMap(); // WebAssembly.Instance.exports of records, for other such modules

function unwrap(value, kind) {
  if (kind !== 'global') return value;
  try {
    return value.value;
  } catch {
    return value; // a global that JavaScript cannot read, such as of v128
  }
}

function checkNames(module, url) {
  const { LinkError } = WebAssembly;
  for (const { module: name } of WebAssembly.Module.imports(module)) {
    if (name.startsWith('wasm-js:')) {
      throw new LinkError(`Invalid Wasm import "${name}" in ${url}`);
    }
  }
  for (const { name } of WebAssembly.Module.exports(module)) {
    if (reserved.test(name)) throw new LinkError(`Invalid Wasm export "${name}" in ${url}`);
  }
}

// What the linker asks a source text for.
function makeUnit(module) {
  const names = new Set(WebAssembly.Module.imports(module).map((entry) => entry.module)
    .filter((name) => !reserved.test(name)));
  return {
    requests: [...names].map((specifier) =>
      ({ specifier, attributes: { __proto__: null }, phase: 'evaluation', line: 1, column: 1 })),
    imports: [],
    localExports: WebAssembly.Module.exports(module).map(({ name }) => ({ name })),
    indirectExports: [],
    starExports: [],
    hasTopLevelAwait: false,
    usesImportMeta: false,
    usesDynamicImport: false,
    release() {},
  };
}

/** A WebAssembly module. */
class WasmRecord extends SourceTextRecord {
  constructor(url, module) {
    super(url, makeUnit(module));
    this.format = 'wasm';
    this.module = module;
  }

  get moduleSource() {
    return this.module;
  }

  /** Its functions exist once it has run. */
  hoist() {}

  execute() {
    const imports = { __proto__: null };
    for (let i = 0; i < this.requests.length; i++) {
      const required = this.dependencies[i];
      // Globals pass from one such module to another as they are.
      imports[this.requests[i].specifier] = instances.get(required) ?? required.getNamespace();
    }
    const { exports } = new WebAssembly.Instance(this.module, imports);
    instances.set(this, exports);
    for (const { name, kind } of WebAssembly.Module.exports(this.module)) {
      this.values[name] = unwrap(exports[name], kind);
    }
  }
}

function compile(url, bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    error.message = `${url}: ${error.message}`;
    throw error;
  }
}

/**
 * The record of a WebAssembly module.
 * @param {string} url
 * @param {Uint8Array} bytes
 * @param {string} [phase] of the import that wants it first
 * @returns {WasmRecord}
 * @throws WebAssembly.CompileError, WebAssembly.LinkError
 */
function makeWasmRecord(url, bytes, phase) {
  if (phase !== 'source') emitExperimentalWarning('Importing WebAssembly module instances');
  const module = compile(url, bytes);
  checkNames(module, url);
  return new WasmRecord(url, module);
}

module.exports = { makeWasmRecord };
