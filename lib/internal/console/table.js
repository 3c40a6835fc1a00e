// SPDX-License-Identifier: MIT
'use strict';

// console.table: which rows and columns a value has, and drawing them.

const { getStringWidth } = require('internal/util/inspect/width');
const { KINDS, kindOf } = require('internal/util/brands');

const INDEX = '(index)';
const ITERATION_INDEX = '(iteration index)';
const KEY = 'Key';
const VALUES = 'Values';

// Box drawing: left, middle and right end, and what is between.
const LINE = '\u2500';
const TOP = ['\u250c\u2500', '\u2500\u252c\u2500', '\u2500\u2510'];
const RULE = ['\u251c\u2500', '\u2500\u253c\u2500', '\u2500\u2524'];
const BOTTOM = ['\u2514\u2500', '\u2500\u2534\u2500', '\u2500\u2518'];
const ROW = ['\u2502 ', ' \u2502 ', ' \u2502'];

/** Joins cells with the parts of a kind of line. */
function joinCells(cells, [left, middle, right]) {
  return `${left}${cells.join(middle)}${right}`;
}

/** Pads a cell to a width in columns. */
function pad(cell, width) {
  return `${cell}${' '.repeat(width - getStringWidth(cell))}`;
}

/**
 * @param {string[]} head
 * @param {string[][]} columns cells; missing ones are empty
 * @returns {string}
 */
function drawTable(head, columns) {
  const height = Math.max(0, ...columns.map((column) => column.length));
  const cellAt = (column, row) => (Object.hasOwn(columns[column], row) ? columns[column][row] : '');
  const widths = head.map((title, column) => {
    let width = getStringWidth(title);
    for (let row = 0; row < height; row++) {
      width = Math.max(width, getStringWidth(cellAt(column, row)));
    }
    return width;
  });
  const line = (parts) => joinCells(widths.map((width) => LINE.repeat(width)), parts);
  const rowOf = (cells) => joinCells(cells.map((cell, i) => pad(cell, widths[i])), ROW);
  const lines = [line(TOP), rowOf(head), line(RULE)];
  for (let row = 0; row < height; row++) {
    lines.push(rowOf(head.map((title, column) => cellAt(column, row))));
  }
  lines.push(line(BOTTOM));
  return lines.join('\n');
}

/** The entries of a map or set, or of what an iterator of one has left; undefined for others. */
function entriesOf(data) {
  switch (kindOf(data)) {
    case KINDS.MAP: return { list: [...data], isPairs: true };
    case KINDS.SET: return { list: [...data], isPairs: false };
    case KINDS.MAP_ITERATOR:
    case KINDS.SET_ITERATOR: return previewIterator(data);
    default: return undefined;
  }
}

/** What an iterator will yield, without moving it. */
function previewIterator(iterator) {
  const preview = require('internal/util/inspect/entries').previewIterator(iterator);
  if (preview === undefined || !preview.isPairs) return preview;
  const list = [];
  for (let i = 0; i < preview.list.length; i += 2) list.push(preview.list.slice(i, i + 2));
  return { list, isPairs: true };
}

/** The table of a collection. */
function collectionTable({ list, isPairs }, show) {
  const indices = list.map((_, i) => `${i}`);
  if (!isPairs) return drawTable([ITERATION_INDEX, VALUES], [indices, list.map(show)]);
  return drawTable([ITERATION_INDEX, KEY, VALUES],
                   [indices, list.map(([key]) => show(key)), list.map(([, value]) => show(value))]);
}

/** The table of an object: a row for each property, a column for each property of those. */
function objectTable(data, properties, show) {
  const rows = Object.keys(data);
  const columns = { __proto__: null };
  const values = [];
  let hasValues = false;
  rows.forEach((row, i) => {
    const item = data[row];
    const isPrimitive = item === null || (typeof item !== 'function' && typeof item !== 'object');
    if (isPrimitive && properties === undefined) {
      hasValues = true;
      values[i] = show(item);
      return;
    }
    for (const key of properties ?? Object.keys(item)) {
      columns[key] ??= [];
      const isMissing = isPrimitive || !Object.hasOwn(item, key);
      columns[key][i] = isMissing ? '' : show(item[key]);
    }
  });
  const head = [INDEX, ...Object.keys(columns)];
  const cells = [rows, ...Object.values(columns)];
  if (hasValues) {
    head.push(VALUES);
    cells.push(values);
  }
  return drawTable(head, cells);
}

/**
 * The text of console.table.
 * @param {object} data
 * @param {string[]} [properties] columns to show
 * @param {(value: unknown) => string} show
 * @returns {string}
 */
function formatTable(data, properties, show) {
  const entries = entriesOf(data);
  return entries === undefined ?
    objectTable(data, properties, show) : collectionTable(entries, show);
}

module.exports = { formatTable };
