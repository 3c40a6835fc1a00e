// SPDX-License-Identifier: MIT
//
// Code that is made of strings: eval(), new Function() and its kin.  It is rewritten as files are;
// the texts of the latest are kept for toString().
'use strict';

const { firstSite, registerRewritten } = require('internal/syntax/sources');

const { rewrite, remake, original, ALWAYS, STRICT, IN_FUNCTION } = internalBinding('rewrite');

const MAX_KEPT = 64;
const kept = []; // [source, flags, first site], the latest last

function keep(source, flags, first) {
  kept.push([source, flags, first]);
  if (kept.length > MAX_KEPT) kept.shift();
}

// The rewritten text, or undefined if nothing changes.
function rewriteText(source, flags, global) {
  const first = firstSite();
  const result = rewrite(source, flags, first);
  if (result === undefined || result[0] === false) return undefined;
  registerRewritten('', result[1], { shift: 0 }, global);
  keep(source, flags, first);
  return result[0];
}

/**
 * The text that eval() runs instead of a text.
 * @param {string} code
 * @param {boolean} isStrict whether the code around is
 * @returns {string} the code itself where nothing changes, or where the engine shall tell the error
 */
function rewriteEvaluated(code, isStrict) {
  return rewriteText(code, IN_FUNCTION | (isStrict ? STRICT : 0)) ?? code;
}

/**
 * The body of a function that is made of strings.
 * @param {string} head 'async function*', say
 * @param {string[]} params
 * @param {string} body
 * @returns {string} the body itself where nothing changes
 */
function rewriteBody(head, params, body) {
  const open = `(${head} anonymous(${params.join(',')}\n) {\n`;
  const text = rewriteText(`${open}${body}\n})`, 0);
  if (!text?.startsWith(open)) return body;
  return text.slice(open.length, text.endsWith('\n})') ? -3 : -2);
}

/**
 * What is wrong with such a function, in V8's words.
 * @returns {string|undefined}
 */
function errorOfFunction(head, params, body) {
  const result = rewrite(`(${head} anonymous(${params.join(',')}\n) {\n${body}\n})`, ALWAYS, 1);
  return result?.[0] === false ? result[1][1] : undefined;
}

/**
 * The source of a rewritten function.
 * @param {string} text what the engine knows of it
 * @returns {string}
 */
function originalText(text) {
  // The Function constructor puts a line terminator of its own in front of the last brace.
  const joined = text.replace(/\n\}$/, '}');
  for (let i = kept.length - 1; i >= 0; i--) {
    const remade = remake(...kept[i]);
    const found = original(remade, text) ?? original(remade, joined);
    if (found !== undefined) return found;
  }
  return require('internal/stacks/source').originalOfFile(text) ?? text;
}

module.exports = { rewriteEvaluated, rewriteBody, errorOfFunction, originalText };
