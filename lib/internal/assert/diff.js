// SPDX-License-Identifier: MIT
'use strict';

// The difference between two values as AssertionError shows it: their inspected lines, compared.

const colors = require('internal/util/colors');
const { inspect } = require('internal/util/inspect');
const { DELETE, INSERT, NOP, myersDiff } = require('internal/util/diff');

const MESSAGES = {
  __proto__: null,
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

// Two short values are shown as "a !== b".
const MAX_SHORT_LENGTH = 12;
// More equal lines than this are shortened to this number and "...".
const MAX_EQUAL_LINES = 5;
const MAX_LINES = 50;
const DEFAULT_COLUMNS = 80;

/** Every property of a value, one a line, so that lines can be compared. */
function inspectValue(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
    breakLength: Infinity,
  });
}

/** Whether a value is an object or function. */
function isReference(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Whether a value is an object; functions are not. */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/** Two values of one line each, one above the other, with a mark where strings part. */
function stackLines(actual, expected, isStrings) {
  let text = `\n${colors.green}+${colors.white} ${actual}\n` +
    `${colors.red}- ${colors.white}${expected}`;
  const columns = process.stderr?.isTTY ? process.stderr.columns : DEFAULT_COLUMNS;
  if (!isStrings || actual.length + expected.length > columns) return { text };
  let i = 0;
  while (i < actual.length && actual[i] === expected[i]) i++;
  if (i >= 3 && i < actual.length) text += `\n${' '.repeat(i + 2)}^`;
  return { text };
}

/** Two strings on one line in colours: what is only in one of them is marked. */
function colorCharacters(actual, expected) {
  const header = `${colors.green}actual${colors.white} ${colors.red}expected${colors.white}`;
  let text = '\n';
  const entries = myersDiff(actual, expected, (a, b) => a === b).reverse();
  for (const [operation, char] of entries) {
    const color = operation === INSERT ? colors.green :
      operation === DELETE ? colors.red : colors.white;
    text += `${color}${char}${colors.white}`;
  }
  return { text, header };
}

/** The difference of values that take one line each. */
function diffShort(actual, shownActual, expected, shownExpected) {
  let length = shownActual.length + shownExpected.length;
  if (typeof actual === 'string') length -= 2;
  if (typeof expected === 'string') length -= 2;
  if (length <= MAX_SHORT_LENGTH && (actual !== 0 || expected !== 0)) {
    return { text: `${shownActual} !== ${shownExpected}`, header: '' };
  }
  const isStrings = typeof actual === 'string' && typeof expected === 'string';
  if (isStrings && colors.hasColors) return colorCharacters(shownActual, shownExpected);
  return stackLines(shownActual, shownExpected, isStrings);
}

/** Whether two lines differ by a comma at most. */
function isSameLine(a, b) {
  return a === b || `${a},` === b || a === `${b},`;
}

/** Prints equal lines between changes; long runs are shortened. */
class LinePrinter {
  constructor() {
    this.text = '';
    this.skipped = false;
    this.equalCount = 0;
    this.lastEqual = [];
  }

  equal(line) {
    if (this.equalCount < MAX_EQUAL_LINES) this.text += `${colors.white}  ${line}\n`;
    this.lastEqual = [this.lastEqual[1], line];
    this.equalCount++;
  }

  /** Ends a run of equal lines before a change. */
  flush() {
    const hidden = this.equalCount - MAX_EQUAL_LINES;
    const [last2, last1] = this.lastEqual;
    if (hidden >= 3) {
      this.text += `${colors.blue}...${colors.white}\n`;
      this.skipped = true;
    } else if (hidden === 2) {
      this.text += `${colors.white}  ${last2}\n`;
    }
    if (hidden >= 1) this.text += `${colors.white}  ${last1}\n`;
    this.equalCount = 0;
  }

  change(operation, line) {
    this.flush();
    this.text += operation === INSERT ?
      `${colors.green}+${colors.white} ${line}\n` : `${colors.red}-${colors.white} ${line}\n`;
  }
}

/** The difference of lists of lines. */
function diffLines(actual, expected, ignoreCommas) {
  const isSame = ignoreCommas ? isSameLine : (a, b) => a === b;
  const choose = (a, b) => (ignoreCommas && !a.endsWith(',') ? b : a);
  const entries = myersDiff(actual, expected, isSame, choose);
  const printer = new LinePrinter();
  for (let i = entries.length - 1; i >= 0; i--) {
    const [operation, line] = entries[i];
    if (operation === NOP) printer.equal(line);
    else printer.change(operation, line);
  }
  return { text: `\n${printer.text.trimEnd()}`, skipped: printer.skipped };
}

/** Values that look the same: shown once. */
function showIdentical(lines, isFull) {
  if (lines.length <= MAX_LINES || isFull) return { text: lines.join('\n'), header: '' };
  return { text: `${lines.slice(0, MAX_LINES).join('\n')}\n...}`, header: '', skipped: true };
}

/**
 * The message of a failed comparison.
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} operator
 * @param {string} [customMessage] takes the place of the first line
 * @param {'simple'|'full'} [diffType] 'full' shortens nothing
 * @returns {string}
 */
function describeDifference(actual, expected, operator, customMessage, diffType = 'simple') {
  if (operator === 'strictEqual' && isReference(actual) && isReference(expected)) {
    operator = 'strictEqualObject';
  }
  const shownActual = inspectValue(actual);
  const shownExpected = inspectValue(expected);
  const linesActual = shownActual.split('\n');
  const linesExpected = shownExpected.split('\n');
  let part;
  if (linesActual.length === 1 && linesExpected.length === 1 &&
      !(isObject(actual) && isObject(expected))) {
    part = diffShort(actual, shownActual, expected, shownExpected);
  } else if (shownActual === shownExpected) {
    operator = 'notIdentical';
    part = showIdentical(linesActual, diffType === 'full');
  } else {
    const ignoreCommas = actual != null && typeof actual === 'object';
    part = diffLines(linesActual, linesExpected, ignoreCommas);
  }
  const header = part.header ??
    `${colors.green}+ actual${colors.white} ${colors.red}- expected${colors.white}`;
  const skipped = part.skipped ? `\n${colors.blue}...${colors.white} Skipped lines` : '';
  return `${customMessage || MESSAGES[operator]}\n${header}${skipped}\n${part.text}\n`;
}

module.exports = { MAX_LINES, MESSAGES, describeDifference, inspectValue, isReference };
