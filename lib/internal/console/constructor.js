// SPDX-License-Identifier: MIT
'use strict';

// The Console class.  Where text goes is up to a "sink" { write(isError, text),
// inspectOptions(isError) }: streams for consoles that users make; the global console has one of
// its own, see internal/console/global.

const {
  codes: { ERR_CONSOLE_WRITABLE_STREAM, ERR_INCOMPATIBLE_OPTION_PAIR },
} = require('internal/errors');
const { kEmptyObject } = require('internal/util');
const {
  validateArray, validateInteger, validateObject, validateOneOf,
} = require('internal/validators');
const { format, formatWithOptions } = require('internal/util/inspect/format');

const kState = Symbol('state');
const kIsConsole = Symbol('isConsole');
const MAX_GROUP_INDENTATION = 1000;
const DEFAULT_GROUP_INDENTATION = 2;
const COLOR_OPTIONS = { colors: true };
const NO_COLOR_OPTIONS = kEmptyObject;

/** util.inspect, which a console that prints strings does not need. */
function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

// ---- Sinks -------------------------------------------------------------------------------

/** Nothing: what happens to the errors of a console's streams. */
function ignoreError() {}

/** A write callback after which an error that the stream still has to emit is not uncaught. */
function ignoreLateError(stream) {
  return (error) => {
    if (error == null || stream._writableState?.errorEmitted) return;
    if (typeof stream.listenerCount === 'function' && stream.listenerCount('error') === 0) {
      stream.once('error', ignoreError);
    }
  };
}

/** Writes to a stream whose errors the program does not want to hear of. */
function writeIgnoringErrors(stream, text, callback) {
  const canListen = typeof stream.once === 'function';
  if (canListen) stream.once('error', ignoreError);
  try {
    stream.write(text, callback);
  } catch (error) {
    // A console that is out of stack cannot go on quietly.
    if (require('internal/errors').isStackOverflowError(error)) throw error;
  } finally {
    if (canListen) stream.removeListener('error', ignoreError);
  }
}

/** Writes to two streams. */
class StreamSink {
  constructor(stdout, stderr, ignoreErrors, colorMode, inspectOptions) {
    this.streams = [stdout, stderr];
    this.ignoreErrors = ignoreErrors;
    // One callback per stream: writes with the same callback share a tick.
    this.callbacks = [ignoreLateError(stdout), ignoreLateError(stderr)];
    this.colorMode = colorMode;
    this.options = inspectOptions;
  }

  write(isError, text) {
    const stream = this.streams[Number(isError)];
    if (!this.ignoreErrors) stream.write(text);
    else writeIgnoringErrors(stream, text, this.callbacks[Number(isError)]);
  }

  inspectOptions(isError) {
    const stream = this.streams[Number(isError)];
    const options = this.options instanceof Map ? this.options.get(stream) : this.options;
    if (options?.colors !== undefined) return options;
    const color = this.colorMode === 'auto' ? wantsColors(stream) : this.colorMode;
    const defaults = color ? COLOR_OPTIONS : NO_COLOR_OPTIONS;
    return options === undefined ? defaults : { ...options, ...defaults };
  }
}

/** Whether colours are wanted on a stream. */
function wantsColors(stream) {
  return require('internal/util/colors').shouldColorize(stream);
}

// ---- State -------------------------------------------------------------------------------

/** What a console remembers. */
class State {
  constructor(sink, indentWidth) {
    this.sink = sink;
    this.indentWidth = indentWidth;
    this.indentation = '';
    this.counts = new Map();
  }

  /** Writes a text, indented by groups, and a line end. */
  print(isError, text) {
    if (this.indentation !== '') {
      text = `${this.indentation}${text.replaceAll('\n', `\n${this.indentation}`)}`;
    }
    this.sink.write(isError, `${text}\n`);
  }

  /** Formats as util.format does, and prints. */
  printFormatted(isError, args) {
    this.print(isError, this.format(isError, args));
  }

  format(isError, args) {
    if (args.length === 1 && typeof args[0] === 'string') return args[0];
    const options = this.sink.inspectOptions(isError);
    return options === NO_COLOR_OPTIONS ? format(...args) : formatWithOptions(options, ...args);
  }
}

/** Tells subscribers of the channel console.NAME, if node:diagnostics_channel is in use. */
function publish(name, args) {
  const record = require.loaded?.get('diagnostics_channel');
  if (record === undefined) return;
  const channel = record.exports.channel(`console.${name}`);
  if (channel.hasSubscribers) channel.publish(args);
}

// ---- Methods -----------------------------------------------------------------------------

/** Warns about a misuse that the program can live with. */
function warnUser(text) {
  process.emitWarning(text);
}

const methods = {
  log(...args) {
    publish('log', args);
    this[kState].printFormatted(false, args);
  },

  info(...args) {
    publish('info', args);
    this[kState].printFormatted(false, args);
  },

  debug(...args) {
    publish('debug', args);
    this[kState].printFormatted(false, args);
  },

  warn(...args) {
    publish('warn', args);
    this[kState].printFormatted(true, args);
  },

  error(...args) {
    publish('error', args);
    this[kState].printFormatted(true, args);
  },

  /** @param {unknown} object @param {object} [options] for util.inspect */
  dir(object, options) {
    const state = this[kState];
    state.print(false, inspect(object, {
      customInspect: false, ...state.sink.inspectOptions(false), ...options,
    }));
  },

  /** @param {string} [label] starts a timer */
  time(label = 'default') {
    label = `${label}`;
    const timers = this._times;
    if (timers.has(label)) return warnUser(`Label '${label}' already exists for console.time()`);
    timers.set(label, now());
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (printTimer(this, 'timeEnd', label, [])) this._times.delete(label);
  },

  timeLog(label = 'default', ...data) {
    printTimer(this, 'timeLog', `${label}`, data);
  },

  /** Prints a message and the stack to stderr. */
  trace(...args) {
    const error = {
      name: 'Trace',
      message: this[kState].format(true, args.length === 0 ? [''] : args),
    };
    Error.captureStackTrace(error, methods.trace);
    this.error(require('internal/stacks').stackOf(error));
  },

  assert(expression, ...args) {
    if (expression) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    Reflect.apply(this.warn, this, args);
  },

  /** Clears the terminal; does nothing elsewhere. */
  clear() {
    const stream = this._stdout;
    if (stream.isTTY && process.env.TERM !== 'dumb') stream.write('\u001b[1;1H\u001b[0J');
  },

  count(label = 'default') {
    label = `${label}`;
    const { counts } = this[kState];
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    const { counts } = this[kState];
    if (!counts.delete(`${label}`)) warnUser(`Count for '${label}' does not exist`);
  },

  group(...data) {
    if (data.length > 0) Reflect.apply(this.log, this, data);
    const state = this[kState];
    state.indentation += ' '.repeat(state.indentWidth);
  },

  groupEnd() {
    const state = this[kState];
    state.indentation =
      state.indentation.slice(0, Math.max(0, state.indentation.length - state.indentWidth));
  },

  /** @param {object} tabularData @param {string[]} [properties] columns to show */
  table(tabularData, properties) {
    if (tabularData === null || typeof tabularData !== 'object') return this.log(tabularData);
    if (properties !== undefined) validateArray(properties, 'properties');
    const { formatTable } = require('internal/console/table');
    const options = this[kState].sink.inspectOptions(false);
    const show = (value) => showCell(value, options);
    this.log('%s', formatTable(tabularData, properties, show));
  },
};
methods.dirxml = function dirxml(...args) {
  Reflect.apply(this.log, this, args);
};
methods.groupCollapsed = function groupCollapsed(...args) {
  Reflect.apply(this.group, this, args);
};

/** A value in a table: one level, or only its name if it is large. */
function showCell(value, options) {
  const isLarge = value !== null && typeof value === 'object' && !Array.isArray(value) &&
    Object.keys(value).length > 2;
  return inspect(value,
                 { maxArrayLength: 3, breakLength: Infinity, ...options, depth: isLarge ? -1 : 0 });
}

// ---- Timers ------------------------------------------------------------------------------

/** Milliseconds on a clock that does not go back. */
function now() {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** Prints how long a timer has run; false if there is no such timer. */
function printTimer(self, method, label, data) {
  const start = self._times.get(label);
  if (start === undefined) {
    warnUser(`No such label '${label}' for console.${method}()`);
    return false;
  }
  const duration = formatDuration(now() - start);
  self.log('%s: %s', label, duration, ...data);
  return true;
}

/** 1.5ms, 1.235s, 1:01.234 (m:ss.mmm), 1:00:00.000 (h:mm:ss.mmm) */
function formatDuration(milliseconds) {
  if (milliseconds < 1000) return `${Number(milliseconds.toFixed(3))}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(3)}s`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = (seconds % 60).toFixed(3).padStart(6, '0');
  if (hours === 0) return `${minutes}:${rest} (m:ss.mmm)`;
  return `${hours}:${String(minutes).padStart(2, '0')}:${rest} (h:mm:ss.mmm)`;
}

// ---- Construction ------------------------------------------------------------------------

/** Defines a hidden data property. */
function defineHidden(object, name, value) {
  Object.defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

/** Gives an object the state and the bound methods of a console. */
function initialize(self, state, ignoreErrors) {
  // Methods come first, so that they are listed first.
  for (const name of Object.keys(methods)) {
    const method = self[name].bind(self);
    Object.defineProperty(method, 'name', { __proto__: null, value: name });
    self[name] = method;
  }
  defineHidden(self, '_ignoreErrors', ignoreErrors);
  defineHidden(self, '_times', new Map());
  defineHidden(self, kState, state);
  defineHidden(self, kIsConsole, true);
  Object.defineProperty(self, Symbol.toStringTag, {
    __proto__: null, value: 'console', writable: false, enumerable: false, configurable: true,
  });
}

/** Checks inspectOptions: an object, or a Map from stream to object. */
function validateInspectOptions(inspectOptions, colorMode) {
  const all = inspectOptions instanceof Map ? [...inspectOptions.values()] : [inspectOptions];
  for (const options of all) {
    validateObject(options, 'options.inspectOptions');
    if (options.colors !== undefined && colorMode !== undefined) {
      throw new ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }
}

/**
 * @param {object} options { stdout, stderr, ignoreErrors, colorMode, inspectOptions,
 *   groupIndentation }, or stdout, stderr, ignoreErrors as separate arguments
 * @throws {ERR_CONSOLE_WRITABLE_STREAM|ERR_INVALID_ARG_VALUE|ERR_OUT_OF_RANGE}
 */
function Console(options, ...legacy) {
  if (new.target === undefined) return Reflect.construct(Console, [options, ...legacy]);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: legacy[0], ignoreErrors: legacy[1] };
  }
  const {
    stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions,
    groupIndentation,
  } = options;
  if (!stdout || typeof stdout.write !== 'function') {
    throw new ERR_CONSOLE_WRITABLE_STREAM('stdout');
  }
  if (!stderr || typeof stderr.write !== 'function') {
    throw new ERR_CONSOLE_WRITABLE_STREAM('stderr');
  }
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined) {
    validateInteger(groupIndentation, 'groupIndentation', 0, MAX_GROUP_INDENTATION);
  }
  if (inspectOptions !== undefined) validateInspectOptions(inspectOptions, options.colorMode);
  const sink = new StreamSink(stdout, stderr, Boolean(ignoreErrors), colorMode, inspectOptions);
  initialize(this, new State(sink, groupIndentation ?? DEFAULT_GROUP_INDENTATION),
             Boolean(ignoreErrors));
  defineHidden(this, '_stdout', stdout);
  defineHidden(this, '_stderr', stderr);
  return this;
}

for (const name of Object.keys(methods)) defineHidden(Console.prototype, name, methods[name]);
for (const name of Object.keys(methods)) {
  Object.defineProperty(Console.prototype, name, { __proto__: null, enumerable: true });
}
Object.defineProperty(Console, Symbol.hasInstance, {
  __proto__: null,
  value: function hasInstance(instance) {
    if (this !== Console) return Function.prototype[Symbol.hasInstance].call(this, instance);
    return Boolean(instance?.[kIsConsole]);
  },
});

module.exports = {
  Console, DEFAULT_GROUP_INDENTATION, NO_COLOR_OPTIONS, State, StreamSink, formatDuration,
  initialize, methods,
};
