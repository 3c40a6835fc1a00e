// SPDX-License-Identifier: MIT
//
// The editing of a line on a terminal: words, kill ring, undo, history, completion and display.
// The methods are installed on Interface.prototype when the first terminal is used.
'use strict';

const ansi = require('internal/readline/ansi');
const { getStringWidth, inspect, stripVTControlCharacters } =
  require('internal/util/inspect');

const KILL_RING_SIZE = 32;
const UNDO_SIZE = 2048;

// ---- Where text is on the screen ---------------------------------------------------------

/** Rows and columns that a text takes, wrapped at the width of the output. */
function displayPosition(editor, text) {
  let offset = 0;
  let rows = 0;
  const { columns } = editor;
  for (const character of stripVTControlCharacters(text)) {
    if (character === '\n') {
      rows += Math.ceil(offset / columns) || 1;
      offset = 0;
    } else if (character === '\t') {
      offset += editor.tabSize - (offset % editor.tabSize);
    } else {
      const width = getStringWidth(character, false);
      // A wide character is not split over two rows.
      if (width === 2 && (offset + 1) % columns === 0) offset++;
      offset += width;
    }
  }
  const cols = offset % columns;
  return { cols, rows: rows + (offset - cols) / columns };
}

function characterLengthBefore(text, index) {
  if (index <= 0) return 0;
  return index > 1 && text.codePointAt(index - 2) > 0xffff ? 2 : 1;
}

function characterLengthAt(text, index) {
  if (text.length <= index) return 1; // moves on, so that a suggestion can be taken
  return text.codePointAt(index) > 0xffff ? 2 : 1;
}

// How far the word before, or after, the cursor reaches.
function wordLengthBefore(editor) {
  const reversed = [...editor.line.slice(0, editor.cursor)].reverse().join('');
  return /^\s*(?:[^\w\s]+|\w+)?/.exec(reversed)[0].length;
}

function wordLengthAfter(editor) {
  return /^(?:\s+|[^\w\s]+|\w+)\s*/.exec(editor.line.slice(editor.cursor))[0].length;
}

function killLengthAfter(editor) {
  return /^(?:\s+|\W+|\w+)\s*/.exec(editor.line.slice(editor.cursor))[0].length;
}

function commonPrefix(texts) {
  let prefix = texts[0] ?? '';
  for (const text of texts) {
    let i = 0;
    while (i < prefix.length && prefix[i] === text[i]) i++;
    prefix = prefix.slice(0, i);
  }
  return prefix;
}

// What the editing keeps besides the line; made on first use.
const states = new WeakMap();

function stateOf(editor) {
  let state = states.get(editor);
  if (state === undefined) {
    state = { killRing: [], killIndex: 0, isYanking: false, undo: [], redo: [] };
    states.set(editor, state);
  }
  return state;
}

function kill(editor, text) {
  const state = stateOf(editor);
  if (!text || text === state.killRing[0]) return;
  state.killRing.unshift(text);
  state.killIndex = 0;
  if (state.killRing.length > KILL_RING_SIZE) state.killRing.pop();
}

function remember(editor) {
  const state = stateOf(editor);
  state.undo.push({ text: editor.line, cursor: editor.cursor });
  if (state.undo.length > UNDO_SIZE) state.undo.shift();
  state.redo.length = 0;
}

// Replaces the part of the line from..to and leaves the cursor behind the replacement.
function replace(editor, from, to, text) {
  remember(editor);
  editor.line = editor.line.slice(0, from) + text + editor.line.slice(to);
  editor.cursor = from + text.length;
  editor._refreshLine();
}

function restore(editor, source, target) {
  if (source.length === 0) return;
  target.push({ text: editor.line, cursor: editor.cursor });
  const entry = source.pop();
  editor.line = entry.text;
  editor.cursor = entry.cursor;
  editor._refreshLine();
}

function showHistory(editor, line) {
  if (line === undefined) return;
  remember(editor);
  editor.line = line;
  editor.cursor = line.length;
  editor._refreshLine();
}

// ---- Methods of Interface ----------------------------------------------------------------

const methods = {
  _getDisplayPos(text) {
    return displayPosition(this, text);
  },

  _getCursorPos() {
    return this.getCursorPos();
  },

  _refreshLine() {
    const line = this._prompt + this.line;
    const end = displayPosition(this, line);
    const cursor = this.getCursorPos();
    let text = '';
    if (this.prevRows > 0) text = ansi.moveCursor(0, -this.prevRows);
    text += ansi.cursorTo(0) + ansi.clearScreenDown;
    for (const part of [text, line, end.cols === 0 ? ' ' : '', ansi.cursorTo(cursor.cols)]) {
      if (part !== '') this._writeToOutput(part);
    }
    if (end.rows > cursor.rows) this._writeToOutput(ansi.moveCursor(0, cursor.rows - end.rows));
    this.prevRows = cursor.rows;
  },

  _addHistory() {
    const line = this.historyManager.add(this.line);
    if (this.line.length > 0 && this.historySize > 0 && this.line.trim().length > 0) {
      this.emit('history', this.history);
    }
    return line;
  },

  _line() {
    const line = this._addHistory();
    const state = stateOf(this);
    state.undo.length = 0;
    state.redo.length = 0;
    this.clearLine();
    this._onLine(line);
  },

  _insertString(text) {
    remember(this);
    if (this.cursor < this.line.length) {
      this.line = this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor);
      this.cursor += text.length;
      this._refreshLine();
      return;
    }
    const before = this.getCursorPos();
    this.line += text;
    this.cursor += text.length;
    if (this.getCursorPos().rows > before.rows) this._refreshLine();
    else this._writeToOutput(text);
  },

  _moveCursor(distance) {
    if (distance === 0) return;
    const before = this.getCursorPos();
    this.cursor = Math.min(Math.max(this.cursor + distance, 0), this.line.length);
    const after = this.getCursorPos();
    if (before.rows === after.rows) {
      this._writeToOutput(ansi.moveCursor(after.cols - before.cols, 0));
    } else {
      this._refreshLine();
    }
  },

  _wordLeft() {
    if (this.cursor > 0) this._moveCursor(-wordLengthBefore(this));
  },

  _wordRight() {
    if (this.cursor < this.line.length) this._moveCursor(wordLengthAfter(this));
  },

  _deleteLeft() {
    if (this.cursor === 0 || this.line.length === 0) return;
    replace(this, this.cursor - characterLengthBefore(this.line, this.cursor), this.cursor, '');
  },

  _deleteRight() {
    if (this.cursor >= this.line.length) return;
    replace(this, this.cursor, this.cursor + characterLengthAt(this.line, this.cursor), '');
  },

  _deleteWordLeft() {
    if (this.cursor === 0) return;
    replace(this, this.cursor - wordLengthBefore(this), this.cursor, '');
  },

  _deleteWordRight() {
    if (this.cursor >= this.line.length) return;
    replace(this, this.cursor, this.cursor + killLengthAfter(this), '');
  },

  _deleteLineLeft() {
    kill(this, this.line.slice(0, this.cursor));
    replace(this, 0, this.cursor, '');
  },

  _deleteLineRight() {
    kill(this, this.line.slice(this.cursor));
    replace(this, this.cursor, this.line.length, '');
  },

  _historyPrev() {
    showHistory(this, this.historyManager.older(this.line));
  },

  _historyNext() {
    showHistory(this, this.historyManager.newer(this.line));
  },

  _tabComplete(isSecondTab) {
    this.pause();
    const done = (error, result) => {
      if (this.closed) return;
      this.resume();
      if (error) {
        this._writeToOutput(`Tab completion error: ${inspect(error)}`);
      } else {
        complete(this, isSecondTab, result);
      }
    };
    const text = this.line.slice(0, this.cursor);
    if (this.completer.length === 2) {
      this.completer(text, done);
      return;
    }
    // A completer of one parameter answers at once, or with a promise.
    new Promise((resolve) => { resolve(this.completer(text)); })
      .then((result) => done(null, result), done);
  },

  _ttyWrite(text, key = {}) {
    const previousKey = this._previousKey;
    this._previousKey = key;
    const state = stateOf(this);
    if (!key.meta || key.name !== 'y') state.isYanking = false;
    const isUpOrDown = key.name === 'up' || key.name === 'down' ||
      (key.ctrl && !key.meta && (key.name === 'p' || key.name === 'n'));
    if (isUpOrDown) this.historyManager.beginWalk(this.line.slice(0, this.cursor));
    else this.historyManager.endWalk(this.history.length > 0);
    if (key.sequence === '\x1f') {
      restore(this, state.undo, state.redo); // Ctrl and minus
    } else if (key.sequence === '\x1e') {
      restore(this, state.redo, state.undo); // Ctrl and 6
    } else if (key.name !== 'escape') {
      const action = actionOf(key);
      if (action !== undefined) action(this, text, key, previousKey);
      else if (isPlain(key)) writePlain(this, text, key, previousKey);
    }
  },
};

// ---- Completion --------------------------------------------------------------------------

function showCompletions(editor, completions) {
  const widths = completions.map((text) => getStringWidth(text));
  const width = Math.max(...widths) + 2;
  let perRow = Math.floor(editor.columns / width) || 1;
  if (perRow === Infinity) perRow = 1;
  let output = '\r\n';
  let column = 0;
  let padding = 0;
  completions.forEach((text, i) => {
    if (column === perRow) {
      output += '\r\n';
      column = 0;
      padding = 0;
    } else {
      output += ' '.repeat(padding);
    }
    if (text === '') {
      // An empty entry separates groups.
      if (column > 0) output += '\r\n';
      output += '\r\n';
      column = 0;
      padding = 0;
      return;
    }
    output += text;
    padding = width - widths[i];
    column++;
  });
  if (column > 0) output += '\r\n\r\n';
  editor._writeToOutput(output);
  editor._refreshLine();
}

function complete(editor, isSecondTab, [completions, completed]) {
  if (!completions || completions.length === 0) return;
  const prefix = commonPrefix(completions.filter((text) => text !== ''));
  if (prefix.startsWith(completed) && prefix.length > completed.length) {
    editor._insertString(prefix.slice(completed.length));
  } else if (!completed.startsWith(prefix)) {
    replace(editor, editor.cursor - completed.length, editor.cursor, prefix);
  } else if (isSecondTab) {
    showCompletions(editor, completions);
  }
}

// ---- Keys --------------------------------------------------------------------------------

function yank(editor) {
  const state = stateOf(editor);
  if (state.killRing.length === 0) return;
  state.isYanking = true;
  editor._insertString(state.killRing[state.killIndex]);
}

function yankPop(editor) {
  const state = stateOf(editor);
  if (!state.isYanking || state.killRing.length < 2) return;
  const last = state.killRing[state.killIndex];
  state.killIndex = (state.killIndex + 1) % state.killRing.length;
  replace(editor, editor.cursor - last.length, editor.cursor, state.killRing[state.killIndex]);
}

function interrupt(editor) {
  if (editor.listenerCount('SIGINT') > 0) editor.emit('SIGINT');
  else editor.close();
}

function endOrDelete(editor) {
  if (editor.cursor === 0 && editor.line.length === 0) editor.close();
  else editor._deleteRight();
}

function clearScreen(editor) {
  editor._writeToOutput(ansi.cursorTo(0, 0) + ansi.clearScreenDown);
  editor._refreshLine();
}

// Stops the process; when it goes on, the terminal and the line are restored.
function suspend(editor) {
  if (process.platform === 'win32') return;
  if (editor.listenerCount('SIGTSTP') > 0) {
    editor.emit('SIGTSTP');
    return;
  }
  process.once('SIGCONT', () => {
    if (!editor.paused) {
      editor.pause();
      editor.emit('SIGCONT');
    }
    editor._setRawMode(true);
    editor._refreshLine();
  });
  editor._setRawMode(false);
  process.kill(process.pid, 'SIGTSTP');
}

function moveLeft(editor) {
  editor._moveCursor(-characterLengthBefore(editor.line, editor.cursor));
}

function moveRight(editor) {
  editor._moveCursor(characterLengthAt(editor.line, editor.cursor));
}

function toStart(editor) {
  editor._moveCursor(-Infinity);
}

function toEnd(editor) {
  editor._moveCursor(+Infinity);
}

function enterLine(editor) {
  // LF right behind CR is the same end of line.
  if (editor._sawReturnAt === 0 || Date.now() - editor._sawReturnAt > editor.crlfDelay) {
    editor._line();
  }
  editor._sawReturnAt = 0;
}

function returnLine(editor) {
  editor._sawReturnAt = Date.now();
  editor._line();
}

const call = (method) => (editor) => editor[method]();

const CTRL_SHIFT = {
  __proto__: null, backspace: call('_deleteLineLeft'), delete: call('_deleteLineRight'),
};
const CTRL = {
  __proto__: null,
  c: interrupt,
  h: call('_deleteLeft'),
  d: endOrDelete,
  u: call('_deleteLineLeft'),
  k: call('_deleteLineRight'),
  a: toStart,
  e: toEnd,
  b: moveLeft,
  f: moveRight,
  l: clearScreen,
  n: call('_historyNext'),
  p: call('_historyPrev'),
  z: suspend,
  y: yank,
  w: call('_deleteWordLeft'),
  backspace: call('_deleteWordLeft'),
  delete: call('_deleteWordRight'),
  left: call('_wordLeft'),
  right: call('_wordRight'),
};
const META = {
  __proto__: null,
  b: call('_wordLeft'),
  f: call('_wordRight'),
  d: call('_deleteWordRight'),
  delete: call('_deleteWordRight'),
  backspace: call('_deleteWordLeft'),
  y: yankPop,
};
const PLAIN = {
  __proto__: null,
  return: returnLine,
  enter: enterLine,
  backspace: call('_deleteLeft'),
  delete: call('_deleteRight'),
  left: moveLeft,
  right: moveRight,
  home: toStart,
  end: toEnd,
  up: call('_historyPrev'),
  down: call('_historyNext'),
};

function isPlain(key) {
  return !key.ctrl && !key.meta;
}

function actionOf(key) {
  if (key.ctrl && key.shift) return CTRL_SHIFT[key.name];
  if (key.ctrl) return CTRL[key.name];
  return key.meta ? META[key.name] : PLAIN[key.name];
}

function writePlain(editor, text, key, previousKey) {
  if (editor._sawReturnAt && key.name !== 'enter') editor._sawReturnAt = 0;
  if (key.name === 'tab' && typeof editor.completer === 'function' &&
      editor.isCompletionEnabled) {
    editor._tabComplete(previousKey?.name === 'tab');
    return;
  }
  if (typeof text !== 'string' || text === '') return;
  // A paste: each line that is complete is entered.
  let start = 0;
  for (const end of text.matchAll(/\r\n|\n|\r(?!\n)|\u2028|\u2029/g)) {
    editor._insertString(text.slice(start, end.index));
    editor._line();
    start = end.index + end[0].length;
  }
  if (start < text.length || start === 0) editor._insertString(text.slice(start));
}

/** Adds the methods to Interface.prototype, once. */
function install(prototype) {
  if (Object.hasOwn(prototype, '_refreshLine')) return;
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(prototype, name, {
      __proto__: null, value, writable: true, enumerable: false, configurable: true,
    });
  }
}

module.exports = { install, displayPosition };
