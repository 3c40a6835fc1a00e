// SPDX-License-Identifier: MIT
'use strict';

// Colours the parts of a regular expression: brackets, characters, quantifiers ..., each with the
// next colour of the palette per level of parentheses.

// Place of each kind of token in the palette at depth 0.
const kDelimiter = 0;
const kBracket = 1;
const kChar = 2;
const kClass = 3;
const kOperator = 4;

const GROUP_PREFIX = /\?(?::|=|!|<=|<!)/y;
const GROUP_NAME = /\?<([^>]*)>/y;
const QUANTIFIER = /\{(\d*)(?:(,)(\d*))?\}/y;
const BRACED_ESCAPE = /(\\[pPu]\{)([^}]*)(\})/y;
const NAMED_REFERENCE = /(\\k<)([^>]*)(>)/y;
const ESCAPE = /\\(?:x[0-9a-fA-F]{2}|\d+|[^])/y;

/** Walks over the text of a regular expression and collects coloured tokens. */
class Highlighter {
  constructor(text, paint) {
    this.text = text;
    this.end = text.lastIndexOf('/');
    this.paint = paint;
    this.at = 0;
    this.depth = 0;
    this.output = '';
  }

  /** Emits a token of a kind at the current depth. */
  emit(token, kind) {
    if (token !== '') this.output += this.paint(token, kind + this.depth);
  }

  /** Matches a sticky pattern here and steps over it. */
  match(pattern) {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null || match.index + match[0].length > this.end) return null;
    this.at += match[0].length;
    return match;
  }

  run() {
    this.output += this.paint('/', kDelimiter);
    this.at = 1;
    while (this.at < this.end) this.step();
    this.output += this.paint('/', kDelimiter);
    const flags = this.text.slice(this.end + 1);
    if (flags !== '') this.output += this.paint(flags, kBracket);
    return this.output;
  }

  /** One token outside of character classes. */
  step() {
    const char = this.text[this.at];
    switch (char) {
      case '\\': return this.escape(0);
      case '(': return this.openGroup();
      case ')':
        this.depth--;
        return this.single(kBracket);
      case '[': return this.characterClass();
      case '{': return this.quantifier();
      case '.': return this.single(kClass);
      case '*': case '+': case '?': case '|': case '^': case '$': case ',':
        return this.single(kOperator);
      default: return this.single(kChar);
    }
  }

  /** A token of one character (code point). */
  single(kind) {
    const char = String.fromCodePoint(this.text.codePointAt(this.at));
    this.emit(char, kind);
    this.at += char.length;
  }

  /** An escape sequence; `shift` is 1 in character classes. */
  escape(shift) {
    const braced = this.match(BRACED_ESCAPE);
    if (braced !== null) return this.triple(braced, kBracket + shift, kChar + shift);
    const reference = this.match(NAMED_REFERENCE);
    if (reference !== null) return this.triple(reference, kDelimiter, kBracket);
    const escape = this.match(ESCAPE);
    this.emit(escape[0], kChar);
  }

  /** Opening part, content, closing part. */
  triple(match, outer, inner) {
    this.emit(match[1], outer);
    this.emit(match[2], inner);
    this.emit(match[3], outer);
  }

  openGroup() {
    this.single(kBracket);
    const prefix = this.match(GROUP_PREFIX);
    const name = prefix === null ? this.match(GROUP_NAME) : null;
    if (prefix !== null) {
      this.emit(prefix[0], kBracket);
    } else if (name !== null) {
      this.triple(['', '?<', name[1], '>'], kBracket, kChar);
    }
    this.depth++;
    if (prefix === null && name === null && this.text[this.at] === '?') this.single(kBracket);
  }

  quantifier() {
    const match = this.match(QUANTIFIER);
    if (match === null) return this.single(kChar);
    this.emit('{', kBracket);
    this.emit(match[1], kClass);
    this.emit(match[2] ?? '', kChar);
    this.emit(match[3] ?? '', kClass);
    this.emit('}', kBracket);
  }

  characterClass() {
    this.single(kBracket);
    const start = this.at;
    while (this.at < this.end && this.text[this.at] !== ']') {
      const isRange = this.text[this.at] === '-' && this.at > start &&
        this.text[this.at + 1] !== ']';
      if (this.text[this.at] === '\\') this.escape(1);
      else this.single(isRange ? kClass : kChar);
    }
    if (this.at < this.end) this.single(kBracket);
  }
}

/**
 * @param {string} text of a regular expression, with slashes and flags
 * @param {Record<string, [number, number]>} colors util.inspect.colors
 * @param {string[]} palette names of colours
 * @returns {string}
 */
function highlight(text, colors, palette) {
  const paint = (token, index) => {
    const [open, close] = colors[palette[index % palette.length]];
    return `\u001b[${open}m${token}\u001b[${close}m`;
  };
  return new Highlighter(text, paint).run();
}

module.exports = { highlight };
