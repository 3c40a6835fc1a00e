// SPDX-License-Identifier: MIT
//
// Source maps, version 3 (ECMA-426): the SourceMap class, and the maps that loaded files name in a
// `//# sourceMappingURL=` comment.
'use strict';

const { validateBoolean, validateObject } = require('internal/validators');
const state = require('internal/modules/source_maps_state');
const binding = internalBinding('module');

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOfDigit = new Map([...digits].map((digit, value) => [digit, value]));

/** Decodes one group of base64 variable-length quantities. */
function decodeSegment(text) {
  const values = [];
  let value = 0;
  let shift = 0;
  for (const digit of text) {
    const bits = valueOfDigit.get(digit) ?? 0;
    value += (bits & 31) * 2 ** shift;
    shift += 5;
    if ((bits & 32) !== 0) continue;
    values.push(value % 2 === 1 ? -Math.floor(value / 2) : value / 2);
    value = shift = 0;
  }
  return values;
}

/** Appends the entries of one map, whose generated text starts at (line, column). */
function decodeMap(map, startLine, startColumn, entries) {
  const { sources, names } = map;
  let source = 0;
  let originalLine = 0;
  let originalColumn = 0;
  let name = 0;
  for (const [row, lineText] of map.mappings.split(';').entries()) {
    let generatedColumn = row === 0 ? startColumn : 0;
    for (const segment of lineText.split(',')) {
      if (segment === '') continue;
      const fields = decodeSegment(segment);
      generatedColumn += fields[0];
      const entry = [startLine + row, generatedColumn];
      if (fields.length > 1) {
        source += fields[1];
        originalLine += fields[2];
        originalColumn += fields[3];
        if (fields.length > 4) name += fields[4];
        const root = map.sourceRoot ? `${map.sourceRoot.replace(/\/$/, '')}/` : '';
        entry.push(root + sources[source], originalLine, originalColumn,
                   fields.length > 4 ? names?.[name] : undefined);
      }
      entries.push(entry);
    }
  }
}

function decodePayload(payload) {
  const entries = [];
  if (payload.sections) {
    for (const { map, offset } of payload.sections) {
      decodeMap(map, offset.line, offset.column, entries);
    }
  } else {
    decodeMap(payload, 0, 0, entries);
  }
  return entries.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** A source map (https://tc39.es/ecma426/). */
class SourceMap {
  #payload;
  #lineLengths;
  #entries;

  /**
   * @param {object} payload the parsed map
   * @param {{ lineLengths?: number[] }} [options]
   * @throws ERR_INVALID_ARG_TYPE
   */
  constructor(payload, { lineLengths } = { __proto__: null }) {
    validateObject(payload, 'payload');
    this.#payload = structuredCopy(payload);
    this.#lineLengths = lineLengths === undefined ? undefined : [...lineLengths];
    this.#entries = decodePayload(this.#payload);
  }

  /** A copy of the parsed map. */
  get payload() {
    return structuredCopy(this.#payload);
  }

  /** The lengths of the generated lines, if they were given. */
  get lineLengths() {
    return this.#lineLengths === undefined ? undefined : [...this.#lineLengths];
  }

  #find(line, column) {
    const entries = this.#entries;
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const [entryLine, entryColumn] = entries[middle];
      if (entryLine < line || (entryLine === line && entryColumn <= column)) low = middle + 1;
      else high = middle;
    }
    const entry = entries[low - 1];
    if (low > 0) return entry;
    // Before the first entry there is nothing, unless that entry starts the text.
    return entries[0]?.[0] === 0 && entries[0][1] === 0 && line < 0 ? entries[0] : undefined;
  }

  /**
   * The entry at or before a position of the generated text.
   * @param {number} lineOffset from 0
   * @param {number} columnOffset from 0
   * @returns {object} empty if there is none
   */
  findEntry(lineOffset, columnOffset) {
    const entry = this.#find(lineOffset, columnOffset);
    if (entry === undefined) return {};
    return {
      generatedLine: entry[0],
      generatedColumn: entry[1],
      originalSource: entry[2],
      originalLine: entry[3],
      originalColumn: entry[4],
      name: entry[5],
    };
  }

  /**
   * The original position of a position as stacks and editors show it.
   * @param {number} lineNumber from 1
   * @param {number} columnNumber from 1
   * @returns {object} empty if there is none
   */
  findOrigin(lineNumber, columnNumber) {
    const range = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (range.originalSource === undefined || range.originalLine === undefined ||
        range.originalColumn === undefined || range.generatedLine === undefined ||
        range.generatedColumn === undefined) return {};
    const lines = lineNumber - range.generatedLine;
    const columns = columnNumber - range.generatedColumn;
    return {
      name: range.name,
      fileName: range.originalSource,
      lineNumber: range.originalLine + lines,
      columnNumber: range.originalColumn + columns,
    };
  }
}

function structuredCopy(payload) {
  const copy = { ...payload };
  for (const key of ['sources', 'names', 'sourcesContent', 'sections']) {
    if (Array.isArray(copy[key])) copy[key] = [...copy[key]];
  }
  return copy;
}

// ---- Maps of loaded files --------------------------------------------------------------------

const sources = new Map(); // file -> its text, until its map is asked for
const maps = new Map(); // file -> SourceMap or undefined

/** Remembers a file that was compiled while source maps are enabled. */
function register(filename, source) {
  if (!state.nodeModules && filename.includes('/node_modules/')) return;
  if (source.includes('sourceMappingURL=')) sources.set(filename, source);
}

function readMap(filename, source) {
  const comments = [...source.matchAll(/^[\t ]*\/[*/][#@][\t ]+sourceMappingURL=(\S+)/gm)];
  const url = comments.at(-1)?.[1];
  if (url === undefined) return undefined;
  try {
    const data = /^data:application\/json[^,]*?(;base64)?,(.*)$/.exec(url);
    const text = data === null ? binding.readText(binding.resolvePath(filename, `../${url}`)) :
      data[1] ? atob(data[2]) : decodeURIComponent(data[2]);
    const payload = JSON.parse(text);
    const lineLengths = source.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.length);
    return new SourceMap(payload, { lineLengths });
  } catch {
    return undefined; // a map that cannot be read is no map
  }
}

/**
 * module.findSourceMap.
 * @param {string} path of a loaded file
 * @returns {SourceMap|undefined}
 */
function findSourceMap(path) {
  const filename = path.startsWith('file:') ? require('url').fileURLToPath(path) : path;
  if (sources.has(filename)) {
    maps.set(filename, readMap(filename, sources.get(filename)));
    sources.delete(filename);
  }
  return maps.get(filename);
}

/**
 * module.setSourceMapsSupport.
 * @param {boolean} enabled
 * @param {{ nodeModules?: boolean, generatedCode?: boolean }} [options]
 * @throws ERR_INVALID_ARG_TYPE
 */
function setSourceMapsSupport(enabled, options = { __proto__: null }) {
  validateBoolean(enabled, 'enabled');
  validateObject(options, 'options');
  const { nodeModules = false, generatedCode = false } = options;
  validateBoolean(nodeModules, 'options.nodeModules');
  validateBoolean(generatedCode, 'options.generatedCode');
  Object.assign(state, { enabled, nodeModules, generatedCode });
}

/** module.getSourceMapsSupport. */
function getSourceMapsSupport() {
  return Object.freeze({ __proto__: null, ...state });
}

module.exports = { SourceMap, register, findSourceMap, setSourceMapsSupport, getSourceMapsSupport };
