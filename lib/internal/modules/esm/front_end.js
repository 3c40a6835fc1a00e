// SPDX-License-Identifier: MIT
//
// The loader's view of the syntax front end: from a source text to a unit, which says what a module
// imports and exports, and from a unit to the module's function.
'use strict';

const { cleanSource } = require('internal/modules/compile');
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

function syntaxError([message, line, column, endLine, endColumn], url, source) {
  const error = new SyntaxError(message);
  const { setSourceInfo } = require('internal/stacks/source');
  setSourceInfo(url, { shift: 0, text: source });
  return placeInStack(error, url, line, column, endLine === line ? endColumn - column : 1);
}

const noAttributes = Object.freeze({ __proto__: null });

// JSON made them: what programs see has no prototype.
function completeRequest(request) {
  const { attributes } = request;
  const isEmpty = Object.keys(attributes).length === 0;
  request.attributes = isEmpty ? noAttributes : { __proto__: null, ...attributes };
  return request;
}

/** What was parsed: what the front end says of it, as the loader's names have it. */
class Unit {
  // Own properties, whatever programs do to Object.prototype.
  description; // holds the C unit
  source;
  kind;
  imports;

  constructor(description, source, language) {
    this.description = description;
    this.source = source;
    this.language = language;
    this.kind = description.kind;
    if (this.kind !== 'module') return;
    this.requests = description.requests;
    this.imports = description.imports;
    this.localExports = description.localExports;
    this.indirectExports = description.indirectExports;
    this.starExports = description.starExports;
    this.hasTopLevelAwait = description.hasTopLevelAwait;
    this.usesImportMeta = description.usesImportMeta;
    this.usesDynamicImport = description.usesDynamicImport;
    this.requests.forEach(completeRequest);
  }

  /** Frees what only emitting needs. */
  release() {
    this.description = undefined;
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
  source = cleanSource(source);
  const description = binding().parse(source, goal, language, lowering);
  if (Array.isArray(description)) throw syntaxError(description, url, source);
  return new Unit(description, source, language);
}

/**
 * What a text is that may be a CommonJS or an ES module.
 * @param {string} source
 * @param {string} [language]
 * @returns {'commonjs'|'module'} 'commonjs' also if it does not parse
 */
function kindOf(source, language = 'javascript') {
  const description = binding().parse(source, 'detect', language);
  return Array.isArray(description) ? 'commonjs' : description.kind;
}

// What stacks need to know of a text that the front end made.
function register(url, rewritten, shift, unit, { global, imports } = {}) {
  const isFile = url.startsWith('file:') && unit.language === 'javascript';
  const info = isFile ? { shift, imports } : { shift, imports, text: unit.source };
  require('internal/syntax/sources').registerRewritten(url, rewritten, info, global);
}

/**
 * Makes the function of a module.
 * @param {SourceTextRecord} record linked
 * @param {object[]} imports see internal/modules/esm/link
 * @param {number} parameters how many records the function gets
 * @returns {Function}
 */
function compile(record, imports, parameters) {
  const { unit, url, realm } = record;
  const { firstSite } = require('internal/syntax/sources');
  const global = realm?.global;
  const result = binding().compile(unit.description, url, imports, parameters, record.isCyclic,
                                   firstSite(), global);
  if (typeof result[0] === 'string') throw syntaxError(result, url, unit.source);
  const [fn, rewritten, shift] = result;
  register(url, rewritten, shift, unit,
           { global, imports: { entries: unit.imports, links: imports } });
  return fn;
}

/**
 * The JavaScript of a unit that is no module.
 * @param {Unit} unit
 * @param {string} url
 * @returns {string}
 * @throws SyntaxError
 */
function emit(unit, url) {
  const { firstSite } = require('internal/syntax/sources');
  const result = binding().emit(unit.description, firstSite());
  if (typeof result[1] === 'number') throw syntaxError(result, url, unit.source);
  const [text, rewritten] = result;
  register(url, rewritten, undefined, unit);
  return text;
}

/**
 * Makes JavaScript of a file in TypeScript or with JSX.
 * @param {string} source
 * @param {string} filename
 * @param {string} language
 * @returns {string}
 * @throws SyntaxError
 */
function erase(source, filename, language) {
  const { loweringFor } = require('internal/modules/tsconfig');
  const result = binding().erase(source, language, loweringFor(filename));
  if (typeof result !== 'string') throw syntaxError(result, filename, source);
  const used = /(\$nd\d*_)decorators\(\)/.exec(result);
  if (used !== null) require('internal/syntax/helpers').declareHelpers(used[1]);
  return result;
}

/**
 * Makes JavaScript of TypeScript that needs no more than its types erased; what is erased becomes
 * spaces.
 * @param {string} source
 * @returns {string}
 * @throws ERR_INVALID_TYPESCRIPT_SYNTAX, ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX
 */
function stripTypes(source) {
  const result = binding().erase(source, 'typescript', { eraseOnly: true });
  if (typeof result === 'string') return result;
  const [message] = result;
  const { codes } = require('internal/errors');
  throw message.endsWith('is not supported in strip-only mode') ?
    new codes.ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX(message) :
    new codes.ERR_INVALID_TYPESCRIPT_SYNTAX(message);
}

/**
 * The names that a CommonJS module exports, as far as its text says.
 * @param {string} source
 * @returns {{ exports: string[], reexports: string[] }}
 */
function cjsExports(source) {
  const [exports, reexports] = binding().cjsExports(cleanSource(source));
  return { exports, reexports };
}

module.exports = {
  parse, kindOf, erase, stripTypes, compile, emit, cjsExports, languageOfExtension,
};
