// SPDX-License-Identifier: MIT
//
// Which of our own classes can be cloned and transferred, and how, keyed by prototype.  A class
// registers itself when it is loaded; whoever clones (structuredClone, MessagePort, v8.serialize)
// asks here.  Objects of classes that are not registered are cloned as plain objects.
'use strict';

/**
 * @typedef {object} CloneHooks
 * @property {(object: object) => { data: unknown, deserialize: string }} [clone] data is cloned in
 *   its turn; deserialize names who makes the copy from it, "library id:exported function"
 * @property {(object: object) => { data: unknown, deserialize: string }} [transfer] the same, and
 *   the object is of no use afterwards
 * @property {boolean} [unsupported] cloning throws
 */

/** @type {WeakMap<object, CloneHooks>} */
const hooksOfPrototype = new WeakMap();

/**
 * @param {object} prototype of the class
 * @param {CloneHooks} hooks
 */
function registerCloneHooks(prototype, hooks) {
  hooksOfPrototype.set(prototype, hooks);
}

/** @returns {CloneHooks|undefined} the hooks of the nearest class in the chain */
function findCloneHooks(object) {
  let prototype = Object.getPrototypeOf(object);
  while (prototype !== null && prototype !== Object.prototype) {
    const hooks = hooksOfPrototype.get(prototype);
    if (hooks !== undefined) return hooks;
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

/** Makes the copy from what a clone or transfer hook returned, its data cloned. */
function reviveClone(deserialize, data) {
  const split = deserialize.lastIndexOf(':');
  return require(deserialize.slice(0, split))[deserialize.slice(split + 1)](data);
}

module.exports = { findCloneHooks, registerCloneHooks, reviveClone };
