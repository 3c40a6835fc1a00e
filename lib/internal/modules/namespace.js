// SPDX-License-Identifier: MIT
//
// Module namespace exotic objects (https://tc39.es/ecma262/#sec-module-namespace-exotic-objects).
// The names live in a sealed target, for the invariants of Proxy; the values are read from the
// record of the module that declares each of them, so that bindings are live.
'use strict';

/** The value of an export that has not been initialised yet. */
const UNINITIALIZED = Symbol('uninitialized');

const namespaces = new WeakMap(); // namespace -> its handler
const { getOwnPropertyDescriptor } = Reflect;

function uninitialized(name) {
  return new ReferenceError(`Cannot access '${name}' before initialization`);
}

class NamespaceHandler {
  constructor(bindings) {
    this.bindings = bindings;
  }

  get(target, key) {
    const binding = typeof key === 'string' ? this.bindings[key] : undefined;
    if (binding === undefined) return target[key];
    const { values, name } = binding;
    const value = name === null ? values() : values[name];
    if (value === UNINITIALIZED) throw uninitialized(key);
    return value;
  }

  set() {
    return false;
  }

  deleteProperty(target, key) {
    return !Object.hasOwn(target, key);
  }

  getOwnPropertyDescriptor(target, key) {
    const descriptor = getOwnPropertyDescriptor(target, key);
    if (descriptor !== undefined && typeof key === 'string') {
      descriptor.value = this.get(target, key);
    }
    return descriptor;
  }

  defineProperty(target, key, asked) {
    const current = this.getOwnPropertyDescriptor(target, key);
    if (current === undefined) return false;
    if (typeof key === 'symbol') return Reflect.defineProperty(target, key, asked);
    if (asked.configurable === true || asked.enumerable === false || asked.get !== undefined ||
        asked.set !== undefined || asked.writable === false) return false;
    return !Object.hasOwn(asked, 'value') || Object.is(asked.value, current.value);
  }

  getPrototypeOf() {
    return null;
  }

  setPrototypeOf(target, prototype) {
    return prototype === null;
  }

  isExtensible() {
    return false;
  }

  preventExtensions() {
    return true;
  }
}

const tagDescriptor = {
  __proto__: null, value: 'Module', writable: false, enumerable: false, configurable: false,
};

/**
 * Makes the namespace of a module.
 * @param {Map<string, { values: object|Function, name: ?string }>} bindings of its exports: the
 *   record that holds the value and its name there; name null: values() is another namespace
 * @returns {object}
 */
function makeNamespace(bindings) {
  const target = { __proto__: null };
  const table = { __proto__: null };
  for (const name of [...bindings.keys()].sort()) {
    target[name] = undefined;
    table[name] = bindings.get(name);
  }
  Object.defineProperty(target, Symbol.toStringTag, tagDescriptor);
  Object.seal(target);
  const handler = new NamespaceHandler(table);
  const namespace = new Proxy(target, handler);
  namespaces.set(namespace, handler);
  return namespace;
}

/** Whether a value is a module namespace object. */
function isNamespace(value) {
  return typeof value === 'object' && value !== null && namespaces.has(value);
}

module.exports = { UNINITIALIZED, makeNamespace, isNamespace };
