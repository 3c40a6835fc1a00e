// SPDX-License-Identifier: MIT
'use strict';

// The registry of errors.  `codes.ERR_X` is a class made on first access; its text lives in
// internal/errors/messages and is read when the first error is constructed, so that requiring
// this module costs next to nothing.

// Marks errors whose stack and string form show the code: "TypeError [ERR_X]: text".
const kIsNodeError = Symbol('kIsNodeError');

const BASES = { __proto__: null, Error, TypeError, RangeError, SyntaxError, URIError };

// Codes that can also be thrown with another base class, as codes.ERR_X.RangeError.
const VARIANTS = {
  __proto__: null,
  ERR_HTTP2_INVALID_SETTING_VALUE: ['RangeError'],
  ERR_INVALID_ARG_VALUE: ['RangeError'],
  ERR_INVALID_RETURN_VALUE: ['RangeError'],
  ERR_INVALID_STATE: ['TypeError', 'RangeError'],
  ERR_OPERATION_FAILED: ['TypeError'],
};

/** Finds the text of a code and the name of its base class. */
function lookUp(code) {
  const messages = require('internal/errors/messages');
  for (const base in messages) {
    const text = messages[base][code];
    if (text !== undefined) return { base, text };
  }
  throw new Error(`There is no error with the code ${code}`);
}

/** Fills the %s of a template as util.format does. */
function fillTemplate(template, args) {
  if (args.length === 0 || !template.includes('%s')) return template;
  if (args.length === 1 && typeof args[0] === 'string') {
    return template.replace('%s', () => args[0]);
  }
  return require('internal/util/inspect').format(template, ...args);
}

/** Object.defineProperty for the hidden data properties that errors have. */
function defineHidden(object, name, value) {
  Object.defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

/** Makes a class's prototype look like its base class's, with the code in its string form. */
function preparePrototype(prototype, Base) {
  Object.setPrototypeOf(prototype, Base.prototype);
  defineHidden(prototype, 'constructor', Base);
  defineHidden(prototype, 'toString', function toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  });
  defineHidden(prototype, kIsNodeError, true);
}

/**
 * Makes the class of one code.
 * @param {string} code
 * @param {string} [variant] base class, if it is not the one of the table
 * @returns {Function} constructor, works with and without `new`
 */
function makeClass(code, variant) {
  let entry = null;
  function NodeError(...args) {
    if (entry === null) {
      entry = lookUp(code);
      if (entry.base === 'SystemError') Object.setPrototypeOf(NodeError, SystemError);
      else preparePrototype(NodeError.prototype, BASES[variant ?? entry.base]);
    }
    const { base, text } = entry;
    if (base === 'SystemError') return makeSystemError(NodeError, code, text, args[0]);
    const error = Reflect.construct(BASES[variant ?? base], [], NodeError);
    error.code = code;
    const message = typeof text === 'string' ? fillTemplate(text, args) : text(error, ...args);
    defineHidden(error, 'message', message);
    return error;
  }
  if (variant === undefined) addVariants(NodeError, code);
  return NodeError;
}

/** Adds codes.ERR_X.RangeError and the like. */
function addVariants(NodeError, code) {
  for (const base of VARIANTS[code] ?? []) NodeError[base] = makeClass(code, base);
}

/** @type {Record<string, new (...args: unknown[]) => Error>} */
const codes = new Proxy({ __proto__: null }, {
  __proto__: null,
  get(classes, code) {
    return classes[code] ??= makeClass(code);
  },
});

// ---- Failed system calls -----------------------------------------------------------------

/** "stat returned ENOENT (no such file or directory) /a => /b", after a prefix. */
function describeSystemCall(prefix, context) {
  let text = `${prefix}: ${context.syscall} returned ${context.code} (${context.message})`;
  if (context.path !== undefined) text += ` ${context.path}`;
  if (context.dest !== undefined) text += ` => ${context.dest}`;
  return text;
}

/** An accessor for a field of an error's `info`. */
function infoAccessor(name) {
  return {
    __proto__: null,
    get() { return this.info[name]; },
    set(value) { this.info[name] = value; },
    enumerable: true,
    configurable: true,
  };
}

/** Base class of the errors that carry the context of a failed call in `info`. */
class SystemError extends Error {
  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}
Object.defineProperty(SystemError.prototype, kIsNodeError, { __proto__: null, value: true });

/** Makes a SystemError; context is { errno, syscall, code, message, path, dest }. */
function makeSystemError(NodeError, code, prefix, context) {
  if (!(NodeError.prototype instanceof SystemError)) {
    Object.setPrototypeOf(NodeError.prototype, SystemError.prototype);
  }
  const error = Reflect.construct(Error, [], NodeError);
  error.code = code;
  defineHidden(error, 'name', 'SystemError');
  defineHidden(error, 'message', describeSystemCall(prefix, context));
  Object.defineProperty(error, 'info', {
    __proto__: null, value: context, enumerable: true, configurable: true,
  });
  for (const name of ['errno', 'syscall', 'path', 'dest']) {
    const isAlways = name === 'errno' || name === 'syscall';
    if (isAlways || context[name] !== undefined) {
      Object.defineProperty(error, name, infoAccessor(name));
    }
  }
  return error;
}

let errorMap = null;

/** @returns {Map<number, [string, string]>} libuv errors: number -> name, message */
function getErrorMap() {
  if (errorMap === null) {
    errorMap = new Map();
    const errors = internalBinding('uv').getErrors();
    for (let i = 0; i < errors.length; i += 3) {
      errorMap.set(errors[i], [errors[i + 1], errors[i + 2]]);
    }
  }
  return errorMap;
}

/**
 * Name and message of a libuv error.
 * @param {number} errno negative
 * @returns {[string, string]}
 */
function uvErrorEntry(errno) {
  return getErrorMap().get(errno) ?? ['UNKNOWN', 'unknown error'];
}

/**
 * The error of a system call that failed in a binding: as uvException, with the properties in the
 * order that native code gives them.
 * @param {number} errno negative
 * @param {string} syscall
 * @param {string} [path]
 * @param {string} [dest]
 * @returns {Error} with errno, code, syscall, and path and dest if given
 */
function bindingException(errno, syscall, path, dest) {
  const [code, text] = uvErrorEntry(errno);
  let message = `${code}: ${text}, ${syscall}`;
  if (path !== undefined) message += ` '${path}'`;
  if (dest !== undefined) message += ` -> '${dest}'`;
  const error = new Error(message);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

/**
 * The error of a failed libuv call: "ENOENT: no such file or directory, open '/x' -> '/y'".
 * @param {{errno: number, syscall: string, path?: string, dest?: string, message?: string,
 *   code?: string}} context
 * @returns {Error} with errno, syscall, code, and path and dest if given
 */
function uvException(context) {
  const [code, text] = uvErrorEntry(context.errno);
  let message = `${code}: ${context.message || text}, ${context.syscall}`;
  const path = context.path ?? undefined;
  const dest = context.dest ?? undefined;
  if (path !== undefined) message += ` '${path}'`;
  if (dest !== undefined) message += ` -> '${dest}'`;
  const error = new Error(message);
  for (const name in context) {
    if (name !== 'message' && name !== 'path' && name !== 'dest') error[name] = context[name];
  }
  error.code = code;
  if (path !== undefined) error.path = `${path}`;
  if (dest !== undefined) error.dest = `${dest}`;
  return error;
}

/**
 * The error of a failed call without a path: "connect ECONNREFUSED".
 * @param {number} errno negative
 * @param {string} syscall
 * @param {string} [original] appended text
 * @returns {Error} with errno, code and syscall
 */
function errnoException(errno, syscall, original) {
  const [code] = uvErrorEntry(errno);
  const error = new Error(original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  return error;
}

/** "1.2.3.4:80 - Local (...)" as network errors show it. */
function describeAddress(address, port, additional) {
  let details = '';
  if (port && port > 0) details = ` ${address}:${port}`;
  else if (address) details = ` ${address}`;
  return additional ? `${details} - Local (${additional})` : details;
}

/** Adds address and port. */
function addAddress(error, address, port) {
  error.address = address;
  if (port) error.port = port;
  return error;
}

/**
 * The error of a failed network call: "connect ECONNREFUSED 127.0.0.1:80".
 * @param {number} errno negative
 * @param {string} syscall
 * @param {string} address
 * @param {number} [port]
 * @param {string} [additional] the local end
 * @returns {Error} with errno, code, syscall, address and port
 */
function exceptionWithHostPort(errno, syscall, address, port, additional) {
  const [code] = uvErrorEntry(errno);
  const error = new Error(`${syscall} ${code}${describeAddress(address, port, additional)}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  return addAddress(error, address, port);
}

/** The same with libuv's message: "listen EADDRINUSE: address already in use 127.0.0.1:80". */
function uvExceptionWithHostPort(errno, syscall, address, port) {
  const [code, text] = uvErrorEntry(errno);
  const error = new Error(`${syscall} ${code}: ${text}${describeAddress(address, port)}`);
  error.code = code;
  error.errno = errno;
  error.syscall = syscall;
  return addAddress(error, address, port);
}

/**
 * The error of a failed look-up: "getaddrinfo ENOTFOUND example.test".
 * @param {number|string} code libuv error number or c-ares name
 * @param {string} syscall
 * @param {string} [hostname]
 * @returns {Error} with errno, code, syscall and hostname
 */
function dnsException(code, syscall, hostname) {
  const errno = typeof code === 'number' ? code : undefined;
  let name = code;
  if (errno !== undefined) {
    [name] = uvErrorEntry(errno);
    if (name === 'EAI_NODATA' || name === 'EAI_NONAME') name = 'ENOTFOUND';
  }
  const error = new Error(`${syscall} ${name}${hostname ? ` ${hostname}` : ''}`);
  error.errno = errno;
  error.code = name;
  error.syscall = syscall;
  if (hostname) error.hostname = hostname;
  return error;
}

/** The error of a connection that the peer closed. */
function connResetException(message) {
  const error = new Error(message);
  error.code = 'ECONNRESET';
  return error;
}

// ---- Others ------------------------------------------------------------------------------

/** What an aborted operation throws: code 'ABORT_ERR'. */
class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

/** AggregateError with the code of its first error. */
class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(errors, message);
    this.code = errors[0]?.code;
  }
}
defineHidden(NodeAggregateError.prototype, 'constructor', AggregateError);
defineHidden(NodeAggregateError.prototype, kIsNodeError, true);

/**
 * Joins the error of a clean-up with the error it would hide.
 * @param {Error|null} inner the later error
 * @param {Error|null} outer the earlier error
 * @returns {Error|null}
 */
function aggregateTwoErrors(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (Array.isArray(outer.errors)) {
    outer.errors.push(inner);
    return outer;
  }
  const error = new NodeAggregateError([outer, inner], outer.message);
  error.code = outer.code;
  return error;
}

/**
 * Marks a function of ours whose frame users need not see.  Stacks drop leading frames of the
 * validators and of this file anyway, so the function itself is returned.
 */
function hideStackFrames(fn) {
  fn.withoutStackTrace = fn;
  return fn;
}

/** Whether a value can be treated as an error: it has a message and a stack. */
function isErrorLike(value) {
  return typeof value === 'object' && value !== null &&
    Object.hasOwn(value, 'message') && 'stack' in value;
}

/** Whether an error is the engine's "call stack exhausted". */
function isStackOverflowError(error) {
  return error instanceof RangeError &&
    String(error.message).startsWith('Maximum call stack size exceeded');
}

/** An Error with the given text and own properties. */
function genericNodeError(message, properties) {
  return Object.assign(new Error(message), properties);
}

module.exports = {
  AbortError,
  NodeAggregateError,
  SystemError,
  aggregateTwoErrors,
  bindingException,
  codes,
  connResetException,
  get determineSpecificType() {
    return require('internal/errors/describe').determineSpecificType;
  },
  dnsException,
  errnoException,
  exceptionWithHostPort,
  get formatList() {
    return require('internal/errors/describe').formatList;
  },
  genericNodeError,
  getErrorMap,
  hideStackFrames,
  isErrorLike,
  isStackOverflowError,
  kIsNodeError,
  uvErrorEntry,
  uvException,
  uvExceptionWithHostPort,
};
