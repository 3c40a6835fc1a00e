// SPDX-License-Identifier: MIT
//
// Legacy decorators of TypeScript at run time (src/syntax/lower_decorators.h): decorators are
// called in TypeScript's order, and hand what they return to reflect-metadata where that is loaded.
'use strict';

const pending = new WeakMap(); // class -> its decorated members, until its body has ended

// One list of decorators on one target, the last first.
function decorate(decorators, target, key, descriptor, isMember) {
  if (typeof Reflect.decorate === 'function') {
    return isMember ? Reflect.decorate(decorators, target, key, descriptor) :
      Reflect.decorate(decorators, target);
  }
  let result = isMember ? descriptor : target;
  for (const decorator of decorators.toReversed()) {
    if (!decorator) continue;
    result = (isMember ? decorator(target, key, result) : decorator(result)) || result;
  }
  return result;
}

function applyMember({ isStatic, key, isField, decorators }, constructor) {
  const target = isStatic ? constructor : constructor.prototype;
  const descriptor = isField ? undefined : Object.getOwnPropertyDescriptor(target, key);
  const result = decorate(decorators(), target, key, descriptor, true);
  if (result) Object.defineProperty(target, key, result);
}

/**
 * Notes a member's decorators.
 * @param {Function} constructor
 * @param {0|1} isStatic
 * @param {string|symbol|number} key
 * @param {0|1} isField it has no descriptor yet
 * @param {() => Function[]} decorators
 */
function member(constructor, isStatic, key, isField, decorators) {
  const entry = { isStatic, key, isField, decorators };
  const list = pending.get(constructor);
  if (list === undefined) pending.set(constructor, [entry]);
  else list.push(entry);
}

/**
 * Applies the decorators of a class's members: those of instances first.
 * @param {Function} constructor
 */
function members(constructor) {
  const list = pending.get(constructor) ?? [];
  pending.delete(constructor);
  for (const entry of list) if (!entry.isStatic) applyMember(entry, constructor);
  for (const entry of list) if (entry.isStatic) applyMember(entry, constructor);
}

/**
 * A decorated class.
 * @param {() => Function[]} decorators
 * @param {Function} constructor
 * @returns {Function} the class, or what a decorator put in its place
 */
function legacy(decorators, constructor) {
  members(constructor);
  return decorate(decorators(), constructor, undefined, undefined, false);
}

/**
 * The decorator of a member, or of a class, that a decorator of one of its parameters is.
 * @param {number} index
 * @param {Function} decorator
 * @returns {Function}
 */
function param(index, decorator) {
  return (target, key) => {
    decorator(target, key, index);
  };
}

/**
 * What emitDecoratorMetadata adds, where reflect-metadata is loaded.
 * @param {string} key
 * @param {*} value
 * @returns {Function|undefined}
 */
function metadata(key, value) {
  return typeof Reflect.metadata === 'function' ? Reflect.metadata(key, value) : undefined;
}

/**
 * A type's value.
 * @param {() => *} read throws if the name is no value
 * @returns {Function} Object if it is none
 */
function type(read) {
  try {
    const value = read();
    return typeof value === 'function' ? value : Object;
  } catch {
    return Object;
  }
}

module.exports = { member, members, legacy, param, metadata, type };
