// SPDX-License-Identifier: MIT
//
// The constructors that make functions of strings.  The engine compiles what it is given, so that
// they are replaced by others that have the text rewritten first, as that of files is.
'use strict';

const nativeTexts = new WeakMap(); // what replaces a builtin -> the text of the builtin
const nativeToString = Function.prototype.toString;

function failure(error, head, params, body) {
  if (!(error instanceof SyntaxError)) return error;
  const message = require('internal/syntax/evaluated').errorOfFunction(head, params, body);
  return message === undefined ? error : new SyntaxError(message);
}

function makeFunction(Native, newTarget, head, args) {
  const texts = args.map((arg) => `${arg}`);
  const body = texts.pop() ?? '';
  // Only what has one of these words can need a change.
  const isPlain = !/await|catch|stack|import|eval|using|yield/.test(body);
  const rewritten = isPlain ? body :
    require('internal/syntax/evaluated').rewriteBody(head, texts, body);
  try {
    return Reflect.construct(Native, [...texts, rewritten], newTarget);
  } catch (error) {
    throw failure(error, head, texts, body);
  }
}

function replace(Native, head, parent) {
  const replacement = function(...args) {
    const isOwn = new.target === undefined || new.target === replacement;
    return makeFunction(Native, isOwn ? Native : new.target, head, args);
  };
  Object.defineProperties(replacement, {
    __proto__: null,
    name: { __proto__: null, value: Native.name },
    length: { __proto__: null, value: 1 },
    prototype: { __proto__: null, value: Native.prototype, writable: false },
  });
  if (parent !== undefined) Object.setPrototypeOf(replacement, parent);
  Object.defineProperty(Native.prototype, 'constructor', { __proto__: null, value: replacement });
  nativeTexts.set(replacement, `function ${Native.name}() { [native code] }`);
  return replacement;
}

// Functions show their source as it was written.
const { toString } = {
  toString() {
    const text = nativeTexts.get(this) ?? Reflect.apply(nativeToString, this, []);
    return text.includes('$nd') ? require('internal/syntax/evaluated').originalText(text) : text;
  },
};

const NativeFunction = Function;
const AsyncFunction = (async () => {}).constructor;
const GeneratorFunction = (function* () {}).constructor;
const AsyncGeneratorFunction = (async function* () {}).constructor;

const replacement = replace(NativeFunction, 'function');
replace(AsyncFunction, 'async function', replacement);
replace(GeneratorFunction, 'function*', replacement);
replace(AsyncGeneratorFunction, 'async function*', replacement);
Object.defineProperty(globalThis, 'Function', { __proto__: null, value: replacement });
nativeTexts.set(toString, 'function toString() { [native code] }');
Object.defineProperty(Function.prototype, 'toString', { __proto__: null, value: toString });

module.exports = { NativeFunction };
