// SPDX-License-Identifier: MIT
'use strict';

// From a list of formatted entries to text: on one line, in columns, or one entry a line.

// Concatenation, unlike Array.prototype.join, does not copy the texts of deeply nested objects
// once per level.
const { join } = require('internal/util');

const { getStringWidth } = require('internal/util/inspect/width');

// What the entries are: properties of an object, elements of a list, or both.
const kObject = 0;
const kArray = 1;
const kArrayExtras = 2;

// A column layout is considered from this number of entries on.
const MIN_GROUP_ENTRIES = 6;
const MAX_COLUMNS = 15;
const SEPARATOR_SPACE = 2; // ", "
// Height of a character in widths of a character.
const CHAR_ASPECT = 2.5;

const INDENTATIONS = Array.from({ length: 64 }, (_, width) => ' '.repeat(width));

/** Spaces; a new string every time would cost more than the text that it indents. */
function spaces(width) {
  return INDENTATIONS[width] ?? ' '.repeat(width);
}

/** Removes colour sequences, which take no space. */
function removeColors(text) {
  // eslint-disable-next-line no-control-regex
  return text.includes('\u001b') ? text.replace(/\u001b\[\d\d?m/g, '') : text;
}

/** Columns that a text takes, colours aside. */
function visibleLength(ctx, text) {
  return ctx.colors ? removeColors(text).length : text.length;
}

/** Lengths of the entries and what they add up to. */
function measure(ctx, output, count) {
  const lengths = new Array(count);
  let total = 0;
  let max = 0;
  for (let i = 0; i < count; i++) {
    const length = getStringWidth(output[i], ctx.colors);
    lengths[i] = length;
    total += length + SEPARATOR_SPACE;
    if (length > max) max = length;
  }
  return { lengths, total, max };
}

/** How many columns make a block of roughly square shape. */
function chooseColumns(ctx, { total, max }, count, entries) {
  const cell = max + SEPARATOR_SPACE;
  const bias = Math.sqrt(cell - total / entries);
  const biasedMax = Math.max(cell - 3 - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(CHAR_ASPECT * biasedMax * count) / biasedMax),
    Math.floor((ctx.breakLength - ctx.indentationLvl) / cell),
    ctx.compact * 4,
    MAX_COLUMNS);
}

/** The width of each column: its longest entry plus separator. */
function columnWidths(lengths, columns) {
  const widths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < lengths.length; i += columns) {
      if (lengths[i] > width) width = lengths[i];
    }
    widths.push(width + SEPARATOR_SPACE);
  }
  return widths;
}

/** Whether every element is a number, which is then aligned on the right. */
function isNumeric(value, count) {
  if (value === undefined) return false;
  for (let i = 0; i < count; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

/** Joins entries from..to as one row. */
function makeRow(output, lengths, widths, from, to, alignRight) {
  let row = '';
  for (let i = from; i < to; i++) {
    const isLast = i === to - 1;
    const text = isLast ? output[i] : `${output[i]}, `;
    const padding = widths[i - from] + output[i].length - lengths[i];
    if (alignRight) row += text.padStart(isLast ? padding - SEPARATOR_SPACE : padding);
    else row += isLast ? text : text.padEnd(padding);
  }
  return row;
}

/**
 * Puts the entries of a long list into columns.
 * @param {object} ctx
 * @param {string[]} output
 * @param {ArrayLike<unknown>} [value] the list, if its elements are the entries
 * @returns {string[]} rows, or output itself if columns would not help
 */
function groupEntries(ctx, output, value) {
  // The last entry may be "... more items", which gets a row of its own.
  const hasMore = ctx.maxArrayLength < output.length;
  const count = hasMore ? output.length - 1 : output.length;
  const sizes = measure(ctx, output, count);
  const cell = sizes.max + SEPARATOR_SPACE;
  const isWorthIt = cell * 3 + ctx.indentationLvl < ctx.breakLength &&
    (sizes.total / cell > 5 || sizes.max <= 6);
  if (!isWorthIt) return output;
  const columns = chooseColumns(ctx, sizes, count, output.length);
  if (columns <= 1) return output;
  const widths = columnWidths(sizes.lengths, columns);
  const alignRight = isNumeric(value, output.length);
  const rows = [];
  for (let from = 0; from < count; from += columns) {
    const to = Math.min(from + columns, count);
    rows.push(makeRow(output, sizes.lengths, widths, from, to, alignRight));
  }
  if (hasMore) rows.push(output[count]);
  return rows;
}

/** Whether the entries fit on one line. */
function fitsOnLine(ctx, output, start, base) {
  let length = output.length + start;
  if (length + output.length > ctx.breakLength) return false;
  for (const entry of output) {
    length += visibleLength(ctx, entry);
    if (length > ctx.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** The layout of compact: true, entries after the brace of their object. */
function layOutTight(ctx, output, base, braces) {
  const head = base ? ` ${base}` : '';
  if (fitsOnLine(ctx, output, 0, base)) {
    return `${braces[0]}${head} ${join(output, ', ')} ${braces[1]}`;
  }
  const indentation = spaces(ctx.indentationLvl);
  const start = base === '' && braces[0].length === 1 ? ' ' : `${head}\n${indentation}  `;
  return `${braces[0]}${start}${join(output, `,\n${indentation}  `)} ${braces[1]}`;
}

/**
 * The text of an object from its parts.
 * @param {object} ctx
 * @param {string[]} output entries
 * @param {string} base what stands before the braces
 * @param {[string, string]} braces
 * @param {number} kind kObject or kArrayExtras
 * @param {number} recurseTimes depth of the object
 * @param {ArrayLike<unknown>} [value] the list behind the entries
 * @returns {string}
 */
function layOut(ctx, output, base, braces, kind, recurseTimes, value) {
  if (ctx.compact === true) return layOutTight(ctx, output, base, braces);
  const head = base ? `${base} ` : '';
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    const entries = output.length;
    if (kind === kArrayExtras && entries > MIN_GROUP_ENTRIES) {
      output = groupEntries(ctx, output, value);
    }
    // The innermost levels go on one line, unless they were grouped.
    if (ctx.currentDepth - recurseTimes < ctx.compact && entries === output.length) {
      const start = output.length + ctx.indentationLvl + braces[0].length + base.length + 10;
      if (fitsOnLine(ctx, output, start, base)) {
        const joined = join(output, ', ');
        if (!joined.includes('\n')) return `${head}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const indentation = `\n${spaces(ctx.indentationLvl)}`;
  return `${head}${braces[0]}${indentation}  ${join(output, `,${indentation}  `)}` +
    `${indentation}${braces[1]}`;
}

module.exports = { kArray, kArrayExtras, kObject, layOut, removeColors };
