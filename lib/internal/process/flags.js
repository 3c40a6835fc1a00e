// SPDX-License-Identifier: MIT
//
// process.allowedNodeEnvironmentFlags: a Set that cannot be changed and whose has() takes an option
// in any spelling that NODE_OPTIONS does.
'use strict';

const { definitions } = internalBinding('options');

function allowedNames() {
  const names = [];
  for (const [name, alias, isBoolean, isAllowed, isSupported] of definitions()) {
    if (!isAllowed || !isSupported) continue;
    names.push(name);
    if (isBoolean) names.push(`--no-${name.slice(2)}`);
    if (alias !== '') names.push(alias);
  }
  return names;
}

const names = new Set(allowedNames());

function normalize(flag) {
  const text = /^[^=]*/.exec(flag)[0].replace(/_/g, '-');
  return text.startsWith('-') ? text : `--${text}`;
}

class NodeEnvironmentFlagsSet extends Set {
  add() {
    return this; // it cannot be changed, as Node's
  }

  delete() {
    return false;
  }

  clear() {}

  has(flag) {
    if (typeof flag !== 'string') return false;
    const name = normalize(flag);
    return names.has(name) || (!flag.startsWith('-') && names.has(name.slice(1)));
  }
}

function makeSet() {
  const set = new NodeEnvironmentFlagsSet();
  for (const name of names) Reflect.apply(Set.prototype.add, set, [name]);
  Object.freeze(NodeEnvironmentFlagsSet.prototype.constructor);
  Object.freeze(NodeEnvironmentFlagsSet.prototype);
  return Object.freeze(set);
}

module.exports = { allowedNodeEnvironmentFlags: makeSet() };
