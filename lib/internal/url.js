// SPDX-License-Identifier: MIT
//
// The URL class: https://url.spec.whatwg.org/#url-class.  C parses and normalises; this object
// keeps the href and the offsets of its components, and cuts out what is asked for.  An href is
// never taken apart twice: setters hand the whole of it back to C.
'use strict';

const { codes: { ERR_INVALID_URL, ERR_MISSING_ARGS } } = require('internal/errors');
const { customInspectSymbol, defineLazyProperties, toText } = require('internal/util');
const { registerCloneHooks } = require('internal/clone/registry');
const {
  URLSearchParams, createForURL, isURLSearchParams, setEnumerable, setQuery, setTag,
  setURLUpdater,
} = require('internal/url/search_params');
const binding = internalBinding('url');

// Where C leaves the offsets of the URL it parsed last, and finds those of the URL to update, in
// the order of struct url_offsets; -1 means that the component is missing.
const { offsets, update } = binding;
const kProtocolEnd = 0;
const kUsernameEnd = 1;
const kHostStart = 2;
const kHostEnd = 3;
const kPathnameStart = 4;
const kSearchStart = 5;
const kHashStart = 6;
const kPort = 7;
const kScheme = 8;

// The setters of the binding.
const kSetHref = 0;
const kSetProtocol = 1;
const kSetUsername = 2;
const kSetPassword = 3;
const kSetHost = 4;
const kSetHostname = 5;
const kSetPort = 6;
const kSetPathname = 7;
const kSetSearch = 8;
const kSetHash = 9;

// The numbers of enum url_scheme that matter here.
const kOtherScheme = 1;
const kFileScheme = 6;

const kContext = Symbol('context');
const kParsed = Symbol('parsed');

/** The components of a URL as util.inspect shows them with showHidden. */
class URLContext {
  href = '';
  protocol_end = 0;
  username_end = 0;
  host_start = 0;
  host_end = 0;
  pathname_start = 0;
  search_start = 0;
  hash_start = 0;
  port = 0;
  scheme_type = 0;

  get hasPort() { return this.port !== 0xffffffff; }
  get hasSearch() { return this.search_start !== 0xffffffff; }
  get hasHash() { return this.hash_start !== 0xffffffff; }
}

let hasHref;

// The two texts that V8 has for it, each where Node's own classes lead to it.
function checkReceiver(value) {
  if (!hasHref(value)) throw new TypeError('Receiver must be an instance of class URL');
}

function checkThis(value, field = '#context') {
  if (hasHref(value)) return;
  throw new TypeError(`Cannot read private member ${field} from an object whose class did not ` +
    'declare it');
}

// The constructor's error has these properties; unlike that of the href setter its text does not
// show the code.
function describeInvalid(input, base) {
  const properties = { code: 'ERR_INVALID_URL', input };
  return base === undefined ? properties : { ...properties, base };
}

function parse(input, base) {
  return base === undefined ? binding.parse(input) : binding.parse(input, base);
}

class URL {
  #href = '';
  #protocolEnd = 0;
  #usernameEnd = 0;
  #hostStart = 0;
  #hostEnd = 0;
  #pathnameStart = 0;
  #searchStart = -1;
  #hashStart = -1;
  #port = -1;
  #scheme = 0;
  #searchParams = null; // made when first asked for

  static {
    hasHref = (value) => typeof value === 'object' && value !== null && #href in value;
    setURLUpdater((url, query) => url.#update(kSetSearch, query));
  }

  /**
   * @param {string} input
   * @param {string|URL} [base]
   * @param {symbol} [secret] for this file: input is the href that C has just parsed
   */
  constructor(input, base = undefined, secret = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    if (secret !== kParsed) {
      input = toText(input);
      if (base !== undefined) base = toText(base);
      const href = parse(input, base);
      if (href === undefined) {
        throw Object.assign(new TypeError('Invalid URL'), describeInvalid(input, base));
      }
      input = href;
    }
    this.#adopt(input);
  }

  /** Like the constructor, but null where that throws. */
  static parse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    const href = parse(toText(input), base === undefined ? undefined : toText(base));
    return href === undefined ? null : new URL(href, undefined, kParsed);
  }

  /** Whether the constructor would accept the arguments. */
  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    input = toText(input);
    return base === undefined ? binding.canParse(input) : binding.canParse(input, toText(base));
  }

  /** Registers a Blob and returns its "blob:nodedata:" URL. */
  static createObjectURL(obj) {
    return require('internal/blob').createObjectURL(obj);
  }

  /** Forgets a Blob that createObjectURL registered. */
  static revokeObjectURL(url) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('url');
    require('internal/blob').revokeObjectURL(url);
  }

  // Takes the href that the binding returned, and the offsets that it left.
  #adopt(href) {
    this.#href = href;
    this.#protocolEnd = offsets[kProtocolEnd];
    this.#usernameEnd = offsets[kUsernameEnd];
    this.#hostStart = offsets[kHostStart];
    this.#hostEnd = offsets[kHostEnd];
    this.#pathnameStart = offsets[kPathnameStart];
    this.#searchStart = offsets[kSearchStart];
    this.#hashStart = offsets[kHashStart];
    this.#port = offsets[kPort];
    this.#scheme = offsets[kScheme];
  }

  #publish() {
    offsets[kProtocolEnd] = this.#protocolEnd;
    offsets[kUsernameEnd] = this.#usernameEnd;
    offsets[kHostStart] = this.#hostStart;
    offsets[kHostEnd] = this.#hostEnd;
    offsets[kPathnameStart] = this.#pathnameStart;
    offsets[kSearchStart] = this.#searchStart;
    offsets[kHashStart] = this.#hashStart;
    offsets[kPort] = this.#port;
    offsets[kScheme] = this.#scheme;
  }

  // Runs a setter of the binding; false if the value does not fit.
  #update(setter, value) {
    value = toText(value); // may run code that parses other URLs
    this.#publish();
    const href = update(this.#href, setter, value);
    if (href === undefined) return false;
    this.#adopt(href);
    return true;
  }

  #refreshSearchParams() {
    if (this.#searchParams !== null) setQuery(this.#searchParams, this.search);
  }

  #context() {
    const context = new URLContext();
    context.href = this.#href;
    context.protocol_end = this.#protocolEnd;
    context.username_end = this.#usernameEnd;
    context.host_start = this.#hostStart;
    context.host_end = this.#hostEnd;
    context.pathname_start = this.#pathnameStart;
    context.search_start = this.#searchStart >>> 0;
    context.hash_start = this.#hashStart >>> 0;
    context.port = this.#port >>> 0;
    context.scheme_type = this.#scheme;
    return context;
  }

  [customInspectSymbol](depth, options, inspect) {
    checkReceiver(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {
      href: this.href,
      origin: this.origin,
      protocol: this.protocol,
      username: this.username,
      password: this.password,
      host: this.host,
      hostname: this.hostname,
      port: this.port,
      pathname: this.pathname,
      search: this.search,
      searchParams: this.searchParams,
      hash: this.hash,
    };
    if (options.showHidden) shown[kContext] = this.#context();
    return `${this.constructor.name} ${inspect(shown, options)}`;
  }

  toString() {
    checkReceiver(this);
    return this.#href;
  }

  get href() {
    checkReceiver(this);
    return this.#href;
  }

  set href(value) {
    checkThis(this);
    value = toText(value);
    if (!this.#update(kSetHref, value)) throw new ERR_INVALID_URL(value);
    this.#refreshSearchParams();
  }

  // https://url.spec.whatwg.org/#concept-url-origin
  get origin() {
    checkThis(this);
    if (this.protocol === 'blob:') {
      const inner = URL.parse(this.pathname);
      return inner?.protocol === 'http:' || inner?.protocol === 'https:' ? inner.origin : 'null';
    }
    if (this.#scheme === kOtherScheme || this.#scheme === kFileScheme) return 'null';
    return `${this.protocol}//${this.host}`;
  }

  get protocol() {
    checkThis(this);
    return this.#href.slice(0, this.#protocolEnd);
  }

  set protocol(value) {
    checkThis(this);
    this.#update(kSetProtocol, value);
  }

  get username() {
    checkThis(this);
    return this.#href.slice(this.#protocolEnd + 2, this.#usernameEnd);
  }

  set username(value) {
    checkThis(this);
    this.#update(kSetUsername, value);
  }

  get password() {
    checkThis(this);
    return this.#href.slice(this.#usernameEnd + 1, this.#hostStart);
  }

  set password(value) {
    checkThis(this);
    this.#update(kSetPassword, value);
  }

  get host() {
    checkThis(this);
    const end = this.#port === -1 ? this.#hostEnd : this.#hostEnd + 1 + `${this.#port}`.length;
    return this.#href.slice(this.#hostNameStart(), end);
  }

  set host(value) {
    checkThis(this);
    this.#update(kSetHost, value);
  }

  // Behind the '@' that host_start points to if there are credentials.
  #hostNameStart() {
    const start = this.#hostStart;
    return start < this.#hostEnd && this.#href.charCodeAt(start) === 0x40 ? start + 1 : start;
  }

  get hostname() {
    checkThis(this);
    return this.#href.slice(this.#hostNameStart(), this.#hostEnd);
  }

  set hostname(value) {
    checkThis(this);
    this.#update(kSetHostname, value);
  }

  get port() {
    checkThis(this);
    return this.#port === -1 ? '' : `${this.#port}`;
  }

  set port(value) {
    checkThis(this);
    this.#update(kSetPort, value);
  }

  get pathname() {
    checkThis(this);
    const end = this.#searchStart !== -1 ? this.#searchStart : this.#hashStart;
    return this.#href.slice(this.#pathnameStart, end === -1 ? undefined : end);
  }

  set pathname(value) {
    checkThis(this);
    this.#update(kSetPathname, value);
  }

  get search() {
    checkReceiver(this);
    if (this.#searchStart === -1) return '';
    const end = this.#hashStart === -1 ? this.#href.length : this.#hashStart;
    return end - this.#searchStart > 1 ? this.#href.slice(this.#searchStart, end) : '';
  }

  set search(value) {
    checkThis(this);
    this.#update(kSetSearch, value);
    this.#refreshSearchParams();
  }

  get searchParams() {
    checkThis(this, '#searchParams');
    this.#searchParams ??= createForURL(this, this.search);
    return this.#searchParams;
  }

  get hash() {
    checkThis(this);
    const start = this.#hashStart;
    return start === -1 || start + 1 === this.#href.length ? '' : this.#href.slice(start);
  }

  set hash(value) {
    checkThis(this);
    this.#update(kSetHash, value);
  }

  toJSON() {
    checkReceiver(this);
    return this.#href;
  }
}

setEnumerable(URL, ['parse', 'canParse', 'createObjectURL', 'revokeObjectURL']);
setEnumerable(URL.prototype, [
  'toString', 'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port',
  'pathname', 'search', 'searchParams', 'hash', 'toJSON',
]);
setTag(URL.prototype, 'URL');
registerCloneHooks(URL.prototype, { unsupported: true });
registerCloneHooks(URLSearchParams.prototype, { unsupported: true });

/**
 * Whether a value can be treated as a URL: an instance of this class or of another realm's, and
 * not the object of the legacy parser.
 */
function isURL(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined &&
    value.path === undefined);
}

/**
 * @param {string} domain
 * @returns {string} the domain in Punycode; empty if it is invalid
 */
function domainToASCII(domain) {
  if (arguments.length < 1) throw new ERR_MISSING_ARGS('domain');
  return binding.domainToASCII(toText(domain));
}

/**
 * @param {string} domain
 * @returns {string} the domain in Unicode; empty if it is invalid
 */
function domainToUnicode(domain) {
  if (arguments.length < 1) throw new ERR_MISSING_ARGS('domain');
  return binding.domainToUnicode(toText(domain));
}

/** The value of a hexadecimal digit, -1 for anything else. */
function hexValue(code) {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  code |= 0x20;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
}

/** decodeURIComponent with the error that V8 has, and without its cost for ASCII. */
function decodeComponent(text) {
  let decoded = '';
  let start = 0;
  for (let at = text.indexOf('%'); at !== -1; at = text.indexOf('%', start)) {
    const byte = hexValue(text.charCodeAt(at + 1)) << 4 | hexValue(text.charCodeAt(at + 2));
    if (byte < 0 || byte > 0x7f) return decodeWideComponent(text);
    decoded += text.slice(start, at) + String.fromCharCode(byte);
    start = at + 3;
  }
  return start === 0 ? text : decoded + text.slice(start);
}

function decodeWideComponent(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new URIError('URI malformed');
  }
}

/**
 * Options for http.request() from a URL.
 * @param {URL} url
 * @returns {object} with a null prototype: the URL's own properties and its components
 */
function urlToHttpOptions(url) {
  require('internal/validators').validateObject(url, 'url');
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: hostname?.[0] === '[' ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) {
    options.auth = `${decodeComponent(username)}:${decodeComponent(password)}`;
  }
  return options;
}

module.exports = {
  URL,
  URLSearchParams,
  decodeComponent,
  domainToASCII,
  domainToUnicode,
  isURL,
  isURLSearchParams,
  urlToHttpOptions,
};
defineLazyProperties(module.exports, 'internal/url/file_paths', [
  'fileURLToPath', 'fileURLToPathBuffer', 'pathToFileURL', 'toPathIfFileURL',
]);
