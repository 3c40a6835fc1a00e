// SPDX-License-Identifier: MIT
//
// Cursor movement that is collected and written in one go.
'use strict';

const ansi = require('internal/readline/ansi');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateBoolean, validateInteger } = require('internal/validators');

/** Collects actions; commit() writes them. */
class Readline {
  #stream;
  #isAutoCommit = false;
  #pending = [];

  /**
   * @param {Writable} stream
   * @param {{ autoCommit?: boolean }} [options]
   * @throws ERR_INVALID_ARG_TYPE
   */
  constructor(stream, options = undefined) {
    if (!require('internal/streams/utils').isWritable(stream)) {
      throw new ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    }
    this.#stream = stream;
    if (options?.autoCommit != null) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#isAutoCommit = options.autoCommit;
    }
  }

  #add(text) {
    if (this.#isAutoCommit) process.nextTick(() => this.#stream.write(text));
    else this.#pending.push(text);
    return this;
  }

  cursorTo(x, y = undefined) {
    validateInteger(x, 'x');
    if (y != null) validateInteger(y, 'y');
    return this.#add(ansi.cursorTo(x, y ?? undefined));
  }

  moveCursor(dx, dy) {
    if (!dx && !dy) return this;
    validateInteger(dx, 'dx');
    validateInteger(dy, 'dy');
    return this.#add(ansi.moveCursor(dx, dy));
  }

  clearLine(direction) {
    validateInteger(direction, 'dir', -1, 1);
    return this.#add(ansi.clearLine(direction));
  }

  clearScreenDown() {
    return this.#add(ansi.clearScreenDown);
  }

  /** @returns {Promise} fulfilled when all pending actions were written */
  commit() {
    return new Promise((resolve) => {
      this.#stream.write(this.#pending.join(''), resolve);
      this.#pending = [];
    });
  }

  /** Forgets the pending actions. */
  rollback() {
    this.#pending = [];
    return this;
  }
}

module.exports = { Readline };
