// SPDX-License-Identifier: MIT
'use strict';

// Glob patterns: braces are expanded, each alternative is split into segments, and a segment is a
// text, a regular expression or GLOBSTAR. There are no escapes: a backslash separates, like '/'.
//
//   *  ?  [a-z]  [!a]  [[:alpha:]]  @(a|b)  ?(a)  *(a)  +(a)  !(a)  {a,b}  {1..9..2}  **
//
// Names that start with a dot are matched only by patterns that do.

const { validateString } = require('internal/validators');

const GLOBSTAR = Symbol('**');
const kMaxPattern = 65536;
const kMaxAlternatives = 100000;

const kPosixClasses = {
  __proto__: null,
  alnum: '\\p{L}\\p{Nl}\\p{Nd}', alpha: '\\p{L}\\p{Nl}', ascii: '\\x00-\\x7f',
  blank: '\\p{Zs}\\t', cntrl: '\\p{Cc}', digit: '\\p{Nd}', graph: '\\x21-\\x7e',
  lower: '\\p{Ll}', print: '\\x20-\\x7e', punct: '\\p{P}', space: '\\p{Z}\\t\\r\\n\\v\\f',
  upper: '\\p{Lu}', word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}', xdigit: 'A-Fa-f0-9',
};

// ---- Braces ------------------------------------------------------------------------------

/** The index of the brace that closes the one at `start`, or -1; commas gets those between. */
function findBrace(pattern, start, commas) {
  let depth = 0;
  for (let i = start; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return i;
    else if (c === ',' && depth === 1) commas.push(i);
  }
  return -1;
}

/** The items of a sequence 1..5, 01..10..2 or a..e, or null. */
function expandSequence(body) {
  const match = /^(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?$/.exec(body) ??
    /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d+))?$/.exec(body);
  if (match === null) return null;
  const isText = /[A-Za-z]/.test(match[1]);
  const from = isText ? match[1].charCodeAt(0) : Number(match[1]);
  const to = isText ? match[2].charCodeAt(0) : Number(match[2]);
  const step = Math.max(Math.abs(Number(match[3] ?? 1)), 1) * (from <= to ? 1 : -1);
  const isPadded = !isText && (/^-?0\d/.test(match[1]) || /^-?0\d/.test(match[2]));
  const width = isPadded ? Math.max(match[1].length, match[2].length) : 0;
  const items = [];
  for (let n = from; step > 0 ? n <= to : n >= to; n += step) {
    if (items.length > kMaxAlternatives) break;
    if (isText) items.push(String.fromCharCode(n));
    else items.push(n < 0 ? `-${String(-n).padStart(width - 1, '0')}` :
      String(n).padStart(width, '0'));
  }
  return items;
}

/** The alternatives of the text between two braces, or null if they are ordinary characters. */
function expandBody(body, commas, offset) {
  if (commas.length === 0) return expandSequence(body);
  const items = [];
  let start = 0;
  for (const comma of [...commas.map((at) => at - offset), body.length]) {
    items.push(...expandBraces(body.slice(start, comma)));
    start = comma + 1;
  }
  return items;
}

/**
 * Expands braces as shells do.
 * @param {string} pattern
 * @returns {string[]}
 */
function expandBraces(pattern) {
  for (let open = pattern.indexOf('{'); open !== -1; open = pattern.indexOf('{', open + 1)) {
    const commas = [];
    const close = findBrace(pattern, open, commas);
    if (close === -1 || pattern[open - 1] === '$') continue;
    const items = expandBody(pattern.slice(open + 1, close), commas, open + 1);
    if (items === null) continue;
    const head = pattern.slice(0, open);
    const tails = expandBraces(pattern.slice(close + 1));
    const results = [];
    for (const item of items) {
      for (const tail of tails) {
        if (results.length >= kMaxAlternatives) return results;
        results.push(head + item + tail);
      }
    }
    return results;
  }
  return [pattern];
}

// ---- Segments ----------------------------------------------------------------------------

function escapeText(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Translates one segment of a pattern into the source of a regular expression. */
class SegmentParser {
  constructor(text) {
    this.text = text;
    this.isMagic = false;
    // Character classes by property need the flag u.
    this.isUnicode = false;
  }

  /** A bracket expression at `i`: [source, next index], or null if it never closes. */
  parseClass(i) {
    const { text } = this;
    let at = i + 1;
    const isNegated = text[at] === '!' || text[at] === '^';
    if (isNegated) at++;
    let source = '';
    for (let isFirst = true; at < text.length; isFirst = false) {
      if (text[at] === ']' && !isFirst) {
        const any = source === '' ? '(?!)' : `[${isNegated ? '^/' : ''}${source}]`;
        return [any, at + 1];
      }
      const posix = /^\[:(\w+):\]/.exec(text.slice(at, at + 12));
      if (posix !== null && posix[1] in kPosixClasses) {
        source += kPosixClasses[posix[1]];
        this.isUnicode = true;
        at += posix[0].length;
        continue;
      }
      if (text[at + 1] === '-' && at + 2 < text.length && text[at + 2] !== ']') {
        // A range the wrong way round matches nothing.
        if (text[at] <= text[at + 2]) {
          source += `${escapeText(text[at])}-${escapeText(text[at + 2])}`;
        }
        at += 3;
      } else {
        source += escapeText(text[at++]);
      }
    }
    return null;
  }

  /** The parenthesis that closes the one at `i`, or -1; bars gets the '|' between. */
  findParenthesis(i, bars) {
    let depth = 0;
    for (let at = i; at < this.text.length; at++) {
      const c = this.text[at];
      if (c === '(') depth++;
      else if (c === ')' && --depth === 0) return at;
      else if (c === '|' && depth === 1) bars.push(at);
    }
    return -1;
  }

  /** An extended glob such as !(a|b) at `i`: [source, next index], or null if it is none. */
  parseGroup(i, end) {
    const bars = [];
    const close = this.findParenthesis(i + 1, bars);
    if (close === -1 || close >= end) return null;
    const items = [];
    let start = i + 2;
    for (const bar of [...bars, close]) {
      items.push(this.parse(start, bar));
      start = bar + 1;
    }
    this.isMagic = true;
    const group = `(?:${items.join('|')})`;
    const kind = this.text[i];
    if (kind === '@') return [group, close + 1];
    if (kind !== '!') return [group + kind, close + 1];
    // What follows belongs to the test: !(a).js must not match a.js.
    const rest = this.parse(close + 1, end);
    return [`(?!${group}${rest}${end === this.text.length ? '$' : ''})[^/]*?${rest}`, end];
  }

  parse(from, end) {
    const { text } = this;
    let source = '';
    for (let i = from; i < end;) {
      const c = text[i];
      if (text[i + 1] === '(' && '@?*+!'.includes(c)) {
        const group = this.parseGroup(i, end);
        if (group !== null) {
          source += group[0];
          i = group[1];
          continue;
        }
      }
      if (c === '*') {
        this.isMagic = true;
        while (text[i] === '*' && text[i + 1] === '*') i++;
        source += '[^/]*?';
      } else if (c === '?') {
        this.isMagic = true;
        source += '[^/]';
      } else {
        const parsed = c === '[' ? this.parseClass(i) : null;
        if (parsed !== null) {
          this.isMagic = true;
          source += parsed[0];
          i = parsed[1];
          continue;
        }
        source += escapeText(c);
      }
      i++;
    }
    return source;
  }

  /** What keeps a pattern from matching hidden names, '.' and '..'. */
  guard() {
    const { text } = this;
    if (text[0] === '.') return '(?!\\.{1,2}$)';
    const allowsDot = /^[@?*+]\(/.test(text) && /[(|]\./.test(text);
    return allowsDot ? '(?!\\.{1,2}$)(?=.)' : '(?!\\.)(?=.)';
  }
}

/**
 * @param {string} text one segment
 * @param {boolean} ignoreCase
 * @returns {string|RegExp|symbol}
 */
function parseSegment(text, ignoreCase) {
  if (text === '**') return GLOBSTAR;
  const parser = new SegmentParser(text);
  const source = parser.parse(0, text.length);
  if (!parser.isMagic && !ignoreCase) return text;
  if (!parser.isMagic && (text === '' || text === '.' || text === '..')) return text;
  const flags = `s${ignoreCase ? 'i' : ''}${parser.isUnicode ? 'u' : ''}`;
  try {
    return new RegExp(`^${parser.guard()}${source}$`, flags);
  } catch {
    return text;
  }
}

/** Removes what has no meaning: empty segments, dots, repeated **, and name/.. pairs. */
function simplify(parts) {
  const result = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    const last = result.at(-1);
    const isEdge = i === 0 || i === parts.length - 1;
    if (part === '' && !isEdge) continue;
    if (part === '.' && i > 0) continue;
    if (part === '**' && last === '**') continue;
    if (part === '..' && last !== undefined && last !== '' && last !== '.' && last !== '..' &&
        last !== '**') {
      result.pop();
    } else {
      result.push(part);
    }
  }
  return result;
}

/** A globstar may stand for nothing: before a parent it is both left out and kept. */
function splitGlobstarParent(parts) {
  const at = parts.findIndex((part, i) => part === '**' && parts[i + 1] === '..');
  if (at === -1) return [simplify(parts)];
  const without = [...parts.slice(0, at), ...parts.slice(at + 1)];
  const within = [...parts.slice(0, at + 1), ...parts.slice(at + 2)];
  return [...splitGlobstarParent(simplify(without)), ...splitGlobstarParent(simplify(within))];
}

/**
 * Parses a pattern.
 * @param {string} pattern
 * @param {boolean} [ignoreCase]
 * @returns {Array<Array<string|RegExp|symbol>>} the segments of each alternative
 */
function parsePattern(pattern, ignoreCase = false) {
  if (pattern.length > kMaxPattern) return [];
  const alternatives = [];
  for (const text of expandBraces(pattern.replaceAll('\\', '/'))) {
    for (const parts of splitGlobstarParent(simplify(text.split('/')))) {
      alternatives.push(parts.map((part) => parseSegment(part, ignoreCase)));
    }
  }
  return alternatives;
}

// ---- Matching ----------------------------------------------------------------------------

/** Whether one segment of a pattern, no GLOBSTAR, matches a name. */
function matchSegment(segment, name) {
  return typeof segment === 'string' ? segment === name : segment.test(name);
}

/** Whether segments match names, from these indices on. */
function matchSegments(segments, names, s = 0, n = 0) {
  for (; s < segments.length; s++, n++) {
    const segment = segments[s];
    if (segment === GLOBSTAR) return matchGlobstar(segments, names, s, n);
    if (n === names.length || !matchSegment(segment, names[n])) return false;
  }
  // A slash at the end of the path is no name.
  return n === names.length || (n === names.length - 1 && names[n] === '');
}

function matchGlobstar(segments, names, s, n) {
  const isLast = s === segments.length - 1;
  if (isLast && n === names.length) return false;
  for (; n <= names.length; n++) {
    if (isLast && n === names.length) return true;
    if (!isLast && matchSegments(segments, names, s + 1, n)) return true;
    if (n < names.length && names[n].startsWith('.')) return false;
  }
  return false;
}

/** The names of a path, in the form that matchSegments takes. */
function splitPath(path) {
  return simplify(path.split('/'));
}

/**
 * path.matchesGlob
 * @param {string} path
 * @param {string} pattern
 * @param {boolean} isWindows
 * @returns {boolean}
 */
function matchesGlob(path, pattern, isWindows) {
  validateString(path, 'path');
  validateString(pattern, 'pattern');
  const ignoreCase = isWindows || process.platform === 'darwin';
  const names = splitPath(isWindows ? path.replaceAll('\\', '/') : path);
  return parsePattern(pattern, ignoreCase).some((segments) => matchSegments(segments, names));
}

module.exports = { GLOBSTAR, matchSegment, matchSegments, matchesGlob, parsePattern, splitPath };
