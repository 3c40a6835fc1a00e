// SPDX-License-Identifier: MIT
'use strict';

// MIMEType and MIMEParams, https://mimesniff.spec.whatwg.org/#parsing-a-mime-type

const { codes: { ERR_INVALID_MIME_SYNTAX } } = require('internal/errors');

const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const NOT_QUOTED_TOKEN = /[^\t\u0020-~\u0080-\u00FF]/;
const LEADING_SPACE = /^[\r\n\t ]+/;
const TRAILING_SPACE = /[\r\n\t ]+$/;

/** Checks a type, subtype or parameter name, and lowercases ASCII letters. */
function normalizeToken(token, production, text) {
  const invalidAt = token.search(NOT_TOKEN);
  if (token === '' || invalidAt !== -1) {
    throw new ERR_INVALID_MIME_SYNTAX(production, text, invalidAt);
  }
  return toAsciiLower(token);
}

/** Lowercases A to Z only. */
function toAsciiLower(text) {
  return text.replace(/[A-Z]/g, (char) => char.toLowerCase());
}

/** Splits "type/subtype;..." and says where the parameters begin. */
function parseTypeAndSubtype(text) {
  const start = LEADING_SPACE.exec(text)?.[0].length ?? 0;
  const slash = text.indexOf('/', start);
  const type = slash === -1 ? text.slice(start) : text.slice(start, slash);
  const invalidAt = type.search(NOT_TOKEN);
  if (type === '' || slash === -1 || invalidAt !== -1) {
    throw new ERR_INVALID_MIME_SYNTAX('type', text, invalidAt);
  }
  const semicolon = text.indexOf(';', slash + 1);
  const end = semicolon === -1 ? text.length : semicolon;
  const subtype = text.slice(slash + 1, end).replace(TRAILING_SPACE, '');
  return {
    type: toAsciiLower(type),
    subtype: normalizeToken(subtype, 'subtype', text),
    parametersAt: end + 1,
  };
}

/** A parameter's value as it is written: quoted unless it is a token. */
function serializeValue(value) {
  if (value !== '' && !NOT_TOKEN.test(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** Reads a quoted string whose quote is at `at`; returns its content and where it ends. */
function readQuoted(text, at) {
  let value = '';
  let i = at + 1;
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\' && i + 1 < text.length) i++;
    value += text[i++];
  }
  return { value, end: Math.min(i + 1, text.length) };
}

/** The index of the next `;`, or the end. */
function findSemicolon(text, from) {
  const index = text.indexOf(';', from);
  return index === -1 ? text.length : index;
}

/** Reads the parameters behind "type/subtype;"; invalid ones are left out. */
function* parseParameters(text, at) {
  while (at < text.length) {
    at += LEADING_SPACE.exec(text.slice(at))?.[0].length ?? 0;
    const semicolon = findSemicolon(text, at);
    const equals = text.indexOf('=', at);
    if (equals === -1 || equals > semicolon) {
      at = semicolon + 1;
      continue;
    }
    const name = toAsciiLower(text.slice(at, equals));
    let value;
    if (text[equals + 1] === '"') {
      const quoted = readQuoted(text, equals + 1);
      ({ value } = quoted);
      at = findSemicolon(text, quoted.end) + 1;
    } else {
      value = text.slice(equals + 1, semicolon).replace(TRAILING_SPACE, '');
      at = semicolon + 1;
      if (value === '') continue;
    }
    if (name !== '' && !NOT_TOKEN.test(name) && !NOT_QUOTED_TOKEN.test(value)) {
      yield [name, value];
    }
  }
}

/** The parameters of a MIME type, in order. */
class MIMEParams {
  #data = new Map();
  // The text they will be read from when somebody looks, and where in it they begin.
  #source = '';
  #sourceAt = 0;

  /** Parameters to be read from a text. */
  static fromText(text, at) {
    const params = new MIMEParams();
    params.#source = text;
    params.#sourceAt = at;
    return params;
  }

  get #parsed() {
    if (this.#source !== '') {
      const source = this.#source;
      this.#source = '';
      for (const [name, value] of parseParameters(source, this.#sourceAt)) {
        if (!this.#data.has(name)) this.#data.set(name, value);
      }
    }
    return this.#data;
  }

  /** @param {string} name */
  delete(name) {
    this.#parsed.delete(name);
  }

  /** @returns {string|null} */
  get(name) {
    return this.#parsed.get(toAsciiLower(`${name}`)) ?? null;
  }

  /** @returns {boolean} */
  has(name) {
    return this.#parsed.has(toAsciiLower(`${name}`));
  }

  /** @throws {ERR_INVALID_MIME_SYNTAX} */
  set(name, value) {
    const data = this.#parsed;
    name = normalizeToken(`${name}`, 'parameter name', `${name}`);
    value = `${value}`;
    const invalidAt = value.search(NOT_QUOTED_TOKEN);
    if (invalidAt !== -1) throw new ERR_INVALID_MIME_SYNTAX('parameter value', value, invalidAt);
    data.set(name, value);
  }

  * entries() {
    yield* this.#parsed.entries();
  }

  * keys() {
    yield* this.#parsed.keys();
  }

  * values() {
    yield* this.#parsed.values();
  }

  toString() {
    return Array.from(this.#parsed, ([name, value]) => `${name}=${serializeValue(value)}`)
      .join(';');
  }
}
Object.defineProperties(MIMEParams.prototype, {
  toJSON: {
    __proto__: null, value: MIMEParams.prototype.toString,
    writable: true, enumerable: true, configurable: true,
  },
  [Symbol.iterator]: {
    __proto__: null, value: MIMEParams.prototype.entries,
    writable: true, enumerable: false, configurable: true,
  },
});

const paramsFromText = MIMEParams.fromText;
delete MIMEParams.fromText;

/** A MIME type: "type/subtype;name=value". */
class MIMEType {
  #type;
  #subtype;
  #params;

  /**
   * @param {string} input
   * @throws {ERR_INVALID_MIME_SYNTAX}
   */
  constructor(input) {
    const text = `${input}`;
    const { type, subtype, parametersAt } = parseTypeAndSubtype(text);
    this.#type = type;
    this.#subtype = subtype;
    this.#params = paramsFromText(text, parametersAt);
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    this.#type = normalizeToken(`${value}`, 'type', `${value}`);
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    this.#subtype = normalizeToken(`${value}`, 'subtype', `${value}`);
  }

  /** "type/subtype" */
  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#params;
  }

  toString() {
    const parameters = this.#params.toString();
    return parameters === '' ? this.essence : `${this.essence};${parameters}`;
  }
}
Object.defineProperty(MIMEType.prototype, 'toJSON', {
  __proto__: null, value: MIMEType.prototype.toString,
  writable: true, enumerable: true, configurable: true,
});

module.exports = { MIMEParams, MIMEType };
