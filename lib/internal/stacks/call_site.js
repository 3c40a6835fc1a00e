// SPDX-License-Identifier: MIT
//
// The engine's stack text (`function@url:line:column` a line) as V8's CallSite objects.
'use strict';

const { mapPosition } = require('internal/stacks/source');

// Builtins that call back, by the object V8 names them with.
const receivers = {
  '__proto__': null,
  'Array': ['map', 'forEach', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find',
            'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'sort', 'toSorted'],
  'JSON': ['parse', 'stringify'],
  'String': ['replace', 'replaceAll'],
  'Promise': ['then', 'catch', 'finally'],
};
const receiverOf = { __proto__: null };
for (const name in receivers) for (const method of receivers[name]) receiverOf[method] = name;

const constructors = new Set(['Promise', 'Function', 'Proxy', 'Map', 'Set', 'WeakMap', 'WeakSet']);

// V8 leaves these natives no frame.
const invisible = new Set(['', 'apply', 'call', 'construct', 'eval', 'Error', 'AggregateError']);

const topLevelNames = new Set(['global code', 'module code']);

// Names and file names may have an '@' of their own; that of `/node_modules/@scope/` is none that
// separates.
const startOfLocation = /@(?=\/|node:|file:|\[native code\]$)/;

// One line of the engine's stack. namesVariable: the code there reads a variable.
function parseFrame(line, namesVariable) {
  let at = line.search(startOfLocation);
  if (at < 0) at = line.lastIndexOf('@');
  const name = line.slice(0, at);
  const frame = {
    name: topLevelNames.has(name) ? '' : name,
    isTopLevelCode: topLevelNames.has(name),
    url: undefined,
    line: 0,
    column: 0,
    isNative: false,
    isEval: name === 'eval code',
    isConstructor: false,
    isModule: false, // the top level of a CommonJS module
    isAsync: false, // it waits for the one above
    evalOrigin: undefined,
    constructs: false,
    isCall: true,
  };
  const location = line.slice(at + 1);
  if (location === '[native code]') {
    frame.isNative = true;
    frame.isConstructor = constructors.has(name);
    return frame;
  }
  const position = /^(.*):(\d+):(\d+)$/.exec(location);
  if (position === null) {
    frame.url = location || undefined;
    return frame;
  }
  frame.url = position[1];
  Object.assign(frame, mapPosition(position[1], Number(position[2]), Number(position[3]),
                                   namesVariable));
  return frame;
}

// An async function has two frames in the engine: its body, and the function around it, at a place
// that is no call. The name can be that of the outer one only.
function joinAsync(frames) {
  const joined = [];
  for (const frame of frames) {
    const inner = joined.at(-1);
    if (inner !== undefined && !frame.isCall && frame.url === inner.url &&
        (inner.name === '' || inner.name === frame.name)) {
      inner.name = frame.name;
    } else {
      joined.push(frame);
    }
  }
  return joined;
}

// What a frame is can depend on who called it.
function relate(frames) {
  for (let i = 0; i < frames.length - 1; i++) {
    const frame = frames[i];
    let caller = i + 1;
    while (caller < frames.length - 1 && frames[caller].isNative &&
           invisible.has(frames[caller].name)) caller++;
    const by = frames[caller];
    if (by.constructs && !frame.isNative && frame.name !== '') frame.isConstructor = true;
    if (frame.name === '' && !frame.url?.startsWith('node:') &&
        by.url?.startsWith('node:internal/modules/') &&
        !by.url.startsWith('node:internal/modules/esm/')) frame.isModule = true;
    if (frame.isEval || (frame.name === 'anonymous' && frame.url === undefined)) {
      frame.isEval = true;
      frame.name = 'eval';
      frame.evalOrigin = `eval at ${by.name || '<anonymous>'} (${locationOf(by)})`;
    }
  }
}

function locationOf(frame) {
  if (frame.isNative) return '<anonymous>';
  if (frame.isEval && frame.evalOrigin !== undefined) return `${frame.evalOrigin}, <anonymous>`;
  const url = frame.url ?? '<anonymous>';
  return frame.line === 0 ? url : `${url}:${frame.line}:${frame.column}`;
}

/**
 * Parses a stack of the engine.
 * @param {string} raw
 * @param {boolean} [isUnresolved] it is that of a variable that does not exist
 * @returns {object[]} frames, innermost first
 */
function parseStack(raw, isUnresolved = false) {
  if (raw === '') return [];
  const frames = joinAsync(raw.split('\n').map(
    (line, index) => parseFrame(line, isUnresolved && index === 0)));
  relate(frames);
  return frames.filter((frame) => !frame.isNative || !invisible.has(frame.name));
}

/** One call of a stack, as V8's stack trace API describes it. */
class CallSite {
  #frame;

  constructor(frame) {
    this.#frame = frame;
  }

  getColumnNumber() {
    return this.#frame.column || null;
  }

  getEnclosingColumnNumber() {
    return this.#frame.column;
  }

  getEnclosingLineNumber() {
    return this.#frame.line;
  }

  getEvalOrigin() {
    return this.#frame.evalOrigin;
  }

  getFileName() {
    return this.#frame.url ?? null;
  }

  // The engine keeps neither the function nor its receiver; V8 hides both from strict code too.
  getFunction() {
    return undefined;
  }

  getFunctionName() {
    return this.#frame.name || null;
  }

  getLineNumber() {
    return this.#frame.line || null;
  }

  getMethodName() {
    return this.#frame.isNative && receiverOf[this.#frame.name] ? this.#frame.name : null;
  }

  getPosition() {
    return 0;
  }

  getPromiseIndex() {
    return null;
  }

  getScriptNameOrSourceURL() {
    return this.#frame.url ?? null;
  }

  getScriptHash() {
    return '';
  }

  getThis() {
    return undefined;
  }

  getTypeName() {
    const frame = this.#frame;
    if (frame.isModule) return 'Object';
    return frame.isNative ? receiverOf[frame.name] ?? null : null;
  }

  isAsync() {
    return this.#frame.isAsync;
  }

  isConstructor() {
    return this.#frame.isConstructor;
  }

  isEval() {
    return this.#frame.isEval;
  }

  isNative() {
    return this.#frame.isNative;
  }

  isPromiseAll() {
    return false;
  }

  isToplevel() {
    return !this.#frame.isModule && !this.#frame.isConstructor && this.getTypeName() === null;
  }

  toString() {
    const frame = this.#frame;
    const location = locationOf(frame);
    if (frame.isAsync) {
      return `async ${frame.name === '' ? location : `${frame.name} (${location})`}`;
    }
    if (frame.isConstructor) return `new ${frame.name} (${location})`;
    const type = this.getTypeName();
    if (type !== null) return `${type}.${frame.name || '<anonymous>'} (${location})`;
    return frame.name === '' ? location : `${frame.name} (${location})`;
  }
}

module.exports = { CallSite, parseStack };
