// SPDX-License-Identifier: MIT
//
// Scripts that are no CommonJS modules: --eval, standard input, node:vm.
'use strict';

const { rewrite, ALWAYS } = internalBinding('rewrite');

let sources; // internal/syntax/sources, once there is a source that changed

/**
 * An error that the front end found: V8's words, with the place at the head of its stack.
 * @param {Array} description of rewrite_describe_error in src/bindings/rewrite.h
 * @param {string} url
 * @param {string} source
 * @returns {Error}
 */
function makeSyntaxError([type, message, line, column, width], url, source) {
  const error = new globalThis[type](message);
  const text = source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
  const marks = text.slice(0, column - 1).replace(/[^\t]/g, ' ') + '^'.repeat(width);
  require('internal/stacks').own(error);
  Object.defineProperty(error, 'stack', {
    __proto__: null, writable: true, enumerable: false, configurable: true,
    value: `${url}:${line}\n${text}\n${marks}\n\n${type}: ${message}\n` +
      `    at compile (${url}:${line}:${column})`,
  });
  return error;
}

function isAccepted(check, text) {
  try {
    check(text);
    return true;
  } catch {
    return false;
  }
}

function checkOriginal(source, url, flags, check) {
  try {
    check(source);
  } catch (error) {
    if (error?.name !== 'SyntaxError') throw error;
    const found = rewrite(source, flags | ALWAYS, 1);
    throw found?.[0] === false ? makeSyntaxError(found[1], url, source) : error;
  }
}

/**
 * What the engine gets for a script.
 * @param {string} source
 * @param {string} url
 * @param {number} flags of internalBinding('rewrite')
 * @param {(text: string) => void} check throws if the engine does not accept a text
 * @param {number} [importer] see addImporter of internal/syntax/helpers
 * @returns {{ text: string, description: Array|undefined }}
 * @throws SyntaxError
 */
function prepareScript(source, url, flags, check, importer = 0) {
  const first = sources === undefined ? 1 : sources.firstSite();
  const result = rewrite(source, flags, first, importer);
  if (result !== undefined && result[0] !== false && isAccepted(check, result[0])) {
    return { text: result[0], description: result[1] };
  }
  checkOriginal(source, url, flags, check);
  return { text: source, description: undefined };
}

/**
 * Remembers a prepared script under its URL.
 * @param {string} url
 * @param {Array|undefined} description
 * @param {object} info for internal/stacks/source
 */
function registerScript(url, description, info) {
  if (description === undefined) {
    require('internal/stacks/source').setSourceInfo(url, info);
    return;
  }
  sources ??= require('internal/syntax/sources');
  sources.registerRewritten(url, description, info);
}

module.exports = { makeSyntaxError, prepareScript, registerScript };
