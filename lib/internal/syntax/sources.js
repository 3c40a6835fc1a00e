// SPDX-License-Identifier: MIT
//
// What is known of rewritten sources: how their columns moved, and the places where their async
// functions wait, which are numbered through all sources.
'use strict';

const { declareHelpers } = require('internal/syntax/helpers');

const INSERTED = 0x80000000;
const SITE_SIZE = 8; // line and column of a site and its end, and of its function and its end

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
  nextSite += places.length / SITE_SIZE;
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
  if (index < 0 || index * SITE_SIZE >= table.places.length) return undefined;
  const [line, column, endLine, endColumn] = table.places.subarray(index * SITE_SIZE);
  return { url: table.url, name: table.names[index], line, column, endLine, endColumn };
}

function isInRange([line, column, endLine, endColumn], atLine, atColumn) {
  return (atLine > line || (atLine === line && atColumn >= column)) &&
    (atLine < endLine || (atLine === endLine && atColumn < endColumn));
}

/**
 * The name of the async function at a place: the engine has none for one that goes on after a wait.
 * @param {string} url
 * @param {number} line
 * @param {number} column from 1
 * @returns {string} empty if it has none, or does not wait
 */
function nameOfFunctionAt(url, line, column) {
  const table = tables.findLast((one) => one.url === url);
  if (table === undefined) return '';
  let name = '';
  let innermost = [0, 0];
  for (let i = 0; i < table.names.length - 1; i++) {
    const range = table.places.subarray(i * SITE_SIZE + 4, i * SITE_SIZE + 8);
    const isInner = range[0] > innermost[0] ||
      (range[0] === innermost[0] && range[1] > innermost[1]);
    if (!isInner || !isInRange(range, line, column)) continue;
    innermost = range;
    name = table.names[i];
  }
  return name;
}

module.exports = { firstSite, nameOfFunctionAt, originalColumn, registerRewritten, siteAt };
