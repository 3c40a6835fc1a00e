// SPDX-License-Identifier: MIT
//
// process.env: a snapshot of the variables behind a Proxy whose traps only guard writes, so that
// reading costs no crossing. Every write goes to the operating system too: children inherit it.
'use strict';

const { environ, setenv, unsetenv } = internalBinding('process');

function readAll() {
  const variables = {};
  for (const entry of environ()) {
    const at = entry.indexOf('=', 1);
    if (at > 0) variables[entry.slice(0, at)] = entry.slice(at + 1);
  }
  return variables;
}

function store(variables, name, value) {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  const text = `${value}`;
  setenv(name, text);
  variables[name] = text;
  return true;
}

const guards = {
  set: store,
  deleteProperty(variables, name) {
    if (typeof name === 'string') unsetenv(name);
    delete variables[name];
    return true;
  },
};

module.exports = { env: new Proxy(readAll(), guards) };
