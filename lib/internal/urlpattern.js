// SPDX-License-Identifier: MIT
//
// URLPattern: https://urlpattern.spec.whatwg.org/#urlpattern-class.  A pattern is eight compiled
// components; matching a URL is eight regular expressions on its components.
'use strict';

const {
  codes: {
    ERR_CONSTRUCT_CALL_REQUIRED, ERR_INVALID_ARG_TYPE, ERR_INVALID_URL_PATTERN,
    ERR_OPERATION_FAILED,
  },
} = require('internal/errors');
const { URL } = require('internal/url');
const canonicalize = require('internal/urlpattern/canonicalize');
const { compileComponent, escapePattern } = require('internal/urlpattern/component');
const {
  matchesSpecialScheme, parseConstructorString,
} = require('internal/urlpattern/constructor_string');
const { kEmptyObject, toUSVString } = require('internal/util');

const kComponents = [
  'protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash',
];
const kInitKeys = [...kComponents, 'baseURL'];
const kDefaultPorts = {
  __proto__: null, http: '80', https: '443', ws: '80', wss: '443', ftp: '21',
};

// ---- URLPatternInit ----------------------------------------------------------------------

/** Reads the members of a URLPatternInit dictionary. */
function readInit(input) {
  const init = {};
  for (const key of kInitKeys) {
    const value = input[key];
    if (value !== undefined) init[key] = toUSVString(value);
  }
  return init;
}

function isAbsolutePathname(pathname, isPattern) {
  if (pathname.startsWith('/')) return true;
  return isPattern && /^[\\{]\//.test(pathname);
}

function isSpecialOrUnknown(protocol) {
  return protocol === '' || canonicalize.kSpecial.has(protocol);
}

/** What the base URL gives: each component only if no earlier one was given. */
function inheritFromBase(result, init, base, isPattern) {
  const adopt = isPattern ? escapePattern : (text) => text;
  const lacks = (...names) => names.every((name) => init[name] === undefined);
  if (lacks('protocol')) result.protocol = adopt(base.protocol.slice(0, -1));
  if (!isPattern && lacks('protocol', 'hostname', 'port', 'username')) {
    result.username = base.username;
    if (lacks('password')) result.password = base.password;
  }
  if (!lacks('protocol', 'hostname')) return;
  result.hostname = adopt(base.hostname);
  if (!lacks('port')) return;
  result.port = base.port;
  if (!lacks('pathname')) return;
  result.pathname = adopt(base.pathname);
  if (!lacks('search')) return;
  result.search = adopt(base.search.slice(1));
  if (lacks('hash')) result.hash = adopt(base.hash.slice(1));
}

function resolvePathname(pathname, base, isPattern) {
  if (base === null || isAbsolutePathname(pathname, isPattern)) return pathname;
  const isOpaque = !base.pathname.startsWith('/') && base.pathname !== '';
  if (isOpaque) return pathname;
  const basePath = isPattern ? escapePattern(base.pathname) : base.pathname;
  return basePath.slice(0, basePath.lastIndexOf('/') + 1) + pathname;
}

/**
 * https://urlpattern.spec.whatwg.org/#process-a-urlpatterninit
 * @param {object} init
 * @param {boolean} isPattern its values are pattern strings, not parts of a URL
 * @param {object} result holds the values of components that are not given
 * @returns {object} result
 */
function processInit(init, isPattern, result) {
  let base = null;
  if (init.baseURL !== undefined) {
    base = URL.parse(init.baseURL);
    if (base === null) throw new TypeError(`Invalid base URL "${init.baseURL}"`);
    inheritFromBase(result, init, base, isPattern);
  }
  const keep = (text) => text;
  const canon = (name) => (isPattern ? keep : canonicalize[name]);
  if (init.protocol !== undefined) {
    result.protocol = canon('protocol')(init.protocol.replace(/:$/, ''));
  }
  const protocol = result.protocol ?? '';
  for (const name of ['username', 'password', 'hostname']) {
    if (init[name] !== undefined) result[name] = canon(name)(init[name]);
  }
  if (init.port !== undefined) result.port = canon('port')(init.port, protocol);
  if (init.pathname !== undefined) {
    const pathname = resolvePathname(init.pathname, base, isPattern);
    const name = isSpecialOrUnknown(protocol) ? 'pathname' : 'opaquePathname';
    result.pathname = canon(name)(pathname);
  }
  if (init.search !== undefined) {
    result.search = canon('search')(init.search.replace(/^\?/, ''));
  }
  if (init.hash !== undefined) result.hash = canon('hash')(init.hash.replace(/^#/, ''));
  return result;
}

// ---- Compilation -------------------------------------------------------------------------

/** https://urlpattern.spec.whatwg.org/#hostname-pattern-is-an-ipv6-address */
function isIPv6Pattern(hostname) {
  return hostname.length >= 2 && /^(\[|[{\\]\[)/.test(hostname);
}

/** https://urlpattern.spec.whatwg.org/#url-pattern-create */
function createComponents(init, ignoreCase) {
  const processed = processInit(init, true, {});
  for (const name of kComponents) processed[name] ??= '*';
  if (kDefaultPorts[processed.protocol] === processed.port) processed.port = '';
  const plain = { delimiter: '', prefix: '', ignoreCase: false };
  const optional = { ...plain, ignoreCase };
  const compile = (name, encode, options) => compileComponent(processed[name], encode, options);
  const protocol = compile('protocol', canonicalize.protocol, plain);
  const isSpecial = matchesSpecialScheme(protocol);
  const encodeHost = isIPv6Pattern(processed.hostname) ? canonicalize.ipv6Hostname :
    canonicalize.hostname;
  return {
    protocol,
    username: compile('username', canonicalize.username, plain),
    password: compile('password', canonicalize.password, plain),
    hostname: compile('hostname', encodeHost, { ...plain, delimiter: '.' }),
    port: compile('port', (text) => canonicalize.port(text), plain),
    pathname: isSpecial ?
      compile('pathname', canonicalize.pathname, { delimiter: '/', prefix: '/', ignoreCase }) :
      compile('pathname', canonicalize.opaquePathname, optional),
    search: compile('search', canonicalize.search, optional),
    hash: compile('hash', canonicalize.hash, optional),
  };
}

/** A pattern from a constructor string and a base, or from a URLPatternInit. */
function compilePattern(input, baseURL, ignoreCase) {
  let init;
  if (typeof input === 'string') {
    init = parseConstructorString(toUSVString(input));
    if (baseURL !== undefined) init.baseURL = toUSVString(baseURL);
    else if (init.protocol === undefined) throw new TypeError('A relative pattern needs a base');
  } else {
    if (baseURL !== undefined) throw new TypeError('Only a string can have a base');
    init = readInit(input);
  }
  return createComponents(init, ignoreCase);
}

// ---- Matching ----------------------------------------------------------------------------

function componentsOfURL(url) {
  return {
    protocol: url.protocol.slice(0, -1),
    username: url.username,
    password: url.password,
    hostname: url.hostname,
    port: url.port,
    pathname: url.pathname,
    search: url.search.slice(1),
    hash: url.hash.slice(1),
  };
}

/** The components of what is matched; null if it is no valid URL. */
function readInput(input, baseURL) {
  if (typeof input !== 'string') {
    const empty = Object.fromEntries(kComponents.map((name) => [name, '']));
    const init = readInit(input);
    try {
      return processInit(init, false, empty);
    } catch {
      return null;
    }
  }
  const url = URL.parse(input, baseURL);
  return url === null ? null : componentsOfURL(url);
}

function matchResult(component, match, input) {
  const groups = {};
  component.names.forEach((name, i) => { groups[name] = match[i + 1]; });
  return { groups, input };
}

/** https://urlpattern.spec.whatwg.org/#url-pattern-match */
function match(components, input, baseURL) {
  const values = readInput(input, baseURL);
  if (values === null) return null;
  const results = {};
  for (const name of kComponents) {
    const found = components[name].regexp.exec(values[name]);
    if (found === null) return null;
    results[name] = matchResult(components[name], found, values[name]);
  }
  const { protocol, username, password, hostname, port, pathname, search, hash } = results;
  const inputs = baseURL === undefined ? [input] : [input, baseURL];
  return {
    __proto__: null,
    hash, hostname, inputs, password, pathname, port, protocol, search, username,
  };
}

// ---- The class ---------------------------------------------------------------------------

const componentsOf = new WeakMap();

function typeError(message) {
  const error = new ERR_INVALID_ARG_TYPE('input', 'string', undefined);
  error.message = message;
  return error;
}

function checkThis(pattern) {
  const components = componentsOf.get(pattern);
  if (components === undefined) throw new TypeError('Illegal invocation');
  return components;
}

function isObject(value) {
  return typeof value === 'object' || typeof value === 'function';
}

/**
 * @class
 * @param {string|object} [input] constructor string or URLPatternInit
 * @param {string|object} [baseURL] or options
 * @param {{ ignoreCase?: boolean }} [options]
 */
function URLPattern(...args) {
  if (new.target === undefined) {
    const error = new ERR_CONSTRUCT_CALL_REQUIRED('URLPattern');
    error.message = 'Cannot call constructor without `new`';
    throw error;
  }
  const input = args[0] ?? kEmptyObject;
  let [, baseURL, options] = args;
  if (typeof input !== 'string' && !isObject(input)) {
    throw typeError('Input must be an object or a string');
  }
  if (baseURL !== undefined && typeof baseURL !== 'string') {
    if (!isObject(baseURL)) throw typeError('second argument must be a string or object');
    options = baseURL;
    baseURL = undefined;
  }
  if (options !== undefined && !isObject(options)) throw typeError('options must be an object');
  let components;
  try {
    components = compilePattern(input, baseURL ?? undefined, Boolean(options?.ignoreCase));
  } catch {
    throw new ERR_INVALID_URL_PATTERN('Failed to construct URLPattern');
  }
  componentsOf.set(this, components);
}

function matchArguments(pattern, args, verb) {
  const components = checkThis(pattern);
  const [input = {}, baseURL] = args;
  if (typeof input !== 'string' && (!isObject(input) || input === null)) {
    throw typeError('URLPattern input needs to be a string or an object');
  }
  if (baseURL !== undefined && typeof baseURL !== 'string') {
    throw typeError('baseURL must be a string');
  }
  if (baseURL !== undefined && typeof input !== 'string') {
    const error = new ERR_OPERATION_FAILED.TypeError(verb);
    error.message = `Failed to ${verb} URLPattern`;
    throw error;
  }
  return match(components, input, baseURL);
}

delete URLPattern.prototype.constructor; // comes back as the last property

function defineGetter(name, get) {
  Object.defineProperty(URLPattern.prototype, name, {
    __proto__: null, get, enumerable: true, configurable: false,
  });
}

for (const name of kComponents) {
  defineGetter(name, function() { return checkThis(this)[name].pattern; });
}
defineGetter('hasRegExpGroups', function() {
  const components = checkThis(this);
  return kComponents.some((name) => components[name].hasRegExpGroups);
});

Object.assign(URLPattern.prototype, {
  /**
   * @param {string|object} [input] URL or URLPatternInit
   * @param {string} [baseURL]
   * @returns {object|null} what each component matched
   */
  exec(...args) {
    return matchArguments(this, args, 'exec');
  },

  /** Whether a URL matches. */
  test(...args) {
    return matchArguments(this, args, 'test') !== null;
  },
});

Object.defineProperty(URLPattern.prototype, 'constructor', {
  __proto__: null, value: URLPattern, writable: true, enumerable: false, configurable: true,
});
Object.defineProperty(URLPattern.prototype, Symbol.toStringTag, {
  __proto__: null, value: 'URLPattern', configurable: true,
});

module.exports = { URLPattern };
