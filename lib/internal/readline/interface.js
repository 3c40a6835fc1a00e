// SPDX-License-Identifier: MIT
//
// readline's Interface: lines from a stream, prompts and questions.  On a terminal, the editing of
// a line (internal/readline/editing) is loaded and takes the keys.
'use strict';

const EventEmitter = require('events');
const { History } = require('internal/readline/history');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_USE_AFTER_CLOSE },
} = require('internal/errors');
const { validateAbortSignal, validateString, validateUint32 } = require('internal/validators');

const MIN_CRLF_DELAY = 100; // milliseconds
const LINE_END = /\r\n|\n|\r(?!\n)|\u2028|\u2029/g;

const kOnKeypress = Symbol('onKeypress');

// createInterface(input, output, completer, terminal) or (options).
function normalizeOptions(input, output, completer, terminal) {
  const isOptions = input?.input !== undefined;
  return isOptions ? input : { input, output, completer, terminal };
}

function checkOptions({ completer, input, tabSize, signal }) {
  if (completer !== undefined && typeof completer !== 'function') {
    throw new ERR_INVALID_ARG_VALUE('completer', completer);
  }
  if (tabSize !== undefined) validateUint32(tabSize, 'tabSize', true);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return input;
}

function checkEscapeCodeTimeout(timeout, fallback) {
  if (timeout === undefined) return fallback;
  if (Number.isFinite(timeout)) return timeout;
  throw new ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', fallback);
}

class Interface extends EventEmitter {
  constructor(input, output, completer, terminal) {
    super();
    const options = normalizeOptions(input, output, completer, terminal);
    this._sawReturnAt = 0;
    this.isCompletionEnabled = true;
    this._sawKeyPress = false;
    this._previousKey = null;
    this.escapeCodeTimeout = checkEscapeCodeTimeout(options.escapeCodeTimeout, 500);
    checkOptions(options);
    this.tabSize = options.tabSize ?? 8;
    this.historyManager = new History(options);
    this.line = '';
    this.cursor = 0;
    this.output = options.output;
    this.input = options.input;
    this.crlfDelay = options.crlfDelay ?
      Math.max(MIN_CRLF_DELAY, options.crlfDelay) : MIN_CRLF_DELAY;
    this.completer = options.completer;
    this._prompt = options.prompt === undefined ? '> ' : `${options.prompt}`;
    this.terminal = !!(options.terminal ?? this.output?.isTTY);
    this.paused = false;
    this.closed = false;
    this._line_buffer = null;
    this._questionCallback = null;
    this._questionReject = null;
    this.prevRows = 0;
    this._asyncSource = undefined;
    if (process.env.TERM === 'dumb') this._ttyWrite = dumbTtyWrite;
    if (this.terminal) this._listenToKeys();
    else this._listenToData();
    if (options.signal !== undefined) this._closeOnAbort(options.signal);
    this.input.resume();
  }

  _listenToData() {
    const { StringDecoder } = require('string_decoder');
    this._decoder = new StringDecoder('utf8');
    const onError = (error) => { this.emit('error', error); };
    const onData = (chunk) => { this._normalWrite(chunk); };
    const onEnd = () => {
      if (typeof this._line_buffer === 'string' && this._line_buffer.length > 0) {
        this.emit('line', this._line_buffer);
      }
      this.close();
    };
    this.input.on('error', onError);
    this.input.on('data', onData);
    this.input.on('end', onEnd);
    this.once('close', () => {
      this.input.removeListener('error', onError);
      this.input.removeListener('data', onData);
      this.input.removeListener('end', onEnd);
    });
  }

  _listenToKeys() {
    require('internal/readline/editing').install(Interface.prototype);
    require('internal/readline/keypress').emitKeypressEvents(this.input, this);
    const onError = (error) => { this.emit('error', error); };
    const onKeypress = this[kOnKeypress] = (text, key) => {
      this._ttyWrite(text, key);
      if (key?.sequence) {
        // The last character of a pair of surrogates on its own: the cursor must not split it.
        const last = key.sequence.codePointAt(0);
        if (last >= 0xd800 && last <= 0xdfff) this._refreshLine();
      }
    };
    const onEnd = () => {
      if (typeof this.line === 'string' && this.line.length > 0) this.emit('line', this.line);
      this.close();
    };
    const onResize = () => { this._refreshLine(); };
    this.input.on('error', onError);
    this.input.on('keypress', onKeypress);
    this.input.on('end', onEnd);
    this._setRawMode(true);
    this.terminal = true;
    this.output?.on('resize', onResize);
    this.once('close', () => {
      this.input.removeListener('keypress', onKeypress);
      this.input.removeListener('error', onError);
      this.input.removeListener('end', onEnd);
      this.output?.removeListener('resize', onResize);
    });
  }

  _closeOnAbort(signal) {
    const onAbort = () => { this.close(); };
    if (signal.aborted) {
      process.nextTick(onAbort);
    } else {
      const disposable = EventEmitter.addAbortListener(signal, onAbort);
      this.once('close', () => { disposable[Symbol.dispose](); });
    }
  }

  get history() {
    return this.historyManager.lines;
  }

  set history(lines) {
    this.historyManager.lines = lines;
  }

  get historyIndex() {
    return this.historyManager.index;
  }

  set historyIndex(index) {
    this.historyManager.index = index;
  }

  get historySize() {
    return this.historyManager.size;
  }

  set historySize(size) {
    this.historyManager.size = size;
  }

  /** Columns of the output; Infinity if it is no terminal. */
  get columns() {
    return this.output?.columns || Infinity;
  }

  getPrompt() {
    return this._prompt;
  }

  setPrompt(prompt) {
    this._prompt = prompt;
  }

  _setRawMode(mode) {
    const wasInRawMode = this.input.isRaw;
    if (typeof this.input.setRawMode === 'function') this.input.setRawMode(mode);
    return wasInRawMode;
  }

  _checkOpen() {
    if (this.closed) throw new ERR_USE_AFTER_CLOSE('readline');
  }

  /** @param {boolean} [preserveCursor] leave the cursor where it is in the line */
  prompt(preserveCursor) {
    if (this.paused) this.resume();
    if (this.terminal && process.env.TERM !== 'dumb') {
      if (!preserveCursor) this.cursor = 0;
      this._refreshLine();
    } else {
      this._writeToOutput(this._prompt);
    }
  }

  /** Shows a query instead of the prompt and gives the next line to a callback. */
  _question(query, callback) {
    this._checkOpen();
    if (this._questionCallback) {
      this.prompt();
      return;
    }
    this._oldPrompt = this._prompt;
    this.setPrompt(query);
    this._questionCallback = callback;
    this.prompt();
  }

  _questionCancel() {
    if (!this._questionCallback) return;
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    this.clearLine();
  }

  _onLine(line) {
    if (!this._questionCallback) {
      this.emit('line', line);
      return;
    }
    const callback = this._questionCallback;
    this._questionCallback = null;
    this.setPrompt(this._oldPrompt);
    callback(line);
  }

  _writeToOutput(text) {
    validateString(text, 'stringToWrite');
    if (this.output != null) this.output.write(text);
  }

  /** Ends the interface: the input is paused and given back. */
  close() {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this._setRawMode(false);
    this.closed = true;
    if (this._questionReject) {
      const { AbortError } = require('internal/errors');
      this._questionReject(new AbortError('Aborted with Ctrl+C'));
    }
    this.emit('close');
  }

  pause() {
    this._checkOpen();
    if (this.paused) return this;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  }

  resume() {
    this._checkOpen();
    if (!this.paused) return this;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  }

  /**
   * Acts as if text was entered, or a key pressed.
   * @param {string|Buffer|null} data
   * @param {{ ctrl?: boolean, meta?: boolean, shift?: boolean, name?: string }} [key]
   * @throws ERR_USE_AFTER_CLOSE
   */
  write(data, key) {
    this._checkOpen();
    if (this.paused) this.resume();
    if (this.terminal) this._ttyWrite(data, key);
    else this._normalWrite(data);
  }

  // Emits the lines that a chunk completes; CR and LF may come in two chunks.
  _normalWrite(chunk) {
    if (chunk === undefined) return;
    let text = this._decoder.write(chunk);
    if (this._sawReturnAt && Date.now() - this._sawReturnAt <= this.crlfDelay) {
      if (text.codePointAt(0) === 10) text = text.slice(1);
      this._sawReturnAt = 0;
    }
    LINE_END.lastIndex = 0;
    let end = LINE_END.exec(text);
    if (end === null) {
      if (text.length > 0) this._line_buffer = (this._line_buffer ?? '') + text;
      return;
    }
    this._sawReturnAt = text.endsWith('\r') ? Date.now() : 0;
    const lines = [];
    let start = 0;
    for (; end !== null; end = LINE_END.exec(text)) {
      lines.push(text.slice(start, end.index));
      start = LINE_END.lastIndex;
    }
    if (this._line_buffer !== null) lines[0] = this._line_buffer + lines[0];
    this._line_buffer = start < text.length ? text.slice(start) : null;
    for (const line of lines) this._onLine(line);
  }

  /** Moves the cursor behind the line and starts a new one. */
  clearLine() {
    if (this.terminal) this._moveCursor(+Infinity);
    this._writeToOutput('\r\n');
    this.line = '';
    this.cursor = 0;
    this.prevRows = 0;
  }

  /** @returns {{ rows: number, cols: number }} of the cursor, from the start of the prompt */
  getCursorPos() {
    return require('internal/readline/editing').displayPosition(
      this, this._prompt + this.line.slice(0, this.cursor));
  }

  [Symbol.asyncIterator]() {
    this._asyncSource ??= lineIterator(this);
    return this._asyncSource;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

// The lines as an async iterator; listens from the moment it is made.
function lineIterator(source) {
  const events = EventEmitter.on(source, 'line', {
    __proto__: null, close: ['close'], highWaterMark: 1024,
  });
  const unwrap = ({ value, done }) => ({ value: done ? undefined : value[0], done });
  return {
    __proto__: Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype),
    next: () => events.next().then(unwrap),
    return: () => events.return(),
    throw: (error) => events.throw(error),
    [Symbol.asyncIterator]() { return this; },
  };
}

// A terminal without cursor movement: keys are lines, nothing is edited.
function dumbTtyWrite(text, key = {}) {
  if (key.name === 'escape') return;
  if (this._sawReturnAt && key.name !== 'enter') this._sawReturnAt = 0;
  if (key.ctrl && key.name === 'c') {
    if (this.listenerCount('SIGINT') > 0) this.emit('SIGINT');
    else this.close();
  } else if (key.ctrl && key.name === 'd') {
    this.close();
  } else if (key.name === 'return') {
    this._sawReturnAt = Date.now();
    this._line();
  } else if (key.name === 'enter') {
    if (this._sawReturnAt === 0 || Date.now() - this._sawReturnAt > this.crlfDelay) this._line();
    this._sawReturnAt = 0;
  } else if (typeof text === 'string' && text) {
    this.line += text;
    this.cursor += text.length;
    this._writeToOutput(text);
  }
}

module.exports = { Interface, kOnKeypress };
