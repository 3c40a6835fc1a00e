// SPDX-License-Identifier: MIT
//
// One component of a URLPattern: from pattern string to parts, and from parts to a regular
// expression and to the normalised pattern string.
// https://urlpattern.spec.whatwg.org/#parsing-pattern-strings
'use strict';

const { isNameCodePoint, tokenize } = require('internal/urlpattern/tokenizer');

/**
 * @typedef {object} Part
 * @property {string} type fixed-text, regexp, segment-wildcard or full-wildcard
 * @property {string} value text or regular expression
 * @property {string} modifier '', '?', '*' or '+'
 * @property {string|number} [name] of the group
 * @property {string} prefix
 * @property {string} suffix
 */

const kFullWildcard = '.*';

function escapeRegExp(text) {
  return text.replace(/[.+*?^${}()[\]|/\\]/g, '\\$&');
}

/** https://urlpattern.spec.whatwg.org/#escape-a-pattern-string */
function escapePattern(text) {
  return text.replace(/[+*?:{}()\\]/g, '\\$&');
}

function segmentWildcard(options) {
  return `[^${escapeRegExp(options.delimiter)}]+?`;
}

// ---- Pattern string to parts -------------------------------------------------------------

class PatternParser {
  #tokens;
  #index = 0;
  #options;
  #encode;
  #segmentWildcard;
  #pendingText = '';
  #nextName = 0;
  #names = new Set();
  parts = [];

  constructor(input, options, encode) {
    this.#tokens = tokenize(input, true);
    this.#options = options;
    this.#encode = encode;
    this.#segmentWildcard = segmentWildcard(options);
  }

  #take(type) {
    const token = this.#tokens[this.#index];
    if (token.type !== type) return null;
    this.#index++;
    return token;
  }

  #require(type) {
    const token = this.#take(type);
    if (token === null) throw new TypeError(`Invalid pattern: expected ${type}`);
    return token;
  }

  #takeRegExpOrWildcard(name) {
    return this.#take('regexp') ?? (name === null ? this.#take('asterisk') : null);
  }

  #takeModifier() {
    return (this.#take('other-modifier') ?? this.#take('asterisk'))?.value ?? '';
  }

  #takeText() {
    let text = '';
    for (;;) {
      const token = this.#take('char') ?? this.#take('escaped-char');
      if (token === null) return text;
      text += token.value;
    }
  }

  #flushText() {
    if (this.#pendingText === '') return;
    const value = this.#encode(this.#pendingText);
    this.#pendingText = '';
    this.parts.push({ type: 'fixed-text', value, modifier: '', prefix: '', suffix: '' });
  }

  /** The name of a group; a group without one gets a number. */
  #chooseName(name) {
    const chosen = name === null ? String(this.#nextName++) : name.value;
    if (this.#names.has(chosen)) throw new TypeError(`Duplicate group name "${chosen}"`);
    this.#names.add(chosen);
    return chosen;
  }

  // https://urlpattern.spec.whatwg.org/#add-a-part
  #addPart(prefix, name, matcher, suffix, modifier) {
    if (name === null && matcher === null && modifier === '') {
      this.#pendingText += prefix;
      return;
    }
    this.#flushText();
    if (name === null && matcher === null) {
      if (prefix === '') return;
      const value = this.#encode(prefix);
      this.parts.push({ type: 'fixed-text', value, modifier, prefix: '', suffix: '' });
      return;
    }
    let value = this.#segmentWildcard;
    if (matcher !== null) value = matcher.type === 'asterisk' ? kFullWildcard : matcher.value;
    const type = value === this.#segmentWildcard ? 'segment-wildcard' :
      value === kFullWildcard ? 'full-wildcard' : 'regexp';
    this.parts.push({
      type,
      value: type === 'regexp' ? value : '',
      modifier,
      name: this.#chooseName(name),
      prefix: this.#encode(prefix),
      suffix: this.#encode(suffix),
    });
  }

  /** A group without braces, perhaps with the character before it as its prefix. */
  #parseBareGroup(char, name, matcher) {
    let prefix = char === null ? '' : char.value;
    if (prefix !== '' && prefix !== this.#options.prefix) {
      this.#pendingText += prefix;
      prefix = '';
    }
    this.#flushText();
    this.#addPart(prefix, name, matcher, '', this.#takeModifier());
  }

  #parseBracedGroup() {
    const prefix = this.#takeText();
    const name = this.#take('name');
    const matcher = this.#takeRegExpOrWildcard(name);
    const suffix = this.#takeText();
    this.#require('close');
    this.#addPart(prefix, name, matcher, suffix, this.#takeModifier());
  }

  parse() {
    while (this.#index < this.#tokens.length) {
      const char = this.#take('char');
      const name = this.#take('name');
      const matcher = this.#takeRegExpOrWildcard(name);
      if (name !== null || matcher !== null) {
        this.#parseBareGroup(char, name, matcher);
        continue;
      }
      const fixed = char ?? this.#take('escaped-char');
      if (fixed !== null) {
        this.#pendingText += fixed.value;
      } else if (this.#take('open') !== null) {
        this.#parseBracedGroup();
      } else {
        this.#flushText();
        this.#require('end');
      }
    }
    return this.parts;
  }
}

// ---- Parts to regular expression ---------------------------------------------------------

function partToRegExp(part, options) {
  const { modifier } = part;
  if (part.type === 'fixed-text') {
    const text = escapeRegExp(part.value);
    return modifier === '' ? text : `(?:${text})${modifier}`;
  }
  const value = part.type === 'segment-wildcard' ? segmentWildcard(options) :
    part.type === 'full-wildcard' ? kFullWildcard : part.value;
  const repeats = modifier === '*' || modifier === '+';
  if (part.prefix === '' && part.suffix === '') {
    return repeats ? `((?:${value})${modifier})` : `(${value})${modifier}`;
  }
  const prefix = escapeRegExp(part.prefix);
  const suffix = escapeRegExp(part.suffix);
  if (!repeats) return `(?:${prefix}(${value})${suffix})${modifier}`;
  const optional = modifier === '*' ? '?' : '';
  return `(?:${prefix}((?:${value})(?:${suffix}${prefix}(?:${value}))*)${suffix})${optional}`;
}

function partsToRegExp(parts, options) {
  const source = parts.map((part) => partToRegExp(part, options)).join('');
  return new RegExp(`^${source}$`, options.ignoreCase ? 'vi' : 'v');
}

// ---- Parts to pattern string -------------------------------------------------------------

function hasCustomName(part) {
  return !/^[0-9]/.test(part.name);
}

/** Whether the parts next to a group would be read as belonging to it. */
function needsBraces(parts, i, options) {
  const part = parts[i];
  if (part.suffix !== '' || (part.prefix !== '' && part.prefix !== options.prefix)) return true;
  const next = parts[i + 1];
  if (hasCustomName(part) && part.type === 'segment-wildcard' && part.modifier === '' &&
      next !== undefined && next.prefix === '' && next.suffix === '') {
    const clashes = next.type === 'fixed-text' ? isNameCodePoint(next.value, false) :
      !hasCustomName(next);
    if (clashes) return true;
  }
  const previous = parts[i - 1];
  return part.prefix === '' && previous?.type === 'fixed-text' && options.prefix !== '' &&
    previous.value.endsWith(options.prefix);
}

function matcherToPattern(part, previous, braces, options) {
  if (part.type === 'regexp') return `(${part.value})`;
  if (part.type === 'segment-wildcard') {
    return hasCustomName(part) ? '' : `(${segmentWildcard(options)})`;
  }
  const isPlain = !hasCustomName(part) && (previous === undefined ||
    previous.type === 'fixed-text' || previous.modifier !== '' || braces || part.prefix !== '');
  return isPlain ? '*' : `(${kFullWildcard})`;
}

function partToPattern(parts, i, options) {
  const part = parts[i];
  if (part.type === 'fixed-text') {
    const text = escapePattern(part.value);
    return part.modifier === '' ? text : `{${text}}${part.modifier}`;
  }
  const braces = needsBraces(parts, i, options);
  const custom = hasCustomName(part);
  let text = escapePattern(part.prefix);
  if (custom) text += `:${part.name}`;
  text += matcherToPattern(part, parts[i - 1], braces, options);
  if (part.type === 'segment-wildcard' && custom && part.suffix !== '' &&
      isNameCodePoint(part.suffix, false)) {
    text += '\\';
  }
  text += escapePattern(part.suffix);
  return (braces ? `{${text}}` : text) + part.modifier;
}

/**
 * @typedef {object} Component
 * @property {string} pattern normalised
 * @property {RegExp} regexp
 * @property {string[]} names of the groups, in order
 * @property {boolean} hasRegExpGroups
 */

/**
 * https://urlpattern.spec.whatwg.org/#compile-a-component
 * @param {string} input pattern string
 * @param {(text: string) => string} encode canonicalises literal text
 * @param {{ delimiter: string, prefix: string, ignoreCase: boolean }} options
 * @returns {Component}
 */
function compileComponent(input, encode, options) {
  const parts = new PatternParser(input, options, encode).parse();
  return {
    pattern: parts.map((_, i) => partToPattern(parts, i, options)).join(''),
    regexp: partsToRegExp(parts, options),
    names: parts.filter((part) => part.type !== 'fixed-text').map((part) => part.name),
    hasRegExpGroups: parts.some((part) => part.type === 'regexp'),
  };
}

module.exports = { compileComponent, escapePattern };
