// SPDX-License-Identifier: MIT
//
// Splits a constructor string like "https://*.example.com/:id" into pattern strings of components:
// https://urlpattern.spec.whatwg.org/#constructor-string-parsing
'use strict';

const { compileComponent } = require('internal/urlpattern/component');
const { kSpecial, protocol: canonicalizeProtocol } = require('internal/urlpattern/canonicalize');
const { tokenize } = require('internal/urlpattern/tokenizer');

const kOrder = [
  'init', 'protocol', 'authority', 'username', 'password', 'hostname', 'port', 'pathname',
  'search', 'hash', 'done',
];
const kRank = Object.fromEntries(kOrder.map((state, i) => [state, i]));
const kPlainOptions = { delimiter: '', prefix: '', ignoreCase: false };

// Where each state leads, and on which characters: [test, next state, tokens to skip].
const kTransitions = {
  __proto__: null,
  username: [['isPasswordPrefix', 'password', 1], ['isIdentityEnd', 'hostname', 1]],
  password: [['isIdentityEnd', 'hostname', 1]],
  hostname: [
    ['isPortPrefix', 'port', 1], ['isPathnameStart', 'pathname', 0],
    ['isSearchPrefix', 'search', 1], ['isHashPrefix', 'hash', 1],
  ],
  port: [
    ['isPathnameStart', 'pathname', 0], ['isSearchPrefix', 'search', 1],
    ['isHashPrefix', 'hash', 1],
  ],
  pathname: [['isSearchPrefix', 'search', 1], ['isHashPrefix', 'hash', 1]],
  search: [['isHashPrefix', 'hash', 1]],
  hash: [],
};

/** Whether a protocol pattern matches a special scheme. */
function matchesSpecialScheme(component) {
  for (const scheme of kSpecial) {
    if (component.regexp.test(scheme)) return true;
  }
  return false;
}

class ConstructorStringParser {
  #input;
  #tokens;
  #index = 0;
  #start = 0; // where the component begins
  #step = 1;
  #groupDepth = 0;
  #bracketDepth = 0;
  #isSpecial = false;
  #state = 'init';
  result = {};

  constructor(input) {
    this.#input = input;
    this.#tokens = tokenize(input, false);
  }

  #tokenAt(index) {
    return this.#tokens[Math.min(index, this.#tokens.length - 1)];
  }

  /** Whether a token is this character, and no more than that. */
  #isChar(index, value) {
    const token = this.#tokenAt(index);
    return token.value === value && (token.type === 'char' || token.type === 'escaped-char' ||
      token.type === 'invalid-char');
  }

  isProtocolSuffix() { return this.#isChar(this.#index, ':'); }
  isPasswordPrefix() { return this.#isChar(this.#index, ':'); }
  isPortPrefix() { return this.#bracketDepth === 0 && this.#isChar(this.#index, ':'); }
  isIdentityEnd() { return this.#isChar(this.#index, '@'); }
  isPathnameStart() { return this.#isChar(this.#index, '/'); }
  isHashPrefix() { return this.#isChar(this.#index, '#'); }

  /** A '?' that is no modifier of what is before it. */
  isSearchPrefix() {
    if (this.#isChar(this.#index, '?')) return true;
    if (this.#tokens[this.#index].value !== '?') return false;
    if (this.#index === 0) return true;
    const { type } = this.#tokenAt(this.#index - 1);
    return type !== 'name' && type !== 'regexp' && type !== 'close' && type !== 'asterisk';
  }

  #componentText() {
    return this.#input.slice(this.#tokenAt(this.#start).index, this.#tokens[this.#index].index);
  }

  #rewind(state) {
    this.#index = this.#start;
    this.#step = 0;
    this.#state = state;
  }

  /** Components that were skipped are empty rather than unspecified. */
  #fillSkipped(next) {
    const from = kRank[this.#state];
    const to = kRank[next];
    const { result } = this;
    if (from <= kRank.password && to >= kRank.port) result.hostname ??= '';
    if (from <= kRank.port && to >= kRank.search) result.pathname ??= this.#isSpecial ? '/' : '';
    if (from <= kRank.pathname && to === kRank.hash) result.search ??= '';
  }

  #change(next, skip) {
    const state = this.#state;
    if (state !== 'init' && state !== 'authority' && state !== 'done') {
      this.result[state] = this.#componentText();
    }
    if (state !== 'init' && next !== 'done') this.#fillSkipped(next);
    this.#state = next;
    this.#index += skip;
    this.#start = this.#index;
    this.#step = 0;
  }

  /** At the end of the tokens; true if the parser is done. */
  #finishState() {
    if (this.#state === 'init') {
      this.#rewind('init');
      if (this.isHashPrefix()) this.#change('hash', 1);
      else if (this.isSearchPrefix()) this.#change('search', 1);
      else this.#change('pathname', 0);
      return false;
    }
    if (this.#state === 'authority') {
      this.#rewind('hostname');
      return false;
    }
    this.#change('done', 0);
    return true;
  }

  #endProtocol() {
    const component = compileComponent(this.#componentText(), canonicalizeProtocol, kPlainOptions);
    this.#isSpecial = matchesSpecialScheme(component);
    const hasSlashes = this.#isChar(this.#index + 1, '/') && this.#isChar(this.#index + 2, '/');
    if (hasSlashes) this.#change('authority', 3);
    else this.#change(this.#isSpecial ? 'authority' : 'pathname', 1);
  }

  #advance() {
    switch (this.#state) {
      case 'init':
        if (this.isProtocolSuffix()) this.#rewind('protocol');
        return;
      case 'protocol':
        if (this.isProtocolSuffix()) this.#endProtocol();
        return;
      case 'authority':
        if (this.isIdentityEnd()) this.#rewind('username');
        else if (this.isPathnameStart() || this.isSearchPrefix() || this.isHashPrefix()) {
          this.#rewind('hostname');
        }
        return;
      case 'hostname':
        if (this.#isChar(this.#index, '[')) this.#bracketDepth++;
        else if (this.#isChar(this.#index, ']')) this.#bracketDepth--;
        break;
    }
    const transition = kTransitions[this.#state].find(([test]) => this[test]());
    if (transition !== undefined) this.#change(transition[1], transition[2]);
  }

  parse() {
    for (; this.#index < this.#tokens.length; this.#index += this.#step) {
      this.#step = 1;
      const { type } = this.#tokens[this.#index];
      if (type === 'end') {
        if (this.#finishState()) break;
      } else if (type === 'open') {
        this.#groupDepth++;
      } else if (type === 'close' && this.#groupDepth > 0) {
        this.#groupDepth--;
      } else if (this.#groupDepth === 0) {
        this.#advance();
      }
    }
    if (this.result.hostname !== undefined) this.result.port ??= '';
    return this.result;
  }
}

/**
 * @param {string} input
 * @returns {object} a URLPatternInit
 */
function parseConstructorString(input) {
  return new ConstructorStringParser(input).parse();
}

module.exports = { matchesSpecialScheme, parseConstructorString };
