// SPDX-License-Identifier: MIT
//
// Stacks as V8 shows them. The engine gives an error a `stack` of its own format, as an own data
// property; it is converted when it is first asked for, as V8 formats its stacks on first access
// too: the header then shows the name and the message of that moment.
'use strict';

const { nativeCapture, NativeError, setEngineLimit } = require('internal/bootstrap/errors');
const { kIsNodeError } = require('internal/errors');

const isError = Error.isError;
const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;

const HIDDEN_FRAMES = 8; // room for frames that are not shown

// Errors that have their final stack; the value is that stack where it could not be stored.
const settled = new WeakMap();
const rawPattern = /^[^\n]*@[^\n]*(?:\n[^\n]*@[^\n]*)*$/;

// The classes of which the engine itself throws errors; those of other realms are converted when
// their stack is read.
const engineErrors = new Set([
  TypeError, RangeError, ReferenceError, SyntaxError, URIError,
].map((Class) => Class.prototype));

let userPrepare; // Error.prepareStackTrace, if it is not the default one

// ErrorUtils::ToString of V8; errors of the registry show their code, too.
function headerOf(error) {
  try {
    const name = error.name === undefined ? 'Error' : String(error.name);
    const message = error.message === undefined ? '' : String(error.message);
    if (error[kIsNodeError]) return `${name} [${error.code}]: ${message}`;
    if (name === '') return message;
    return message === '' ? name : `${name}: ${message}`;
  } catch {
    return '<error>';
  }
}

// V8 starts the stack of an error below the constructors of its own class.
function withoutConstructors(error, frames) {
  const names = new Set();
  for (let proto = getPrototypeOf(error); proto !== null && proto !== Error.prototype;
    proto = getPrototypeOf(proto)) {
    const ctor = getOwnPropertyDescriptor(proto, 'constructor')?.value;
    if (typeof ctor === 'function') names.add(ctor.name);
  }
  let first = 0;
  while (first < frames.length && frames[first].name !== '' && !frames[first].isNative &&
         names.has(frames[first].name)) first++;
  return first === 0 ? frames : frames.slice(first);
}

// Frames of the functions that make errors, on top of who wanted one.
const makers = new Set(['node:internal/errors', 'node:internal/validators']);

function withoutMakers(frames) {
  let first = 0;
  while (first < frames.length && makers.has(frames[first].url)) first++;
  if (frames[first]?.name === 'makeUvError') first++;
  return first === 0 || first === frames.length ? frames : frames.slice(first);
}

function prepareDefault(error, sites) {
  let text = headerOf(error);
  for (const site of sites) text += `\n    at ${site}`;
  return text;
}

// Errors that came through awaits on their way -> the sites, innermost first.
const asyncSites = new WeakMap();

/**
 * Says that an error has reached an async function that waited at a site.
 * @param {Error} error
 * @param {number} site see internal/syntax/sources
 */
function noteAsync(error, site) {
  if (settled.has(error)) return;
  const sites = asyncSites.get(error);
  if (sites === undefined) asyncSites.set(error, [site]);
  else if (sites.length < 64 && sites.at(-1) !== site) sites.push(site);
}

// limit: how many frames are shown; isNew: raw is from the making of the error.
function format(error, raw, limit, isNew) {
  const { CallSite, parseStack } = require('internal/stacks/call_site');
  let frames = parseStack(raw, error instanceof ReferenceError);
  if (isError(error)) frames = withoutMakers(frames);
  if (isNew) frames = withoutConstructors(error, frames);
  const { appendAsync, nameAsync } = require('internal/stacks/async');
  nameAsync(frames);
  const sites = asyncSites.get(error);
  if (sites !== undefined) appendAsync(frames, sites, NativeError.stackTraceLimit);
  if (frames.length > limit) frames.length = limit;
  if (userPrepare === undefined && require('internal/modules/source_maps_state').enabled) {
    frames.forEach(require('internal/stacks/source_maps').mapFrame);
  }
  const calls = frames.map((frame) => new CallSite(frame));
  return userPrepare === undefined ? prepareDefault(error, calls) :
    Reflect.apply(userPrepare, Error, [error, calls]);
}

// Errors of the engine get V8's words when their stack gets V8's shape.
function rewordMessage(error) {
  const descriptor = getOwnPropertyDescriptor(error, 'message');
  if (typeof descriptor?.value !== 'string' || !descriptor.writable) return;
  let message = descriptor.value;
  if (message.includes('$nd')) {
    message = require('internal/syntax/names').restoreNames(message, error.sourceURL);
  }
  message = require('internal/stacks/wording').reword(message);
  if (message !== descriptor.value) error.message = message;
}

/**
 * Gives an error of the engine V8's words, before a program sees it.
 * @param {Error} error
 */
function rewordOnce(error) {
  if (!settled.has(error) && engineErrors.has(getPrototypeOf(error))) rewordMessage(error);
}

/** Whether a stack looks as the engine writes them. */
function isRaw(stack) {
  return typeof stack === 'string' && (stack === '' || rawPattern.test(stack));
}

// The engine tells the place of an error by properties that V8 does not have. What a program wrote
// over them is the program's: it stays, and is seen like any other property.
function dropPlace(error, raw) {
  const [, url, line, column] = /(?:^|@)([^@\n]*):(\d+):(\d+)$/m.exec(raw) ?? [];
  const place = { line: Number(line), column: Number(column), sourceURL: url };
  for (const name of Object.keys(place)) {
    const value = getOwnPropertyDescriptor(error, name)?.value;
    if (url === undefined || value === place[name]) {
      delete error[name];
    } else if (value !== undefined) {
      defineProperty(error, name, { __proto__: null, enumerable: true });
    }
  }
}

function convert(error) {
  settled.set(error, undefined);
  const descriptor = getOwnPropertyDescriptor(error, 'stack');
  const raw = descriptor === undefined ? '' : descriptor.value;
  if (!isRaw(raw)) return;
  rewordMessage(error);
  const stack = format(error, raw, Infinity, true);
  if (descriptor?.configurable !== false && Object.isExtensible(error)) {
    dropPlace(error, raw);
    defineProperty(error, 'stack', {
      __proto__: null, value: stack, writable: true, enumerable: false, configurable: true,
    });
  } else {
    settled.set(error, stack);
  }
}

/**
 * Gives an error its V8-shaped `stack`. Sources that are rewritten read `fix(x).stack`.
 * @param {*} value anything; what is no error is left alone
 * @returns {*} value
 */
function fix(value) {
  if (isError(value) && !settled.has(value)) convert(value);
  return value;
}

/**
 * Says that an error's `stack` is about to be assigned by the program.
 * @param {*} value
 * @returns {*} value
 */
function own(value) {
  if (isError(value)) settled.set(value, undefined);
  return value;
}

// The error that an object inherits its stack from, if any.
function errorBehind(object) {
  let proto = getPrototypeOf(object);
  while (proto !== null && !isError(proto)) proto = getPrototypeOf(proto);
  return proto;
}

/**
 * The stack of an error as Node shows it.
 * @param {*} error
 * @returns {*} a string, as a rule: the program may have assigned anything
 */
function stackOf(error) {
  if (typeof error === 'object' && error !== null && !isError(error)) fix(errorBehind(error));
  return settled.get(fix(error)) ?? error.stack;
}

function isLimitWritable() {
  const limit = getOwnPropertyDescriptor(NativeError, 'stackTraceLimit');
  return limit?.writable === true || limit?.set !== undefined;
}

/**
 * Makes an error whose stack is known already: the engine is kept from capturing one.
 * @param {Function} Class a built-in class of errors
 * @param {string|undefined} stack
 * @returns {Error}
 */
function makeWithStack(Class, stack) {
  const limit = NativeError.stackTraceLimit;
  const isLowered = isLimitWritable();
  if (isLowered) setEngineLimit(0);
  const error = new Class();
  if (isLowered) setEngineLimit(limit);
  else fix(error);
  if (isRaw(stack)) own(error);
  defineProperty(error, 'stack', {
    __proto__: null, value: stack, writable: true, enumerable: false, configurable: true,
  });
  return error;
}

// Frames that V8 would not show take up slots: the engine is asked for more. On an error it would
// keep the stack that the error already has.
function captureRaw(above, count) {
  const limit = NativeError.stackTraceLimit;
  const holder = {};
  const isRaised = count > 0 && count < 1000 && isLimitWritable();
  if (isRaised) setEngineLimit(count + HIDDEN_FRAMES);
  nativeCapture(holder, above);
  if (isRaised) setEngineLimit(limit);
  const raw = holder.stack;
  return typeof raw === 'string' ? raw : '';
}

/**
 * Error.captureStackTrace: an own `stack` that is formatted when it is first read.
 * @param {object} target
 * @param {Function} [above] frames up to and including its call are left out
 * @param {boolean} [isNew] the target is an error that is being made
 */
function captureStackTrace(target, above = captureStackTrace, isNew = false) {
  if (typeof target !== 'object' && typeof target !== 'function' || target === null) {
    throw new TypeError('invalid_argument');
  }
  const limit = Math.max(0, NativeError.stackTraceLimit);
  if (typeof NativeError.stackTraceLimit !== 'number') return; // V8 captures nothing then
  const raw = captureRaw(above, limit);
  if (isError(target)) settled.set(target, undefined);
  let value;
  let isFormatted = false;
  defineProperty(target, 'stack', {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      if (!isFormatted) {
        isFormatted = true;
        value = format(target, raw, Math.floor(limit), isNew);
      }
      return value;
    },
    set(assigned) {
      isFormatted = true;
      value = assigned;
    },
  });
}

/**
 * The calls under way.
 * @param {number} count at most
 * @param {Function} above frames up to and including its call are left out
 * @returns {object[]} CallSite objects, innermost first
 */
function callSites(count, above = callSites) {
  const { CallSite, parseStack } = require('internal/stacks/call_site');
  return parseStack(captureRaw(above, count)).slice(0, count).map((frame) => new CallSite(frame));
}

/**
 * Where an error was made, if that can be said.
 * @param {*} error
 * @returns {{ url: string, line: number, column: number }|undefined}
 */
function locationOf(error) {
  const stack = typeof error === 'object' && error !== null ? stackOf(error) : undefined;
  if (typeof stack !== 'string') return undefined;
  const match = /\n {4}at (?:.*\()?([^()\n]+):(\d+):(\d+)\)?(?=\n|$)/.exec(stack);
  if (match === null) return undefined;
  return { url: match[1], line: Number(match[2]), column: Number(match[3]) };
}

/** Error.prepareStackTrace was assigned. */
function setPrepare(fn) {
  userPrepare = typeof fn === 'function' && fn !== prepareDefault ? fn : undefined;
}

module.exports = {
  fix,
  own,
  noteAsync,
  rewordOnce,
  stackOf,
  makeWithStack,
  captureStackTrace,
  callSites,
  locationOf,
  setPrepare,
  prepareDefault,
};
