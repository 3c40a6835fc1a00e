// SPDX-License-Identifier: MIT
//
// V8's stack trace API on Error; lib/internal/stacks.js does the work when it is first used.
//
// A program that assigns Error.prepareStackTrace wants to see the calls of errors it makes itself,
// `new Error().stack`. The engine's `stack` is a plain data property that nothing can intercept,
// so while such a function is assigned the global Error is a Proxy that gives each new error a
// `stack` formatted by that function when it is read.
'use strict';

const NativeError = Error;
const nativeCapture = Error.captureStackTrace;
const stacks = () => require('internal/stacks');
let prepare;

function captureStackTrace(target, above) {
  stacks().captureStackTrace(target, above ?? captureStackTrace);
}

function ErrorPrepareStackTrace(error, trace) {
  return stacks().prepareDefault(error, trace);
}

// The engine keeps the number of frames that it captures apart from the property, and an assignment
// that it has compiled changes the property only: an accessor tells it each time.
let stackTraceLimit = 10;
let isTelling = false;

/**
 * How many frames the engine captures from now on, whatever Error.stackTraceLimit says.
 * @param {*} count anything but a number: no stack at all
 */
function setEngineLimit(count) {
  isTelling = true;
  Reflect.set(NativeError, 'stackTraceLimit', count);
  isTelling = false;
}

function assignLimit(receiver, value) {
  if (isTelling) return;
  if (receiver === NativeError || receiver === observed) {
    stackTraceLimit = value;
    setEngineLimit(value);
  } else {
    // On a class that inherits it, it is the property of that class.
    Object.defineProperty(receiver, 'stackTraceLimit', {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });
  }
}

function construct(target, args, newTarget) {
  const error = Reflect.construct(target, args, newTarget === observed ? target : newTarget);
  stacks().captureStackTrace(error, construct, true);
  return error;
}

function apply(target, self, args) {
  const error = Reflect.apply(target, self, args);
  stacks().captureStackTrace(error, apply, true);
  return error;
}

const observed = new Proxy(NativeError, { construct, apply });

function setGlobalError(value) {
  Object.defineProperty(globalThis, 'Error', {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

function assignPrepare(fn) {
  prepare = fn;
  const isCustom = typeof fn === 'function' && fn !== ErrorPrepareStackTrace;
  stacks().setPrepare(isCustom ? fn : undefined);
  if (isCustom && globalThis.Error === NativeError) setGlobalError(observed);
  if (!isCustom && globalThis.Error === observed) setGlobalError(NativeError);
}

Object.defineProperties(NativeError, {
  __proto__: null,
  captureStackTrace: {
    __proto__: null,
    value: captureStackTrace,
    writable: true,
    enumerable: false,
    configurable: true,
  },
  stackTraceLimit: {
    __proto__: null,
    get: () => stackTraceLimit,
    set(value) { assignLimit(this, value); },
    enumerable: true,
    configurable: true,
  },
  prepareStackTrace: {
    __proto__: null,
    get: () => prepare ?? ErrorPrepareStackTrace,
    set: assignPrepare,
    enumerable: false,
    configurable: true,
  },
});

module.exports = { nativeCapture, NativeError, setEngineLimit };
