// SPDX-License-Identifier: MIT
//
// The lines that were entered, newest first, and the walk through those that start alike.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateArray, validateNumber } = require('internal/validators');

const DEFAULT_SIZE = 30;

class History {
  /**
   * @param {object} options history (string[]), historySize, removeHistoryDuplicates
   * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
   */
  constructor({ history = [], historySize = DEFAULT_SIZE, removeHistoryDuplicates = false }) {
    if (!Array.isArray(history)) {
      if (history === null) throw new ERR_INVALID_ARG_TYPE('history', 'Array', history);
      validateArray(history, 'history');
    }
    validateNumber(historySize, 'size', 0);
    this.lines = history;
    this.size = historySize;
    this.removeDuplicates = !!removeHistoryDuplicates;
    this.index = -1; // -1: the line being edited
    this.prefix = null; // what the walk looks for; null outside of a walk
  }

  /** Adds a line; returns it as it was kept. */
  add(line) {
    if (line.length === 0 || this.size === 0 || line.trim().length === 0) return line;
    if (this.lines.length === 0 || this.lines[0] !== line) {
      if (this.removeDuplicates) {
        const duplicate = this.lines.indexOf(line);
        if (duplicate !== -1) this.lines.splice(duplicate, 1);
      }
      this.lines.unshift(line);
      if (this.lines.length > this.size) this.lines.pop();
    }
    this.index = -1;
    return this.lines[0];
  }

  #matches(index, current) {
    return this.lines[index].startsWith(this.prefix ?? '') && this.lines[index] !== current;
  }

  /** The next older line to show, or undefined if there is none to go to. */
  older(current) {
    if (this.index >= this.lines.length || this.lines.length === 0) return undefined;
    let index = this.index + 1;
    while (index < this.lines.length && !this.#matches(index, current)) index++;
    this.index = index;
    return index === this.lines.length ? this.prefix ?? '' : this.lines[index];
  }

  /** The next newer line to show, or undefined. */
  newer(current) {
    if (this.index < 0) return undefined;
    let index = this.index - 1;
    while (index >= 0 && !this.#matches(index, current)) index--;
    this.index = index;
    return index === -1 ? this.prefix ?? '' : this.lines[index];
  }

  beginWalk(prefix) {
    this.prefix ??= prefix;
  }

  endWalk(hasLine) {
    if (this.prefix === null || !hasLine) return;
    this.prefix = null;
    if (this.index !== -1) this.index = -1;
  }
}

module.exports = { History };
