// SPDX-License-Identifier: MIT
//
// process.env: a snapshot of the variables behind a Proxy whose traps only guard writes, so that
// reading costs no crossing. Every write goes to the operating system too: children inherit it.
'use strict';

const { environ, resetTimeZone, setenv, unsetenv } = internalBinding('process');

function define(variables, name, value) {
  return Reflect.defineProperty(variables, name, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
}

function readAll() {
  const variables = {};
  for (const entry of environ()) {
    const at = entry.indexOf('=', 1);
    if (at > 0) define(variables, entry.slice(0, at), entry.slice(at + 1));
  }
  return variables;
}

function toText(value) {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean' &&
      require('internal/options').getOptionValue('--pending-deprecation')) {
    process.emitWarning(
      'Assigning any value other than a string, number, or boolean to a process.env property ' +
      'is deprecated. Please make sure to convert the value to a string before setting ' +
      'process.env with it.', 'DeprecationWarning', 'DEP0104');
  }
  return `${value}`; // throws for a symbol
}

function store(variables, name, value) {
  if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  const text = toText(value);
  // The system knows no such names; Node drops them too.
  if (name === '' || name.includes('=')) return true;
  const end = text.indexOf('\u0000');
  setenv(name, end === -1 ? text : text.slice(0, end));
  if (name === 'TZ') resetTimeZone();
  return define(variables, name, text);
}

function refuse(reason) {
  const { codes: { ERR_INVALID_OBJECT_DEFINE_PROPERTY } } = require('internal/errors');
  throw new ERR_INVALID_OBJECT_DEFINE_PROPERTY(`'process.env' ${reason}`);
}

const guards = {
  __proto__: null,
  set: store,
  defineProperty(variables, name, descriptor) {
    if (descriptor.get !== undefined || descriptor.set !== undefined) {
      refuse('does not accept an accessor(getter/setter) descriptor');
    }
    if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable) {
      refuse('only accepts a configurable, writable, and enumerable data descriptor');
    }
    return store(variables, name, descriptor.value);
  },
  deleteProperty(variables, name) {
    if (typeof name === 'string') unsetenv(name);
    delete variables[name];
    if (name === 'TZ') resetTimeZone();
    return true;
  },
};

module.exports = { env: new Proxy(readAll(), guards) };
