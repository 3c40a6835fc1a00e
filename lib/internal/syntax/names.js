// SPDX-License-Identifier: MIT
//
// The names of imports in messages of the engine, which quotes rewritten text: `$nd_1.x` is what
// src/syntax/lower_module.c made of a name that the module imports.
'use strict';

const { importsOf } = require('internal/stacks/source');

const access = /\$nd\d*_(\d+)(?:\.([\w$]+)|\["([^"]*)"\])?/g;
const checked = /(?:0\?0:)?\([^()]*===\$nd\d*_tdz\?\$nd\d*_dead\("([^"]*)"\):[^()]*\)/g;
const called = /(?:0\?0:)?\(0,([\w$.]+)\)/g;
const mirrors = /(?:\$nd\d*_exports(?:\.[\w$]+|\["[^"]*"\])=)+/g;

// The local name of an import that was found at a property of a parameter.
function localName({ entries, links }, parameter, name) {
  for (let i = 0; i < links.length; i++) {
    if (links[i].parameter === parameter && (links[i].name ?? undefined) === name) {
      return entries[i].local;
    }
  }
  return undefined;
}

/**
 * A message with the names that the module has for its imports.
 * @param {string} message
 * @param {string|undefined} url of the module
 * @returns {string}
 */
function restoreNames(message, url) {
  const imports = importsOf(url);
  if (imports === undefined) return message;
  const local = (text, parameter, dot, bracket) =>
    localName(imports, parameter - 1, dot ?? bracket) ??
    (dot === undefined || localName(imports, parameter - 1) === undefined ? text :
      `${localName(imports, parameter - 1)}.${dot}`);
  return message.replace(checked, '$1').replace(mirrors, '').replace(access, local)
    .replace(called, '$1');
}

module.exports = { restoreNames };
