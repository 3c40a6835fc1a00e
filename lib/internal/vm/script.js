// SPDX-License-Identifier: MIT
//
// vm.Script and vm.compileFunction: sources with their place, checked when they are made.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { decorateSyntaxError } = require('internal/modules/compile');
const { contextify, contextOf } = require('internal/vm/context');
const {
  constants, validateNewContextOptions, validateRunOptions, validateSandbox,
  validateSourceOptions,
} = require('internal/vm/options');
const { validateArray, validateObject, validateString, kValidateObjectAllowObjects } =
  require('internal/validators');
const binding = internalBinding('contextify');

// What the engine cannot say by itself, put in spaces and lines before the source.
function place(source, { lineOffset, columnOffset }) {
  return {
    text: columnOffset > 0 ? ' '.repeat(columnOffset) + source : source,
    line: Math.max(1, lineOffset + 1),
  };
}

// Lets stacks show the source, and keeps them from undoing a wrapper that is not there.
function registerSource(filename, text, line, shift = 0) {
  const { setSourceInfo } = require('internal/stacks/source');
  setSourceInfo(filename, { shift, text: '\n'.repeat(line - 1) + text });
}

function runDecorated(run, filename, text, line) {
  try {
    return run();
  } catch (error) {
    decorateSyntaxError(error, filename, '\n'.repeat(line - 1) + text, 0);
    throw error;
  }
}

function magicComment(source, name) {
  return source.match(new RegExp(`//[#@] ${name}=(\\S+)[ \\t]*$`, 'm'))?.[1];
}

/** A script that can be run many times, in many contexts. */
class Script {
  #text;
  #line;
  #filename;

  /**
   * @param {string} code
   * @param {object|string} [options] a string is the filename
   * @throws SyntaxError, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
   */
  constructor(code, options = { __proto__: null }) {
    code = `${code}`;
    if (typeof options === 'string') options = { filename: options };
    const checked = validateSourceOptions(options, 'evalmachine.<anonymous>');
    const { text, line } = place(code, checked);
    this.#text = text;
    this.#line = line;
    this.#filename = checked.filename;
    // As a script of that line: the check itself counts from the first.
    const lines = '\n'.repeat(line - 1) + text;
    runDecorated(() => binding.checkSyntax(lines, this.#filename), this.#filename, text, line);
    registerSource(this.#filename, text, line);
    this.sourceURL = magicComment(code, 'sourceURL');
    this.sourceMapURL = magicComment(code, 'sourceMappingURL');
    // The engine's compiled code can be neither stored nor loaded.
    if (checked.cachedData !== undefined) this.cachedDataRejected = true;
    if (checked.produceCachedData) this.cachedDataProduced = false;
  }

  #runIn(context) {
    const run = () => (context === undefined ?
      binding.evaluate(undefined, this.#text, this.#filename, this.#line) :
      context.evaluate(this.#text, this.#filename, this.#line));
    return runDecorated(run, this.#filename, this.#text, this.#line);
  }

  /** Runs it with the program's own globals. */
  runInThisContext(options = { __proto__: null }) {
    validateRunOptions(options);
    return this.#runIn(undefined);
  }

  /** Runs it with the globals of a contextified object. */
  runInContext(contextifiedObject, options = { __proto__: null }) {
    validateContext(contextifiedObject);
    validateRunOptions(options);
    return this.#runIn(contextOf(contextifiedObject));
  }

  /** Runs it with the globals of a new context. */
  runInNewContext(contextObject = {}, options = { __proto__: null }) {
    const isVanilla = contextObject === constants.DONT_CONTEXTIFY;
    if (!isVanilla) validateSandbox(contextObject);
    const contextOptions = validateNewContextOptions(options);
    validateRunOptions(options);
    const context = contextOf(contextObject) ??
      contextOf(contextify(isVanilla ? undefined : contextObject, contextOptions));
    return this.#runIn(context);
  }

  /** @returns {Buffer} empty: compiled code cannot be stored */
  createCachedData() {
    return require('buffer').Buffer.alloc(0);
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

// `with` for each extension, all on the first line; returns how many columns come before the code.
function wrapFunction(code, params, extensions) {
  const names = extensions.map((_, index) => `$extension${index}`);
  const open = names.map((name) => `with (${name}) { `).join('');
  const head = `(function (${names.join(', ')}) { ${open}return (function (${params.join(', ')}) {`;
  return { head, text: `${head}\n${code}\n})${' }'.repeat(names.length)} })` };
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
  if (checked.cachedData !== undefined) fn.cachedDataRejected = true;
  if (checked.produceCachedData) fn.cachedDataProduced = false;
  return fn;
}

function makeFunction(code, params, extensions, context, checked) {
  const { filename } = checked;
  const { text, line } = place(code, checked);
  // Refuses what closes the wrapper early: the Function constructor parses the body by itself.
  runDecorated(() => new Function(...params, code), filename, text, line);
  const { text: wrapped } = wrapFunction(text, params, extensions);
  registerSource(filename, text, line);
  // The body starts on the wrapper's second line.
  const global = context?.global;
  context?.syncIn();
  const factory = binding.evaluate(global, wrapped, filename, Math.max(1, line - 1));
  return factory(...extensions);
}

module.exports = { Script, compileFunction, validateContext };
