// SPDX-License-Identifier: MIT
//
// From the engine's positions to those of the file as its author sees it. The engine names the end
// of a callee or of a base object where V8 names the start of the last identifier, or `new`; and a
// source that was wrapped or rewritten before it was compiled has its columns shifted.
'use strict';

const MAX_CACHED = 16;
const linesOf = new Map();
const infos = new Map();

// `(function (exports, require, module, __filename, __dirname) { ` on the first line of a module.
const wrapperLength = 62;

/**
 * Says how the text that was compiled under a URL differs from the file.
 * @param {string} url
 * @param {{ shift?: number, columns?: Uint32Array, text?: string }} info
 *   imports: { entries, links } of a module, for internal/syntax/names;
 *   shift: columns that were added to the first line; columns: how others moved, see
 *   internal/syntax/sources; text: the original source, where no file has it; flags, firstSite: how
 *   it was rewritten
 */
function setSourceInfo(url, info) {
  infos.set(url, info);
}

function readSource(url) {
  const info = infos.get(url);
  if (info?.text !== undefined) return info.text;
  if (url.startsWith('node:')) return internalBinding('library').text(url.slice(5));
  if (!url.startsWith('/') && !url.startsWith('file:///')) return undefined;
  try {
    const path = url.startsWith('/') ? url : decodeURIComponent(url.slice(7));
    return internalBinding('module').readText(path);
  } catch {
    return undefined; // gone, or never a file
  }
}

/**
 * A line of a source file.
 * @param {string} url
 * @param {number} line from 1
 * @returns {string|undefined}
 */
function sourceLine(url, line) {
  let lines = linesOf.get(url);
  if (lines === undefined) {
    lines = readSource(url)?.split(/\r\n|[\n\r\u2028\u2029]/) ?? null;
    if (linesOf.size >= MAX_CACHED) linesOf.delete(linesOf.keys().next().value);
    linesOf.set(url, lines);
  }
  return lines?.[line - 1];
}

const isWordPart = (text, index) => /[\w$\u0080-\uffff]/.test(text[index] ?? ' ');

function skipBlanksBack(text, index) {
  while (index > 0 && (text[index - 1] === ' ' || text[index - 1] === '\t')) index--;
  return index;
}

function wordStart(text, end) {
  let index = end;
  while (index > 0 && isWordPart(text, index - 1)) index--;
  if (index > 0 && text[index - 1] === '#') index--;
  return index;
}

// Where `new` stands if the dotted name that starts with the word at `index` is constructed.
function newBefore(text, index) {
  let start = index;
  while (start > 0 && text[start - 1] === '.') start = wordStart(text, start - 1);
  const end = skipBlanksBack(text, start);
  if (end === start) return -1;
  const keyword = wordStart(text, end);
  return text.slice(keyword, end) === 'new' ? keyword : -1;
}

// Whether the engine can mean a call by an index: it names the end of a callee.
function canBeCall(text, at) {
  return '(`.[?'.includes(text[at] ?? ' ') || isWordPart(text, skipBlanksBack(text, at) - 1);
}

// The column (from 1) that V8 reports for the column that the engine reports.
function lexicalColumn(text, column, namesVariable) {
  const at = column - 1;
  if (namesVariable) return wordStart(text, at) + 1;
  if (text[at] === '.') return column + 1;
  if (text[at] === '?' && text[at + 1] === '.') return column + 2;
  if (text[at] === '[' || text[at] === '`') return column;
  const end = skipBlanksBack(text, at);
  const start = wordStart(text, end);
  if (start === end || text[start] === '#') return column;
  const constructed = newBefore(text, start);
  return (constructed === -1 ? start : constructed) + 1;
}

/**
 * Maps a position of the engine.
 * @param {string} url
 * @param {number} line from 1
 * @param {number} column from 1
 * @param {boolean} [namesVariable] the code there reads a variable
 * @returns {{ line: number, column: number, constructs: boolean, isCall: boolean }} constructs:
 *   the code there is a `new` or `super` call; isCall: it can be a call at all
 */
function mapPosition(url, line, column, namesVariable) {
  // Positions in the library are for us; they stay as they are, which costs nothing.
  if (url.startsWith('node:')) return { line, column, constructs: false, isCall: true };
  const info = infos.get(url);
  if (line === 1) {
    const shift = info?.shift ?? (url.startsWith('/') ? wrapperLength : 0);
    if (column > shift) column -= shift;
  }
  if (info?.columns !== undefined) {
    const { originalColumn } = require('internal/syntax/sources');
    column = originalColumn(info.columns, line, column - 1) + 1;
  }
  const text = sourceLine(url, line);
  if (text === undefined || column > text.length + 1) {
    return { line, column, constructs: false, isCall: text === undefined };
  }
  const isCall = canBeCall(text, column - 1);
  column = lexicalColumn(text, column, namesVariable);
  const constructs = /^(new|super)\b/.test(text.slice(column - 1, column + 5));
  return { line, column, constructs, isCall };
}

const MAX_REMADE = 4;
const remadeFiles = new Map(); // URL -> what finds functions in its rewritten text

// The rewriting of a file made once more, for those whose functions are asked for.
function remakeFile(url, flags, firstSite) {
  let remade = remadeFiles.get(url);
  if (remade !== undefined) return remade;
  const source = readSource(url);
  if (source === undefined) return undefined;
  const { cleanSource } = require('internal/modules/compile');
  remade = internalBinding('rewrite').remake(cleanSource(source), flags, firstSite);
  if (remadeFiles.size >= MAX_REMADE) remadeFiles.delete(remadeFiles.keys().next().value);
  remadeFiles.set(url, remade);
  return remade;
}

function findIn(url, text) {
  const { flags, firstSite } = infos.get(url);
  const remade = flags === undefined ? undefined : remakeFile(url, flags, firstSite);
  return remade === undefined ? undefined : internalBinding('rewrite').original(remade, text);
}

/**
 * The original text of a function of a rewritten file.
 * @param {string} text what the engine knows of it
 * @returns {string|undefined}
 */
function originalOfFile(text) {
  const known = [...remadeFiles.keys()];
  for (const url of known) {
    const found = findIn(url, text);
    if (found !== undefined) return found;
  }
  for (const url of infos.keys()) {
    const found = remadeFiles.has(url) ? undefined : findIn(url, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a module under a URL imports: info.imports, see setSourceInfo. */
const importsOf = (url) => infos.get(url)?.imports;

module.exports = {
  importsOf, originalOfFile, setSourceInfo, sourceLine, mapPosition,
};
