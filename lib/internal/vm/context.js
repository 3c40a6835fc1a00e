// SPDX-License-Identifier: MIT
//
// Contextified objects.  The engine cannot intercept the properties of a global object, so a
// context is a realm with a plain global whose properties mirror the sandbox: each key of the
// sandbox is an accessor on the global that reads and writes the sandbox, in both directions at
// once.  What a script adds to its global is moved to the sandbox when the script has ended ("sync
// out"); what the program adds to the sandbox meanwhile is mirrored before the next script starts
// ("sync in").
//
// What differs from Node until scripts are rewritten before they run:
//   * a function declaration of a script stays a property of the global; its value is copied to the
//     sandbox and back at each sync;
//   * a name that a script assigns somewhere reads as undefined, instead of throwing, before that;
//   * property descriptors that a script asks of its own global are those of the accessors, except
//     for what is read-only in the sandbox.
'use strict';

const { isProxy } = require('internal/util/types');
const binding = internalBinding('contextify');

const contexts = new WeakMap(); // sandbox, or a vanilla context's global -> Context

const evalMessage = 'Code generation from strings disallowed for this context';

const limitErrors = new WeakSet();

function onUnhandledRejection(promise, reason) {
  // Thrown into the promise jobs of a script whose time was up: runInContext reports it.
  if (typeof reason === 'object' && limitErrors.has(reason)) return;
  require('internal/process/promises').onUnhandledRejection(promise, reason);
}

function forbidWebAssembly(global) {
  const { WebAssembly } = global;
  const refuse = (name) => function() {
    throw new WebAssembly.CompileError(
      `WebAssembly.${name}(): Wasm code generation disallowed by embedder`);
  };
  for (const name of ['Module', 'compile', 'instantiate']) {
    Object.defineProperty(WebAssembly, name, {
      __proto__: null, value: refuse(name), writable: true, enumerable: false, configurable: true,
    });
  }
}

// The names that a script may make global, by `var` or by assignment; rather too many than too few.
// They are mirrored beforehand, so that they reach the sandbox also when a callback assigns them.
function assignedNames(source) {
  const names = new Set();
  for (const [, name] of source.matchAll(/\bvar\s+([\w$]+)/g)) names.add(name);
  for (const [, name] of source.matchAll(/\b([A-Za-z_$][\w$]*)\s*=(?![=>])/g)) names.add(name);
  return names;
}

// The keys that a script sees: own ones, and those of prototypes that are not Object.prototype.
function visibleKeys(sandbox) {
  const keys = new Set(Reflect.ownKeys(sandbox));
  for (let object = Object.getPrototypeOf(sandbox); object !== null;
    object = Object.getPrototypeOf(object)) {
    if (Object.getPrototypeOf(object) === null && Object.hasOwn(object, 'hasOwnProperty')) break;
    for (const key of Reflect.ownKeys(object)) if (key !== 'constructor') keys.add(key);
  }
  return keys;
}

/** The realm of a contextified object. */
class Context {
  /**
   * @param {?object} sandbox null: the global itself is the context
   * @param {{ strings: boolean, wasm: boolean, drains: boolean }} options
   */
  constructor(sandbox, { strings, wasm, drains }) {
    this.sandbox = sandbox;
    this.drains = drains;
    this.global = strings ? binding.makeGlobal(onUnhandledRejection) :
      binding.makeGlobal(onUnhandledRejection, evalMessage);
    this.mirrored = new Map(); // key -> getter
    this.copied = new Map(); // key of what cannot be an accessor -> value at the last sync
    this.hidden = new Map(); // key of a builtin that the sandbox hides -> its descriptor
    Object.defineProperty(this.global, Symbol.toStringTag, {
      __proto__: null, value: 'Object', enumerable: false, configurable: true,
    });
    this.builtins = new Set(Reflect.ownKeys(this.global));
    if (!wasm) forbidWebAssembly(this.global);
  }

  // The descriptor of an own property of the sandbox that a mirror must show as it is.
  fixedDescriptor(key) {
    if (isProxy(this.sandbox)) return undefined;
    const descriptor = Object.getOwnPropertyDescriptor(this.sandbox, key);
    if (descriptor === undefined) return undefined;
    const isReadOnly = descriptor.get === undefined && descriptor.set === undefined &&
      !descriptor.writable;
    return isReadOnly || !descriptor.configurable ? descriptor : undefined;
  }

  isEnumerable(key) {
    const { sandbox } = this;
    return isProxy(sandbox) || Object.prototype.propertyIsEnumerable.call(sandbox, key);
  }

  mirror(key) {
    const { global, sandbox } = this;
    const own = Object.getOwnPropertyDescriptor(global, key);
    if (own !== undefined && !own.configurable) {
      if (own.writable) {
        global[key] = sandbox[key];
        this.copied.set(key, sandbox[key]);
      }
      return;
    }
    if (own !== undefined && this.builtins.has(key)) this.hidden.set(key, own);
    const fixed = this.fixedDescriptor(key);
    if (fixed !== undefined) {
      Object.defineProperty(global, key, fixed);
      this.copied.set(key, fixed.value);
      return;
    }
    this.defineMirror(key, own);
  }

  defineMirror(key, own) {
    const { global, sandbox } = this;
    const fallback = this.hidden.has(key) ? own.value : undefined;
    // In the context, the sandbox is the global.
    const get = () => {
      const value = sandbox[key];
      if (value === sandbox) return global;
      return value === undefined && fallback !== undefined && !(key in sandbox) ? fallback : value;
    };
    const set = (value) => {
      Reflect.set(sandbox, key, value);
    };
    Object.defineProperty(global, key, {
      __proto__: null, get, set, enumerable: this.isEnumerable(key), configurable: true,
    });
    this.mirrored.set(key, get);
  }

  unmirror(key) {
    this.mirrored.delete(key);
    delete this.global[key];
    const builtin = this.hidden.get(key);
    if (builtin === undefined) return;
    this.hidden.delete(key);
    Object.defineProperty(this.global, key, builtin);
  }

  syncIn() {
    const { sandbox, global } = this;
    const keys = visibleKeys(sandbox);
    for (const key of [...this.mirrored.keys()]) {
      if (!keys.has(key)) this.unmirror(key);
    }
    for (const [key, value] of this.copied) {
      if (sandbox[key] === value) continue;
      Reflect.set(global, key, sandbox[key]);
      this.copied.set(key, sandbox[key]);
    }
    for (const key of keys) {
      if (!this.mirrored.has(key) && !this.copied.has(key)) this.mirror(key);
    }
  }

  // Moves a property that a script has made to the sandbox.
  moveOut(key, descriptor) {
    const { sandbox } = this;
    // A declaration of the script: in the sandbox it is a plain property.
    const isDeclared = !descriptor.configurable && descriptor.writable && descriptor.enumerable;
    Reflect.defineProperty(sandbox, key,
                           isDeclared ? { ...descriptor, configurable: true } : descriptor);
    this.mirrored.delete(key);
    if (descriptor.configurable) this.mirror(key);
    else this.copied.set(key, descriptor.value);
  }

  syncOut() {
    const { sandbox, global } = this;
    const present = new Set(Reflect.ownKeys(global));
    for (const key of present) {
      const get = this.mirrored.get(key);
      if (get === undefined && (this.builtins.has(key) || this.copied.has(key))) continue;
      const descriptor = Object.getOwnPropertyDescriptor(global, key);
      if (get === undefined || descriptor.get !== get) {
        this.moveOut(key, descriptor);
      } else if (!descriptor.enumerable && this.isEnumerable(key)) {
        Object.defineProperty(global, key, { __proto__: null, enumerable: true });
      }
    }
    for (const key of [...this.mirrored.keys()]) {
      if (present.has(key)) continue;
      Reflect.deleteProperty(sandbox, key);
      this.mirrored.delete(key);
    }
    for (const [key, value] of this.copied) {
      const current = global[key];
      if (current === value) continue;
      Reflect.set(sandbox, key, current);
      this.copied.set(key, current);
    }
  }

  // Mirrors a name that the sandbox does not have yet.
  anticipate(name) {
    if (this.mirrored.has(name) || this.copied.has(name)) return;
    const own = Object.getOwnPropertyDescriptor(this.global, name);
    if (own === undefined || (own.configurable && own.get === undefined)) this.mirror(name);
  }

  /**
   * Runs a script.
   * @param {string} source
   * @param {string} url
   * @param {number} line of the source's first line
   * @param {Array} limits milliseconds or undefined, the error when they are over, the error when
   *   SIGINT comes or undefined
   * @param {string} [original] what it was made of, which tells the names that it may make global
   * @returns {*} its completion value
   */
  evaluate(source, url, line, limits, original = source) {
    for (const error of limits.slice(1)) if (error !== undefined) limitErrors.add(error);
    if (this.sandbox !== null) {
      this.syncIn();
      for (const name of assignedNames(original)) this.anticipate(name);
    }
    const run = () =>
      binding.evaluate(this.global, source, url, line, this.drains, ...limits);
    try {
      return this.drains ? require('internal/task_queues').outsideBatch(run) : run();
    } finally {
      if (this.sandbox !== null) this.syncOut();
    }
  }

  /** Runs the code of modules that were compiled here. */
  runModule(run) {
    if (this.sandbox === null) return run();
    this.syncIn();
    try {
      return run();
    } finally {
      this.syncOut();
    }
  }
}

/**
 * Makes an object the sandbox of a new context.
 * @param {object|undefined} sandbox undefined: the global of the context is the object
 * @param {object} options see Context
 * @returns {object} the sandbox, or the global
 */
function contextify(sandbox, options) {
  const context = new Context(sandbox ?? null, options);
  const object = sandbox ?? context.global;
  contexts.set(object, context);
  if (sandbox !== undefined) context.syncIn();
  return object;
}

/** The context of an object, or undefined. */
function contextOf(object) {
  return contexts.get(object);
}

module.exports = { contextify, contextOf };
