// SPDX-License-Identifier: MIT
//
// vm.Script and vm.compileFunction: sources with their place, checked when they are made.
'use strict';

const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_SCRIPT_EXECUTION_INTERRUPTED, ERR_SCRIPT_EXECUTION_TIMEOUT,
  },
} = require('internal/errors');
const { contextify, contextOf } = require('internal/vm/context');
const {
  constants, validateNewContextOptions, validateRunOptions, validateSandbox,
  validateSourceOptions,
} = require('internal/vm/options');
const { validateArray, validateObject, validateString, kValidateObjectAllowObjects } =
  require('internal/validators');
const { NativeFunction } = require('internal/bootstrap/functions');
const { addImporter, declareHelpers } = require('internal/syntax/helpers');
const { prepareScript, registerScript } = require('internal/syntax/scripts');
const binding = internalBinding('contextify');
const { FUNCTION } = internalBinding('rewrite');

/**
 * Where a source comes from.  What the engine cannot be told, a first column, becomes spaces.
 * @param {string} source
 * @param {object} options see validateSourceOptions
 */
function originOf(source, { filename, lineOffset, columnOffset }) {
  const pad = Math.max(0, columnOffset);
  return {
    filename,
    pad,
    text: pad > 0 ? ' '.repeat(pad) + source : source,
    line: Math.max(1, lineOffset + 1),
  };
}

// The text with as many lines before it as the first line's number says.
function textFromLineOne({ text, line }) {
  return '\n'.repeat(line - 1) + text;
}

// The number of the import() of a text that may have one; referrer() is what the option's callback
// gets to know of it.
function importerOf(code, { importModuleDynamically }, referrer) {
  if (!/\bimport\b/.test(code)) return 0;
  const load = (...args) => {
    const { importerFor } = require('internal/vm/importer');
    return importerFor(importModuleDynamically, referrer())(...args);
  };
  return addImporter(load);
}

// What the engine gets: the text as it is, or a rewritten one, which begins at line one.
function prepare(origin, importer) {
  const { filename, line } = origin;
  const source = textFromLineOne(origin);
  const check = (text) => binding.checkSyntax(text, filename);
  const { text, description } = prepareScript(source, filename, 0, check, importer);
  registerScript(filename, description, { shift: 0, text: source });
  return description === undefined ? { text: origin.text, description, line } :
    { text, description, line: 1 };
}

// Puts the place of an error at the head of its stack.
function decorate(error, origin) {
  const { filename, text, line, pad } = origin;
  if (!Error.isError(error)) return;
  const stacks = require('internal/stacks');
  const stack = stacks.stackOf(error);
  const place = stacks.locationOf(error);
  if (typeof stack !== 'string' || place?.url !== filename) return;
  if (stack.startsWith(`${filename}:`)) return;
  const hidden = place.line === line ? pad : 0;
  const shown = text.split('\n')[place.line - line]?.slice(hidden);
  if (shown === undefined) return;
  const caret = ' '.repeat(Math.max(0, Math.min(place.column - 1 - hidden, shown.length)));
  stacks.own(error);
  Object.defineProperty(error, 'stack', {
    __proto__: null, writable: true, enumerable: false, configurable: true,
    value: `${filename}:${place.line}\n${shown}\n${caret}^\n\n${stack}`,
  });
}

function runDecorated(run, origin, displayErrors = true) {
  try {
    return run();
  } catch (error) {
    if (displayErrors) decorate(error, origin);
    throw error;
  }
}

function magicComment(source, name) {
  return source.match(new RegExp(`//[#@] ${name}=(\\S+)[ \\t]*$`, 'm'))?.[1];
}

function asBuffer(view) {
  return require('buffer').Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

// FNV-1a over the code units.
function fingerprint(source) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < source.length; i++) {
    hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
  }
  return require('buffer').Buffer.from(`nodus:${source.length}:${(hash >>> 0).toString(16)}`);
}

/** A script that can be run many times, in many contexts. */
class Script {
  #origin;
  #prepared;

  /**
   * @param {string} code
   * @param {object|string} [options] a string is the filename
   * @throws SyntaxError, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
   */
  constructor(code, options = { __proto__: null }) {
    code = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    const checked = validateSourceOptions(options, 'evalmachine.<anonymous>');
    const origin = originOf(code, checked);
    this.#origin = origin;
    this.#prepared = prepare(origin, importerOf(code, checked, () => this));
    this.sourceURL = magicComment(code, 'sourceURL');
    this.sourceMapURL = magicComment(code, 'sourceMappingURL');
    if (checked.cachedData !== undefined) {
      this.cachedDataRejected = !this.createCachedData().equals(asBuffer(checked.cachedData));
    }
    if (checked.produceCachedData) {
      this.cachedData = this.createCachedData();
      this.cachedDataProduced = true;
    }
  }

  #runIn(context, { timeout, breakOnSigint, displayErrors }) {
    const { filename } = this.#origin;
    const { text, description, line } = this.#prepared;
    if (description !== undefined) declareHelpers(description[0], context?.global);
    const expired = timeout === undefined ? undefined : new ERR_SCRIPT_EXECUTION_TIMEOUT(timeout);
    const interrupted = breakOnSigint ? new ERR_SCRIPT_EXECUTION_INTERRUPTED() : undefined;
    const limits = [timeout, expired, interrupted];
    const run = () => (context === undefined ?
      binding.evaluate(undefined, text, filename, line, false, ...limits) :
      context.evaluate(text, filename, line, limits, this.#origin.text));
    return runDecorated(run, this.#origin, displayErrors);
  }

  /** Runs it with the program's own globals. */
  runInThisContext(options = { __proto__: null }) {
    return this.#runIn(undefined, validateRunOptions(options));
  }

  /** Runs it with the globals of a contextified object. */
  runInContext(contextifiedObject, options = { __proto__: null }) {
    validateContext(contextifiedObject);
    return this.#runIn(contextOf(contextifiedObject), validateRunOptions(options));
  }

  /** Runs it with the globals of a new context. */
  runInNewContext(contextObject = {}, options = { __proto__: null }) {
    const isVanilla = contextObject === constants.DONT_CONTEXTIFY;
    if (!isVanilla) validateSandbox(contextObject);
    const runOptions = validateRunOptions(options);
    const contextOptions = validateNewContextOptions(options);
    const context = contextOf(contextObject) ??
      contextOf(contextify(isVanilla ? undefined : contextObject, contextOptions));
    return this.#runIn(context, runOptions);
  }

  /**
   * What tells whether a later script has the same source.  The engine's compiled code can be
   * neither stored nor loaded, so nothing is saved by it.
   * @returns {Buffer}
   */
  createCachedData() {
    return fingerprint(this.#origin.text);
  }
}

function validateContext(object) {
  validateSandbox(object);
  if (contextOf(object) === undefined) {
    throw new ERR_INVALID_ARG_TYPE('contextifiedObject', 'vm.Context', object);
  }
}

function validateExtensions(extensions) {
  validateArray(extensions, 'options.contextExtensions');
  for (const [index, extension] of extensions.entries()) {
    validateObject(extension, `options.contextExtensions[${index}]`, kValidateObjectAllowObjects);
  }
}

// A function that takes the extensions, with a `with` for each: what stands before and behind the
// body.
function wrapperOf(params, extensions) {
  const names = extensions.map((_, index) => `$extension${index}`);
  const open = names.map((name) => `with (${name}) { `).join('');
  return [
    `(function (${names.join(', ')}) { ${open}return (function (${params.join(', ')}) { `,
    `\n})${' }'.repeat(names.length)} })`,
  ];
}

/**
 * vm.compileFunction.
 * @param {string} code the body
 * @param {string[]} [params] names
 * @param {object} [options]
 * @returns {Function}
 * @throws SyntaxError, ERR_INVALID_ARG_TYPE
 */
function compileFunction(code, params, options = { __proto__: null }) {
  validateString(code, 'code');
  if (params !== undefined) {
    validateArray(params, 'params');
    params.forEach((param, index) => validateString(param, `params[${index}]`));
  }
  const checked = validateSourceOptions(options, '');
  const { parsingContext, contextExtensions = [] } = options;
  if (parsingContext !== undefined && contextOf(Object(parsingContext)) === undefined) {
    throw new ERR_INVALID_ARG_TYPE('options.parsingContext', 'Context', parsingContext);
  }
  validateExtensions(contextExtensions);
  const context = parsingContext === undefined ? undefined : contextOf(parsingContext);
  const fn = makeFunction(code, params ?? [], contextExtensions, context, checked);
  const { cachedData } = checked;
  if (cachedData !== undefined) {
    fn.cachedDataRejected = !fingerprint(code).equals(asBuffer(cachedData));
  }
  if (checked.produceCachedData) {
    fn.cachedDataProduced = true;
    fn.cachedData = fingerprint(code);
  }
  return fn;
}

function makeFunction(code, params, extensions, context, checked) {
  const origin = originOf(code, checked);
  const { filename } = origin;
  const source = textFromLineOne(origin);
  const [head, tail] = wrapperOf(params, extensions);
  // The Function constructor refuses what closes the wrapper early: it parses the body by itself.
  const check = (body) => {
    new NativeFunction(...params, body);
  };
  const importer = importerOf(code, checked, () => fn);
  const { text, description } = prepareScript(source, filename, FUNCTION, check, importer);
  registerScript(filename, description, { shift: head.length, text: source });
  if (description !== undefined) declareHelpers(description[0], context?.global);
  context?.syncIn();
  const factory = binding.evaluate(context?.global, head + text + tail, filename, 1);
  const fn = factory(...extensions);
  return fn;
}

module.exports = { Script, compileFunction, fingerprint, validateContext };
