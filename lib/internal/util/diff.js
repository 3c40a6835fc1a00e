// SPDX-License-Identifier: MIT
'use strict';

// The shortest edit script between two lists, after E. W. Myers, "An O(ND) Difference Algorithm and
// Its Variations" (1986).  Entries are [operation, value] in reverse order of the lists.

const { validateString, validateStringArray } = require('internal/validators');

const INSERT = 1; // only in the first list
const NOP = 0; // in both
const DELETE = -1; // only in the second list

/** Whether the step to diagonal k comes from diagonal k + 1, a value of the second list. */
function comesFromAbove(k, d, furthest, offset) {
  return k === -d || (k !== d && furthest[offset + k - 1] < furthest[offset + k + 1]);
}

/**
 * Finds how far each diagonal gets with d differences, for d = 0, 1 ... until the end is reached.
 * @param {number} lengthA
 * @param {number} lengthB
 * @param {(x: number, y: number) => boolean} isEqual
 * @returns {Int32Array[]} one snapshot per d: furthest x of the diagonals -d..d, before step d
 */
function findPaths(lengthA, lengthB, isEqual) {
  const max = lengthA + lengthB;
  const offset = max + 1;
  const furthest = new Int32Array(2 * max + 3);
  const trace = [];
  for (let d = 0; d <= max; d++) {
    trace.push(furthest.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = comesFromAbove(k, d, furthest, offset) ?
        furthest[offset + k + 1] : furthest[offset + k - 1] + 1;
      let y = x - k;
      while (x < lengthA && y < lengthB && isEqual(x, y)) {
        x++;
        y++;
      }
      furthest[offset + k] = x;
      if (x >= lengthA && y >= lengthB) return trace;
    }
  }
  return trace;
}

/**
 * @template T
 * @param {ArrayLike<T>} a
 * @param {ArrayLike<T>} b
 * @param {(a: T, b: T) => boolean} isSame
 * @param {(a: T, b: T) => T} [choose] which of two same values is listed
 * @returns {Array<[number, T]>} last entry first
 */
function myersDiff(a, b, isSame, choose = (value) => value) {
  const trace = findPaths(a.length, b.length, (x, y) => isSame(a[x], b[y]));
  const result = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d];
    const offset = d + 1;
    const k = x - y;
    const fromK = comesFromAbove(k, d, furthest, offset) ? k + 1 : k - 1;
    const fromX = furthest[offset + fromK];
    const fromY = fromX - fromK;
    while (x > fromX && y > fromY) result.push([NOP, choose(a[--x], b[--y])]);
    if (d === 0) break;
    if (x > fromX) result.push([INSERT, a[--x]]);
    else result.push([DELETE, b[--y]]);
  }
  return result;
}

/** Checks one of the values of diff(). */
function validateDiffInput(value, name) {
  if (Array.isArray(value)) validateStringArray(value, name);
  else validateString(value, name);
}

/**
 * util.diff: the differences between two texts (by character) or lists of lines.
 * @param {string|string[]} actual
 * @param {string|string[]} expected
 * @returns {Array<[-1|0|1, string]>} 1 only in actual, -1 only in expected, 0 in both
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function diff(actual, expected) {
  if (actual === expected) return [];
  validateDiffInput(actual, 'actual');
  validateDiffInput(expected, 'expected');
  return myersDiff(actual, expected, (a, b) => a === b).reverse();
}

module.exports = { DELETE, INSERT, NOP, diff, myersDiff };
