// SPDX-License-Identifier: MIT
//
// Warnings: process.emitWarning, and the listener that prints them.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateString } = require('internal/validators');
const { getOptionValue } = require('internal/options');
const { stackOf } = require('internal/stacks');

let isHintShown = false;

// ---- Printing ------------------------------------------------------------------------------

function writeOut(text) {
  const file = getOptionValue('--redirect-warnings');
  if (file !== '') {
    try {
      require('fs').appendFileSync(file, `${text}\n`);
      return;
    } catch {
      // A warning that cannot be written there is printed.
    }
  }
  process._rawDebug(text);
}

function isDisabled(warning) {
  const disabled = getOptionValue('--disable-warning');
  return disabled.length > 0 &&
    (disabled.includes(warning.code) || disabled.includes(warning.name));
}

function describe(warning, showStack) {
  const stack = showStack ? stackOf(warning) : undefined;
  if (stack) return stack;
  return typeof warning.toString === 'function' ? `${warning.toString()}` :
    Reflect.apply(Error.prototype.toString, warning, []);
}

function hint(isDeprecation) {
  const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
  const program = require('path').basename(process.argv0 || 'node', '.exe');
  return `\n(Use \`${program} ${flag} ...\` to show where the warning was created)`;
}

/** The listener of 'warning' that prints; there unless --no-warnings was given. */
function onWarning(warning) {
  if (!(warning instanceof Error) || isDisabled(warning)) return;
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && process.noDeprecation) return;
  const showStack = process.traceProcessWarnings || (isDeprecation && process.traceDeprecation);
  let text = `(${process.release.name}:${process.pid}) `;
  if (warning.code) text += `[${warning.code}] `;
  text += describe(warning, showStack);
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  if (!showStack && !isHintShown) {
    isHintShown = true;
    text += hint(isDeprecation);
  }
  writeOut(text);
}

// ---- Emitting ------------------------------------------------------------------------------

function createWarning(message, type, code, above, detail) {
  const warning = new Error(message);
  warning.name = String(type || 'Warning');
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  Error.captureStackTrace(warning, above || process.emitWarning);
  return warning;
}

// The forms (warning, type, code, ctor), (warning, options) and (warning, ctor).
function parseArguments(type, code, above) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    above = type.ctor;
    code = type.code;
    if (typeof type.detail === 'string') detail = type.detail;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    above = type;
    code = undefined;
    type = 'Warning';
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    above = code;
    code = undefined;
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  return { type, code, above, detail };
}

function throwLater(warning) {
  process.nextTick(() => {
    throw warning;
  });
}

/**
 * Emits 'warning' on the next tick.
 * @param {string|Error} warning
 * @param {string|{ type?: string, code?: string, detail?: string, ctor?: Function }} [type]
 * @param {string} [code]
 * @param {Function} [ctor] the stack starts at its caller
 * @throws ERR_INVALID_ARG_TYPE
 */
function emitWarning(warning, type, code, ctor) {
  const { type: name, code: id, above, detail } = parseArguments(type, code, ctor);
  if (typeof warning === 'string') {
    warning = createWarning(warning, name, id, above, detail);
  } else if (!(warning instanceof Error)) {
    throw new ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      throwLater(warning);
      return;
    }
  }
  process.nextTick(() => process.emit('warning', warning));
}

/** The calls above a function, as a stack shows them. */
function sourceOfCall(above) {
  const holder = {};
  Error.captureStackTrace(holder, above);
  return holder.stack.slice(holder.stack.indexOf('\n') + 1);
}

module.exports = { emitWarning, onWarning, sourceOfCall };
