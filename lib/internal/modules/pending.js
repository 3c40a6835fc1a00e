// SPDX-License-Identifier: MIT
//
// Modules of Node that many packages require and few of their users call: they can be loaded, and
// each of their functions refuses by name.  A module leaves this table when lib/ gets it.
'use strict';

const functions = {
  __proto__: null,
  https: ['createServer', 'get', 'request', 'Agent', 'Server'],
  tls: ['connect', 'createSecureContext', 'createServer', 'Server', 'TLSSocket'],
};

const loaded = new Map();

function refusing(id, name) {
  const refuse = function() {
    const error = new Error(`${id}.${name} is not implemented in this version of Nodus`);
    error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
    throw error;
  };
  return Object.defineProperty(refuse, 'name', { __proto__: null, value: name });
}

/**
 * A module whose functions refuse.
 * @param {string} id
 * @returns {object|undefined} undefined: there is no such stand-in
 */
function loadPending(id) {
  const names = functions[id];
  if (names === undefined) return undefined;
  if (!loaded.has(id)) {
    loaded.set(id, Object.fromEntries(names.map((name) => [name, refusing(id, name)])));
  }
  return loaded.get(id);
}

module.exports = { loadPending };
