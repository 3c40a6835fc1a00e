// SPDX-License-Identifier: MIT
//
// The engine's messages in the words that V8 has for them, as far as the message tells what V8
// would name: people search for these, and packages match them.
'use strict';

const TO_OBJECT = 'Cannot convert undefined or null to object';

// The key of the last access in an expression such as `a.b['c']`, quoted as V8 does; undefined if
// it is not written there.
function lastKey(expression) {
  const match = /(?:\.(#?[\w$]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\])$/.exec(expression);
  return match === null ? undefined : `'${match[1] ?? match[2] ?? match[3] ?? match[4]}'`;
}

// `undefined is not an object (evaluating '...')`: what was done with it follows from the text.
function notAnObject(value, expression) {
  if (/^delete |^Object\.\w+\(|\.__\w+__\.call\(/.test(expression)) return TO_OBJECT;
  const iterated = /^[^.(]* of ([\s\S]+)$/.exec(expression);
  if (iterated !== null) return `${iterated[1]} is not iterable`;
  const assigned = /^([^=]*[^=!<>+\-*/%&|^?\s])\s*=(?![=>])/.exec(expression);
  if (assigned !== null) {
    const key = lastKey(assigned[1]);
    const detail = key === undefined ? '' : ` (setting ${key})`;
    return `Cannot set properties of ${value}${detail}`;
  }
  if (expression.endsWith('[Symbol.iterator]')) {
    const type = value === 'null' ? 'object null' : 'undefined';
    return `${type} is not iterable (cannot read property Symbol(Symbol.iterator))`;
  }
  const key = lastKey(expression);
  if (key !== undefined) return `Cannot read properties of ${value} (reading ${key})`;
  if (expression.endsWith(']')) return `Cannot read properties of ${value}`;
  return /^[\w$]+$/.test(expression) ? `${expression} is not iterable` : undefined;
}

// `a['b']` and `(1)` are a.b and 1 to V8.
function calleeText(text) {
  const plain = text.replace(/\['([A-Za-z_$][\w$]*)'\]/g, '.$1');
  if (/^\(\w+\)$/.test(plain)) return plain.slice(1, -1);
  return /^'.*'$/.test(plain) ? `"${plain.slice(1, -1)}"` : plain;
}

function notAConstructor(expression) {
  const callee = /^new ([\w$.]+)/.exec(expression)?.[1];
  if (callee !== undefined) return `${callee} is not a constructor`;
  return expression.startsWith('new ') ? '(intermediate value) is not a constructor' : undefined;
}

// Engine's message -> V8's: a text, or a function of the groups (undefined: leave it).
const rules = [
  [/^Can't find variable: (.+)$/, (name) => `${name} is not defined`],
  [/^(undefined|null) is not an object \(evaluating '([\s\S]*)'\)$/, notAnObject],
  [/^([\s\S]+) is not a function\. \(In '[\s\S]*' is [\s\S]*\)$/,
   (callee) => `${calleeText(callee)} is not a function`],
  [/^[\s\S]+ is not a constructor \(evaluating '([\s\S]*)'\)$/, notAConstructor],
  [/^[\s\S]+ is not a function\. \(evaluating '[\s\S]* instanceof [\s\S]*'\)$/,
   'Right-hand side of \'instanceof\' is not callable'],
  [/^Right hand side of instanceof is not an object$/,
   'Right-hand side of \'instanceof\' is not an object'],
  [/^([\s\S]+) is not an Object\. \(evaluating ''([^']*)' in [\s\S]*'\)$/,
   (value, key) => `Cannot use 'in' operator to search for '${key}' in ${value}`],
  [/^undefined is not a function \(near '\.\.\.[^']* of ([^']+)\.\.\.'\)$/,
   (iterated) => `${iterated} is not iterable`],
  [/^[\s\S]+ is not a function \(near '\.\.\.([\w$.]+)`[\s\S]*'\)$/,
   (tag) => `${tag} is not a function`],
  [/^Maximum call stack size exceeded\.$/, 'Maximum call stack size exceeded'],
  [/^Array length must be a positive integer of safe magnitude\.$/, 'Invalid array length'],
  [/^toFixed\(\) argument must be between 0 and 100$/,
   'toFixed() digits argument must be between 0 and 100'],
  [/^Cannot convert a symbol to a (string|number)$/,
   (type) => `Cannot convert a Symbol value to a ${type}`],
  [/^Invalid mix of BigInt and other type in /,
   'Cannot mix BigInt and other types, use explicit conversions'],
  [/^Conversion from 'BigInt' to 'number' is not allowed\.$/,
   'Cannot convert a BigInt value to a number'],
  [/^JSON Parse error: Unexpected EOF$/, 'Unexpected end of JSON input'],
  [/^JSON\.stringify cannot serialize cyclic structures\.$/,
   'Converting circular structure to JSON'],
  [/^JSON\.stringify cannot serialize BigInt\.$/, 'Do not know how to serialize a BigInt'],
  [/^Cannot call a class constructor ([\w$]+) without \|new\|$/,
   (name) => `Class constructor ${name} cannot be invoked without 'new'`],
  [/^'super\(\)' must be called in derived constructor before accessing \|this\| or /,
   'Must call super constructor in derived class before accessing \'this\' or returning from ' +
   'derived constructor'],
  [/^The superclass is not a constructor\.$/,
   'Class extends value is not a constructor or null'],
  [/^Properties can only be defined on Objects\.$/, 'Object.defineProperty called on non-object'],
  [/^(Reflect\.\w+) requires the first argument be an object$/,
   (name) => `${name} called on non-object`],
  [/^A Proxy's '(?:target|handler)' should be an Object$/,
   'Cannot create proxy with a non-object as target or handler'],
  [/^WeakMap keys must be objects or non-registered symbols$/,
   'Invalid value used as weak map key'],
  [/^WeakSet values must be objects or non-registered symbols$/,
   'Invalid value used in weak set'],
  [/^reduce of empty array with no initial value$/,
   'Reduce of empty array with no initial value'],
  [/^calling (\w+) constructor without new is invalid$/,
   (name) => `Constructor ${name} requires 'new'`],
  [/^Unexpected end of script$/, 'Unexpected end of input'],
  [/^URI error$/, 'URI malformed'],
  [/^Object\.\w+ requires that input parameter not be null or undefined$/, TO_OBJECT],
  [/^Array\.prototype\.at requires that \|this\| not be null or undefined$/, TO_OBJECT],
  [/^(Array\.prototype\.\w+) requires that \|this\| not be null or undefined$/,
   (name) => `${name} called on null or undefined`],
  [/^Cannot access invalid private field \(evaluating '[\s\S]*\.(#[\w$]+)'\)$/,
   (name) => `Cannot read private member ${name} from an object whose class did not declare it`],
  [/^Generator is executing$/, 'Generator is already running'],
  [/^Cannot return a non-object type in the constructor of a derived class\.$/,
   'Derived constructors may only return object or undefined'],
  [/^second argument to Function\.prototype\.apply must be an Array-like object$/,
   'CreateListFromArrayLike called on non-object'],
  [/^invalid language tag: (.+)$/, (tag) => `Invalid language tag: ${tag}`],
];

/**
 * V8's wording of a message of the engine.
 * @param {string} message
 * @returns {string} the message itself where there is no other
 */
function reword(message) {
  for (const [pattern, wording] of rules) {
    const match = pattern.exec(message);
    if (match === null) continue;
    if (typeof wording === 'string') return wording;
    return wording(...match.slice(1)) ?? message;
  }
  return message;
}

module.exports = { reword };
