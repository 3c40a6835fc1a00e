// SPDX-License-Identifier: MIT
//
// What keeps start-up short: properties whose value is made when it is first read (start-up defines
// a hundred of them, so defining one is two closures and one call), and errors that are loaded by
// what fails.
'use strict';

function replace(object, name, value, enumerable) {
  Object.defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable, configurable: true,
  });
  return value;
}

/**
 * Defines a property whose value is made when it is first read; assigning replaces it.
 * @param {object} target
 * @param {string} name
 * @param {() => unknown} load
 * @param {boolean} [enumerable]
 */
function defineLazy(target, name, load, enumerable = true) {
  // Without a null prototype, which would make each of the descriptors half as slow again.
  Object.defineProperty(target, name, {
    enumerable,
    configurable: true,
    // A read through a derived object must not freeze the value there.
    get() { return replace(target, name, load(), enumerable); },
    set(value) { replace(this ?? target, name, value, enumerable); },
  });
}

/**
 * Defines properties that come from library modules, each loaded when one of its properties is
 * first read. One loop, because start-up defines a hundred: a function called that often would be
 * hot enough for the engine to start its compiler threads.
 * @param {object} target
 * @param {Record<string, string[]>} modules library module -> names of its exports
 * @param {boolean} [enumerable]
 */
function defineLazyModules(target, modules, enumerable = true) {
  for (const id of Object.keys(modules)) {
    for (const name of modules[id]) {
      Object.defineProperty(target, name, {
        enumerable,
        configurable: true,
        get() { return replace(target, name, require(id)[name], enumerable); },
        set(value) { replace(this ?? target, name, value, enumerable); },
      });
    }
  }
}

/**
 * The same for one module.
 * @param {object} target
 * @param {string} id library module
 * @param {string[]} names of its exports
 * @param {boolean} [enumerable]
 */
function defineLazyProperties(target, id, names, enumerable = true) {
  defineLazyModules(target, { [id]: names }, enumerable);
}

/** @returns {object} the codes of internal/errors, which is loaded by what fails */
function errorCodes() {
  return require('internal/errors').codes;
}

/**
 * validateString, loaded where the value is none.
 * @param {*} value
 * @param {string} name
 * @throws ERR_INVALID_ARG_TYPE
 */
function checkString(value, name) {
  if (typeof value !== 'string') require('internal/validators').validateString(value, name);
}

/**
 * validateFunction, loaded where the value is none.
 * @param {*} value
 * @param {string} name
 * @throws ERR_INVALID_ARG_TYPE
 */
function checkFunction(value, name) {
  if (typeof value !== 'function') require('internal/validators').validateFunction(value, name);
}

module.exports = {
  defineLazy, defineLazyModules, defineLazyProperties, errorCodes, checkString, checkFunction,
};
