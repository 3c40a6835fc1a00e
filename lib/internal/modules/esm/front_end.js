// SPDX-License-Identifier: MIT
//
// The loader's view of the syntax front end: from a source text to a unit, which says what a module
// imports and exports, and from a unit to the module's function.
'use strict';

const { placeInStack } = require('internal/modules/esm/place');

let loaded; // the binding, once a module is parsed
const binding = () => (loaded ??= internalBinding('syntax'));

/** The languages, and the extensions that mean them. */
const languageOfExtension = {
  '__proto__': null,
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'tsx',
  '.jsx': 'jsx',
};

function syntaxError(description, url, source) {
  const error = new SyntaxError(description.message);
  const { setSourceInfo } = require('internal/stacks/source');
  setSourceInfo(url, { shift: 0, text: source });
  const width = description.endLine === description.line ?
    description.endColumn - description.column : 1;
  return placeInStack(error, url, description.line, description.column, width);
}

/** What was parsed: the C unit and what it says, as the loader's names have it. */
class Unit {
  constructor(handle, source, language) {
    this.handle = handle;
    this.source = source;
    this.language = language;
    this.kind = handle.kind;
    this.requests = handle.requests;
    this.imports = handle.imports;
    this.localExports = handle.localExports;
    this.indirectExports = handle.indirectExports;
    this.starExports = handle.starExports;
    this.hasTopLevelAwait = handle.hasTopLevelAwait;
    this.usesImportMeta = handle.usesImportMeta;
    this.usesDynamicImport = handle.usesDynamicImport;
  }

  /** Frees what only emitting needs. */
  release() {
    this.handle = undefined;
    this.source = undefined;
  }
}

/**
 * Parses a source text.
 * @param {string} source
 * @param {string} url
 * @param {{ goal?: 'module'|'commonjs'|'detect', language?: string, lowering?: object }} [options]
 * @returns {Unit}
 * @throws SyntaxError
 */
function parse(source, url, { goal = 'module', language = 'javascript', lowering } = {}) {
  const handle = binding().parse(source, goal, language, lowering);
  if (Array.isArray(handle)) {
    const [message, line, column, endLine, endColumn] = handle;
    throw syntaxError({ message, line, column, endLine, endColumn }, url, source);
  }
  return new Unit(handle, source, language);
}

/**
 * What a text is that may be a CommonJS or an ES module.
 * @param {string} source
 * @param {string} [language]
 * @returns {'commonjs'|'module'} 'commonjs' also if it does not parse
 */
function kindOf(source, language = 'javascript') {
  const handle = binding().parse(source, 'detect', language);
  return Array.isArray(handle) ? 'commonjs' : handle.kind;
}

/**
 * Makes the function of a module.
 * @param {SourceTextRecord} record linked
 * @param {object[]} imports see internal/modules/esm/link
 * @param {number} parameters how many records the function gets
 * @returns {{ fn: Function, usesMeta: boolean }}
 */
function emit(record, imports, parameters) {
  const { unit, url } = record;
  const { text, map } = binding().emit(unit.handle, imports, parameters, record.isCyclic);
  const { setSourceInfo } = require('internal/stacks/source');
  setSourceInfo(url, { map, text: unit.language === 'javascript' && url.startsWith('file:') ?
    undefined : unit.source });
  const fn = record.realm === undefined ? internalBinding('module').evaluate(text, url) :
    record.realm.evaluateModule(text, url);
  return { fn, usesMeta: unit.usesImportMeta };
}

/**
 * Makes JavaScript of TypeScript that needs no more than its types erased; what is erased becomes
 * spaces.
 * @param {string} source
 * @returns {string}
 * @throws ERR_INVALID_TYPESCRIPT_SYNTAX, ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX
 */
function stripTypes(source) {
  const result = binding().strip(source);
  if (typeof result === 'string') return result;
  const [message, , , , , isUnsupported] = result;
  const { codes } = require('internal/errors');
  throw isUnsupported ? new codes.ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX(message) :
    new codes.ERR_INVALID_TYPESCRIPT_SYNTAX(message);
}

/**
 * The names that a CommonJS module exports, as far as its text says.
 * @param {string} source
 * @returns {{ exports: string[], reexports: string[] }}
 */
function cjsExports(source) {
  return binding().cjsExports(source);
}

module.exports = { parse, kindOf, stripTypes, emit, cjsExports, languageOfExtension };
