// SPDX-License-Identifier: MIT
'use strict';

// The global console.  While nobody has touched process.stdout and process.stderr, text is written
// straight to the descriptors: the streams need not exist for a program that only prints.

const {
  Console, DEFAULT_GROUP_INDENTATION, NO_COLOR_OPTIONS, State, StreamSink, initialize, methods,
} = require('internal/console/constructor');

const { stdioGetters } = require('internal/process/object');

const env = internalBinding('env');

const NAMES = ['stdout', 'stderr'];
const isTerminal = [undefined, undefined];

/** Whether a descriptor may be written directly: no streams yet, none replaced, no terminal. */
function isDirect(index) {
  if (replaced[index] !== undefined || require.loaded.has('internal/process/stdio')) {
    return false;
  }
  const getter = Object.getOwnPropertyDescriptor(process, NAMES[index])?.get;
  if (getter !== stdioGetters[NAMES[index]]) return false;
  isTerminal[index] ??= internalBinding('tty').isatty(index + 1);
  return !isTerminal[index];
}

// What the program assigned to console._stdout and console._stderr.
const replaced = [undefined, undefined];

/** Writes to the descriptors, or to the streams once there are any. */
class GlobalSink {
  write(isError, text) {
    const index = Number(isError);
    if (!isDirect(index)) {
      this.streams().write(isError, text);
      return;
    }
    const code = env.write(index + 1, text);
    if (code === 0) return;
    // The stream takes over: it fails as if it had done the write; a pipe does so anyway.
    const stream = process[NAMES[index]];
    stream.failNext?.(code);
    this.streams().write(isError, text);
  }

  inspectOptions(isError) {
    if (isDirect(Number(isError)) && process.env.FORCE_COLOR === undefined) {
      return NO_COLOR_OPTIONS;
    }
    return this.streams().inspectOptions(isError);
  }

  streams() {
    return new StreamSink(streamAt(0), streamAt(1), true, 'auto', undefined);
  }
}

const globalConsole = Object.create({});
for (const name of Object.keys(methods)) globalConsole[name] = methods[name];
initialize(globalConsole, new State(new GlobalSink(), DEFAULT_GROUP_INDENTATION), true);

/** The stream behind console._stdout (0) or console._stderr (1). */
function streamAt(index) {
  return replaced[index] ?? process[NAMES[index]];
}

NAMES.forEach((name, index) => {
  Object.defineProperty(globalConsole, `_${name}`, {
    __proto__: null,
    get() { return streamAt(index); },
    set(stream) { replaced[index] = stream; },
    enumerable: false,
    configurable: true,
  });
});
globalConsole.Console = Console;

// Without an inspector these have nobody to talk to, as in Node.
const inspectorOnly = ['profile', 'profileEnd', 'timeStamp'];
for (const name of inspectorOnly) {
  globalConsole[name] = { [name]() {} }[name];
}

/** A console for one context of the inspector. */
globalConsole.context = function context(name) { // eslint-disable-line no-unused-vars
  const names = [
    'dir', 'dirXml', 'table', 'groupEnd', 'clear', 'count', 'countReset', 'profile',
    'profileEnd', 'debug', 'error', 'info', 'log', 'warn', 'trace', 'group', 'groupCollapsed',
    'assert', 'time', 'timeLog', 'timeEnd', 'timeStamp',
  ];
  return Object.fromEntries(names.map((each) => [each, { [each]() {} }[each]]));
};

/** Marks the calls that run() makes as one task, for the inspector. */
globalConsole.createTask = { createTask(...args) {
  if (typeof args[0] !== 'string' || args[0] === '') {
    throw new Error('First argument must be a non-empty string.');
  }
  return { run(...runArgs) {
    if (typeof runArgs[0] !== 'function') throw new Error('First argument must be a function.');
    return runArgs[0]();
  } };
} }.createTask;

module.exports = globalConsole;
