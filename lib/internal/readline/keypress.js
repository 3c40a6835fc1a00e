// SPDX-License-Identifier: MIT
//
// From characters to 'keypress' events.  A generator takes one character at a time, so that a
// sequence may arrive in pieces; a lone escape is settled by a timeout, which sends ''.
'use strict';

const kParser = Symbol('keypress-parser');
const kDecoder = Symbol('keypress-decoder');
const ESCAPE = '\x1b';
const ESCAPE_TIMEOUT = 500; // milliseconds

// Keys by the end of their control sequence, with or without the parameter of modifiers; the
// terminals they were seen on are xterm, gnome, rxvt, putty, cygwin and the Linux console.
const KEYS = new Map();
const SHIFTED = new Set(['[a', '[b', '[c', '[d', '[e', '[2$', '[3$', '[5$', '[6$', '[7$', '[8$',
                         '[Z']);
const CONTROLLED = new Set(['Oa', 'Ob', 'Oc', 'Od', 'Oe', '[2^', '[3^', '[5^', '[6^', '[7^',
                            '[8^']);

function name(key, codes) {
  for (const code of codes.split(' ')) KEYS.set(code, key);
}
for (let i = 1; i <= 4; i++) {
  const letter = 'PQRS'[i - 1];
  name(`f${i}`, `O${letter} [${letter} [${10 + i}~ [[${'ABCD'[i - 1]}`);
}
name('f5', '[15~ [[E');
[17, 18, 19, 20, 21, 23, 24].forEach((code, i) => name(`f${i + 6}`, `[${code}~`));
name('up', '[A OA [a Oa');
name('down', '[B OB [b Ob');
name('right', '[C OC [c Oc');
name('left', '[D OD [d Od');
name('clear', '[E OE [e Oe');
name('end', '[F OF [4~ [8~ [8$ [8^');
name('home', '[H OH [1~ [7~ [7$ [7^');
name('insert', '[2~ [2$ [2^');
name('delete', '[3~ [3$ [3^');
name('pageup', '[5~ [[5~ [5$ [5^');
name('pagedown', '[6~ [[6~ [6$ [6^');
name('tab', '[Z');
name('paste-start', '[200~');
name('paste-end', '[201~');

function isDigit(character) {
  return character >= '0' && character <= '9' && character.length === 1;
}

// Reads the rest of a sequence after ESC O or ESC [ into key; returns the characters read.
function* readSequence(key, introducer) {
  let text = '';
  let character = yield;
  text += character;
  let code = introducer;
  if (introducer === '[' && character === '[') {
    code += '[';
    character = yield;
    text += character;
  }
  let parameter = '';
  for (let i = 0; i < 3 && isDigit(character); i++) {
    parameter += character;
    character = yield;
    text += character;
  }
  let modifier = '';
  if (character === ';') {
    character = yield;
    text += character;
    if (isDigit(character)) {
      modifier = character;
      character = yield;
      text += character;
    }
  }
  // A letter is a key by itself, and the digit before it says the modifiers: ESC [ 1 ; 5 A.
  const isLetter = /^[A-Za-z]$/.test(character);
  if (isLetter && parameter.length < 2) {
    modifier ||= parameter;
  } else if (isLetter) {
    // No key but something else, a colour for example.
    if (modifier !== '') parameter += `;${modifier}`;
    modifier = '';
    code += parameter;
  } else {
    code += parameter;
  }
  code += character;
  const bits = (Number(modifier) || 1) - 1;
  key.code = code;
  key.ctrl = (bits & 4) !== 0 || CONTROLLED.has(code);
  key.meta = (bits & 10) !== 0;
  key.shift = (bits & 1) !== 0 || SHIFTED.has(code);
  key.name = KEYS.get(code) ?? 'undefined';
  return text;
}

const PLAIN = new Map([['\r', 'return'], ['\n', 'enter'], ['\t', 'tab'], ['\b', 'backspace'],
                       ['\x7f', 'backspace'], [ESCAPE, 'escape'], [' ', 'space']]);

function fillPlainKey(key, character, isEscaped) {
  const known = PLAIN.get(character);
  if (known !== undefined) {
    key.name = known;
    key.meta = isEscaped;
  } else if (character.length === 1 && character <= '\x1a') {
    key.name = String.fromCharCode(character.charCodeAt(0) + 96);
    key.ctrl = true;
  } else if (/^[0-9A-Za-z]$/.test(character)) {
    key.name = character.toLowerCase();
    key.shift = /^[A-Z]$/.test(character);
    key.meta = isEscaped;
  } else if (isEscaped) {
    key.name = character.length > 0 ? undefined : 'escape';
    key.meta = true;
  }
}

function* parseKeys(stream) {
  for (;;) {
    let character = yield;
    let sequence = character;
    let isEscaped = false;
    const key = { sequence: null, name: undefined, ctrl: false, meta: false, shift: false };
    if (character === ESCAPE) {
      isEscaped = true;
      sequence += character = yield;
      if (character === ESCAPE) sequence += character = yield;
    }
    if (isEscaped && (character === 'O' || character === '[')) {
      sequence += yield* readSequence(key, character);
    } else {
      fillPlainKey(key, character, isEscaped);
    }
    key.sequence = sequence;
    if (sequence.length !== 0 && (key.name !== undefined || isEscaped)) {
      stream.emit('keypress', isEscaped ? undefined : sequence, key);
    } else if ([...sequence].length === 1) {
      stream.emit('keypress', sequence, key);
    }
  }
}

class KeypressSource {
  constructor(stream, readlineInterface) {
    const { StringDecoder } = require('string_decoder');
    this.stream = stream;
    this.interface = readlineInterface;
    this.decoder = new StringDecoder('utf8');
    this.timer = undefined;
    this.start();
  }

  start() {
    this.parser = parseKeys(this.stream);
    this.parser.next();
  }

  flushEscape() {
    this.timer = undefined;
    this.parser.next('');
  }

  // A paste must not be completed at each tab that it contains.
  noteLength(text, position) {
    const owner = this.interface;
    if (owner === undefined) return;
    owner._sawKeyPress = text.length === position;
    owner.isCompletionEnabled = text.length === position;
  }

  take(text) {
    clearTimeout(this.timer);
    this.timer = undefined;
    let position = 0;
    for (const character of text) {
      position += character.length;
      this.noteLength(text, position);
      try {
        this.parser.next(character);
      } catch (error) {
        this.start(); // a listener threw: the generator has ended
        throw error;
      }
    }
    if (text.endsWith(ESCAPE)) {
      const delay = this.interface?.escapeCodeTimeout ?? ESCAPE_TIMEOUT;
      this.timer = setTimeout(() => this.flushEscape(), delay);
    }
  }
}

/**
 * Makes a stream emit 'keypress' events (string, key) for what it reads, while somebody listens.
 * @param {Readable} stream
 * @param {Interface} [readlineInterface] for which completion is switched off in a paste
 */
function emitKeypressEvents(stream, readlineInterface = undefined) {
  if (stream[kParser]) return;
  const source = stream[kParser] = new KeypressSource(stream, readlineInterface);
  stream[kDecoder] = source.decoder;

  function onData(chunk) {
    if (stream.listenerCount('keypress') > 0) {
      const text = source.decoder.write(chunk);
      if (text !== '') source.take(text);
    } else {
      stream.removeListener('data', onData);
      stream.on('newListener', onNewListener);
    }
  }

  function onNewListener(event) {
    if (event !== 'keypress') return;
    stream.on('data', onData);
    stream.removeListener('newListener', onNewListener);
  }

  if (stream.listenerCount('keypress') > 0) stream.on('data', onData);
  else stream.on('newListener', onNewListener);
}

module.exports = { emitKeypressEvents };
