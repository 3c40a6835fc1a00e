// SPDX-License-Identifier: MIT
'use strict';

// https://webidl.spec.whatwg.org/#idl-DOMException

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');

// Legacy codes, in order from 1: the constant, and the name of the errors that have the code.
const LEGACY_CODES = [
  ['INDEX_SIZE_ERR', 'IndexSizeError'],
  ['DOMSTRING_SIZE_ERR', null],
  ['HIERARCHY_REQUEST_ERR', 'HierarchyRequestError'],
  ['WRONG_DOCUMENT_ERR', 'WrongDocumentError'],
  ['INVALID_CHARACTER_ERR', 'InvalidCharacterError'],
  ['NO_DATA_ALLOWED_ERR', null],
  ['NO_MODIFICATION_ALLOWED_ERR', 'NoModificationAllowedError'],
  ['NOT_FOUND_ERR', 'NotFoundError'],
  ['NOT_SUPPORTED_ERR', 'NotSupportedError'],
  ['INUSE_ATTRIBUTE_ERR', 'InUseAttributeError'],
  ['INVALID_STATE_ERR', 'InvalidStateError'],
  ['SYNTAX_ERR', 'SyntaxError'],
  ['INVALID_MODIFICATION_ERR', 'InvalidModificationError'],
  ['NAMESPACE_ERR', 'NamespaceError'],
  ['INVALID_ACCESS_ERR', 'InvalidAccessError'],
  ['VALIDATION_ERR', null],
  ['TYPE_MISMATCH_ERR', 'TypeMismatchError'],
  ['SECURITY_ERR', 'SecurityError'],
  ['NETWORK_ERR', 'NetworkError'],
  ['ABORT_ERR', 'AbortError'],
  ['URL_MISMATCH_ERR', 'URLMismatchError'],
  ['QUOTA_EXCEEDED_ERR', 'QuotaExceededError'],
  ['TIMEOUT_ERR', 'TimeoutError'],
  ['INVALID_NODE_TYPE_ERR', 'InvalidNodeTypeError'],
  ['DATA_CLONE_ERR', 'DataCloneError'],
];

const codeOfName = new Map();
LEGACY_CODES.forEach(([, name], i) => {
  if (name !== null) codeOfName.set(name, i + 1);
});

/** Returns the object it is given, so that a derived class adds its private fields to it. */
class Stamp {
  constructor(object) {
    return object;
  }
}

/** The private state of a DOMException; the exception itself is a plain engine error. */
class State extends Stamp {
  #name;
  #message;

  constructor(error, name, message) {
    super(error);
    this.#name = name;
    this.#message = message;
  }

  static has(value) {
    return typeof value === 'object' && value !== null && #name in value;
  }

  static nameOf(error) {
    if (!State.has(error)) throw invalidThis();
    return error.#name;
  }

  static messageOf(error) {
    if (!State.has(error)) throw invalidThis();
    return error.#message;
  }
}

/** The error of a getter that was called on something else. */
function invalidThis() {
  const error = new ERR_INVALID_THIS('DOMException');
  error.message = 'Value of "this" must be of DOMException';
  return error;
}

/** An exception of the web platform: `name` says which. */
class DOMException {
  /**
   * @param {string} [message]
   * @param {string|{name?: string, cause?: unknown}} [options] its name
   */
  constructor(message = '', options = 'Error') {
    const error = Reflect.construct(Error, [], new.target);
    let name = options;
    if (options !== null && typeof options === 'object') {
      name = options.name;
      if ('cause' in options) {
        Object.defineProperty(error, 'cause', {
          __proto__: null, value: options.cause,
          writable: true, enumerable: false, configurable: true,
        });
      }
    }
    return new State(error, `${name}`, `${message}`);
  }

  get name() {
    return State.nameOf(this);
  }

  get message() {
    return State.messageOf(this);
  }

  get code() {
    return codeOfName.get(State.nameOf(this)) ?? 0;
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperties(DOMException.prototype, {
  name: { __proto__: null, enumerable: true },
  message: { __proto__: null, enumerable: true },
  code: { __proto__: null, enumerable: true },
  [Symbol.toStringTag]: { __proto__: null, configurable: true, value: 'DOMException' },
});
LEGACY_CODES.forEach(([constant], i) => {
  const descriptor = { __proto__: null, enumerable: true, value: i + 1 };
  Object.defineProperty(DOMException, constant, descriptor);
  Object.defineProperty(DOMException.prototype, constant, descriptor);
});

/** What structured cloning makes a copy from. */
function cloneData(error) {
  const { stackOf } = require('internal/stacks');
  return {
    data: { message: error.message, name: error.name, stack: stackOf(error) },
    deserialize: 'internal/dom_exception:fromCloneData',
  };
}

function fromCloneData({ message, name, stack }) {
  const error = new DOMException(message, name);
  require('internal/stacks').stackOf(error); // settles the stack, so that ours stays
  Object.defineProperty(error, 'stack', {
    __proto__: null, value: stack, writable: true, enumerable: false, configurable: true,
  });
  return error;
}

require('internal/clone/registry').registerCloneHooks(DOMException.prototype, {
  clone: cloneData,
});

module.exports = { DOMException, fromCloneData, isDOMException: State.has };
