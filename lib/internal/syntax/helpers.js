// SPDX-License-Identifier: MIT
//
// What rewritten code calls (src/syntax/lower_*.c).  Each is a lexical declaration of its realm,
// `const $nd_stack`, made when the first source is changed there: the compiler folds such
// constants, and globalThis does not show them.
'use strict';

const { state, op, each } = require('internal/async_context');
const { UNINITIALIZED } = require('internal/modules/namespace');

const isError = Error.isError;
const key = Symbol('nodus.stack');
const prefixes = new WeakMap(); // global -> the prefixes its helpers are declared with

function noteSite(error, frame, site) {
  if (frame !== undefined && isError(error)) require('internal/stacks').noteAsync(error, site);
}

// An error leaves an async function; frame is not undefined if it came from what was awaited.
function out(error, frame, site) {
  noteSite(error, frame, site);
  return error;
}

// A catch block gets an error.
function caught(error) {
  if (isError(error)) require('internal/stacks').rewordOnce(error);
  return error;
}

// The same for one that came from what was awaited.
function back(error, frame, site) {
  state.frame = frame;
  noteSite(error, frame, site);
  return caught(error);
}

function stack(value) {
  return isError(value) ? require('internal/stacks').fix(value) : value;
}

function own(value) {
  return isError(value) ? require('internal/stacks').own(value) : value;
}

function using() {
  const { Resources } = require('internal/syntax/resources');
  return new Resources();
}

function decorators() {
  return require('internal/syntax/decorators');
}

// import() of code that belongs to no file.
function importOfNobody(specifier, options, phase) {
  return require('internal/syntax/import').importFrom(undefined)(specifier, options, phase);
}

const importers = [undefined]; // import() of the scripts of node:vm that use it

/**
 * Gives a script an import() of its own.
 * @param {Function} load (specifier, options, phase)
 * @returns {number} by which the script asks for it
 */
function addImporter(load) {
  return importers.push(load) - 1;
}

function importer(number) {
  return importers[number];
}

function makeEval(nativeEval) {
  return (callee, isStrict, code) => (typeof code === 'string' && callee === nativeEval ?
    require('internal/syntax/evaluated').rewriteEvaluated(code, isStrict === 1) : code);
}

// What is thrown in a realm for an import that is read too early.
function makeDead({ ReferenceError }) {
  return (name) => {
    throw new ReferenceError(`Cannot access '${name}' before initialization`);
  };
}

// What stands for an import that is assigned to.
function makeFixed({ TypeError }) {
  return (current) => ({
    get value() {
      return current;
    },
    set value(value) {
      throw new TypeError('Assignment to constant variable.');
    },
  });
}

// Gives the function of an anonymous `export default function` its name.
function named(fn) {
  return Object.defineProperty(fn, 'name', { __proto__: null, value: 'default' });
}

// Destructuring patterns read this property before `stack` (lower_stack.c).
function defineKey(prototype) {
  Object.defineProperty(prototype, key, {
    __proto__: null,
    get() {
      caught(stack(this));
      return undefined;
    },
    enumerable: false,
    configurable: true,
  });
}

/**
 * Declares the helpers in a realm.
 * @param {string} prefix of their names, '$nd_' unless a source contains that
 * @param {object} [global] undefined: the program's own realm
 */
function declareHelpers(prefix, global) {
  const target = global ?? globalThis;
  let declared = prefixes.get(target);
  if (declared === undefined) {
    declared = new Set();
    prefixes.set(target, declared);
    defineKey(target.Error.prototype);
  }
  if (declared.has(prefix)) return;
  declared.add(prefix);
  const helpers = {
    async: state, op, each, out, caught, back, stack, own, key, using,
    eval: makeEval(target.eval), import: importOfNobody, importer, tdz: UNINITIALIZED,
    dead: makeDead(target), fixed: makeFixed(target), named, decorators,
  };
  const names = Object.keys(helpers).map((name) => `${prefix}${name}=$nd.${name}`);
  Object.defineProperty(target, '$nd', { __proto__: null, value: helpers, configurable: true });
  internalBinding('contextify').evaluate(global, `const ${names.join(',')}`,
                                         'node:internal/syntax/declare', 1);
  delete target.$nd;
}

module.exports = { addImporter, declareHelpers };
