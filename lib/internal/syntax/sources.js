// SPDX-License-Identifier: MIT
//
// What is known of rewritten sources: how their columns moved, and the places where their async
// functions wait, which are numbered through all sources.
'use strict';

const { declareHelpers } = require('internal/syntax/helpers');

const INSERTED = 0x80000000;

const tables = []; // of sites, in order of their first number
let nextSite = 1;

/** The number of the first site of the next source. */
function firstSite() {
  return nextSite;
}

/**
 * From a column of rewritten text to that of the source.
 * @param {Uint32Array} columns triples, see edits_columns in src/syntax/edits.h
 * @param {number} line from 1
 * @param {number} column from 0
 * @returns {number} from 0
 */
function originalColumn(columns, line, column) {
  let low = 0;
  let high = columns.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const atLine = columns[middle * 3];
    if (atLine < line || (atLine === line && columns[middle * 3 + 1] <= column)) low = middle + 1;
    else high = middle;
  }
  const last = (low - 1) * 3;
  if (last < 0 || columns[last] !== line) return column;
  const original = columns[last + 2];
  return original >= INSERTED ? original - INSERTED : original + column - columns[last + 1];
}

/**
 * Remembers what was made of a source.
 * @param {string} url
 * @param {Array} description of rewrite_describe in src/bindings/rewrite.h
 * @param {object} info for internal/stacks/source, completed here; recipe: what
 *   internalBinding('rewrite').original needs to do the same again
 * @param {object} [global] the realm that gets the text
 */
function registerRewritten(url, [prefix, columns, sites, names], info, global) {
  declareHelpers(prefix, global);
  info.columns = new Uint32Array(columns);
  info.firstSite = nextSite;
  require('internal/stacks/source').setSourceInfo(url, info);
  if (sites === undefined) return;
  const places = new Uint32Array(sites);
  tables.push({ first: nextSite, url, places, names: names.split('\n') });
  nextSite += places.length / 4;
}

/**
 * Where an async function waits.
 * @param {number} site
 * @returns {{ url: string, name: string, line: number, column: number, endLine: number,
 *   endColumn: number }|undefined}
 */
function siteAt(site) {
  let low = 0;
  let high = tables.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tables[middle].first <= site) low = middle + 1;
    else high = middle;
  }
  const table = tables[low - 1];
  const index = table === undefined ? -1 : site - table.first;
  if (index < 0 || index * 4 >= table.places.length) return undefined;
  const [line, column, endLine, endColumn] = table.places.subarray(index * 4, index * 4 + 4);
  return { url: table.url, name: table.names[index], line, column, endLine, endColumn };
}

module.exports = { firstSite, originalColumn, registerRewritten, siteAt };
