// SPDX-License-Identifier: MIT
//
// The last words of a process that dies of an exception: where, what, and the version.
'use strict';

const { getOptionValue } = require('internal/options');
const { locationOf, stackOf } = require('internal/stacks');
const { sourceLine } = require('internal/stacks/source');

const env = internalBinding('env');

// So deep are the properties of an error shown, whatever inspect shows by default.
const MINIMUM_DEPTH = 5;

// Where the statement starts that throws the error made at a column.
function throwColumn(text, column) {
  const before = /\bthrow\s+$/.exec(text.slice(0, column - 1));
  return before === null ? column : before.index + 1;
}

// `file:line`, the line and a caret; '' if the place is not known.
function describePlace(error, wasCaught) {
  const place = locationOf(error);
  if (place === undefined) return '';
  const { url, line, column } = place;
  const text = sourceLine(url, line);
  if (text === undefined) return `${url}:${line}\n\n`;
  // Else it is known only where the error was made.
  const marked = wasCaught ? column : throwColumn(text, column);
  const indent = text.slice(0, marked - 1).replace(/[^\t]/g, ' ');
  return `${url}:${line}\n${text}\n${indent}^\n\n`;
}

// The compiler's errors bring their place along.
function hasPlace(stack) {
  return /^\S[^\n]*:\d+\n/.test(stack);
}

function inspectError(error) {
  const { inspect } = require('internal/util/inspect');
  const depth = Math.max(inspect.defaultOptions.depth, MINIMUM_DEPTH);
  const colors = internalBinding('tty').isatty(2) && shouldColorize();
  const options = { customInspect: false, depth, colors };
  try {
    return inspect(error, options);
  } catch {
    return inspect(error, { ...options, customInspect: true });
  }
}

function shouldColorize() {
  const { NO_COLOR, NODE_DISABLE_COLORS, TERM } = process.env;
  return NO_COLOR === undefined && NODE_DISABLE_COLORS === undefined && TERM !== 'dumb';
}

function describeError(error, wasCaught) {
  try {
    const stack = stackOf(error);
    if (typeof stack === 'string' && hasPlace(stack)) return stack;
    return `${describePlace(error, wasCaught)}${inspectError(error)}`;
  } catch {
    return `${stackOf(error)}`; // its own code fails
  }
}

function describeValue(value) {
  const isPrimitive = (typeof value !== 'object' && typeof value !== 'function') || value === null;
  let text;
  try {
    text = typeof value === 'symbol' ? '' : isPrimitive ? String(value) : inspectError(value);
  } catch {
    text = Object.prototype.toString.call(value);
  }
  const program = require('path').basename(process.argv0 || 'node', '.exe');
  const hint = isPrimitive && !getOptionValue('--trace-uncaught') ?
    `(Use \`${program} --trace-uncaught ...\` to show where the exception was thrown)\n` : '';
  return `Uncaught:\n${text}\n${hint}`.trimEnd();
}

function traceOf(error) {
  const stack = stackOf(error);
  const at = typeof stack === 'string' ? stack.indexOf('\n    at ') : -1;
  return at === -1 ? '' : `\nThrown at:${stack.slice(at)}\n`;
}

// Of an 'error' event that nobody listened to.
function showEmitSite(error) {
  try {
    require('internal/events/emit_site').addEmitSite(error);
  } catch {
    // A frozen error is reported without.
  }
}

/**
 * Prints an exception that ends the process.
 * @param {*} error
 * @param {boolean} [wasCaught] nobody knows where it was thrown
 */
function report(error, wasCaught = false) {
  const isError = Error.isError(error) || error instanceof Error;
  if (isError && require.loaded.has('internal/events/symbols')) showEmitSite(error);
  let text = isError ? describeError(error, wasCaught) : describeValue(error);
  if (isError && getOptionValue('--trace-uncaught')) text += traceOf(error);
  env.write(2, `${text}\n`);
  if (require.loaded.has('internal/process/report') ||
      getOptionValue('--report-uncaught-exception')) {
    require('internal/process/report').reportUncaught(error);
  }
  if (getOptionValue('--extra-info-on-fatal-exception')) {
    env.write(2, `\nNode.js ${process.version}\n`);
  }
}

module.exports = { report };
