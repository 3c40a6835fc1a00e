// SPDX-License-Identifier: MIT
//
// The forms of arguments of connect() and listen().
'use strict';

const normalized = Symbol('normalizedArgs');

/** A port as a number, which may be written as text, or false. */
function toNumber(value) {
  return (value = Number(value)) >= 0 ? value : false;
}

function isPipeName(value) {
  return typeof value === 'string' && toNumber(value) === false;
}

/**
 * (options, cb), (path, ..., cb) or (port, host, ..., cb), as [options, cb or null];
 * marked, so that it is done once.
 * @param {Array} args
 * @returns {[object, ?Function]}
 */
function normalizeArgs(args) {
  let result;
  if (args.length === 0) {
    result = [{}, null];
  } else {
    const [first, second] = args;
    let options = {};
    if (typeof first === 'object' && first !== null) options = first;
    else if (isPipeName(first)) options.path = first;
    else {
      options.port = first;
      if (args.length > 1 && typeof second === 'string') options.host = second;
    }
    const last = args[args.length - 1];
    result = [options, typeof last === 'function' ? last : null];
  }
  result[normalized] = true;
  return result;
}

module.exports = { isPipeName, normalizeArgs, normalized, toNumber };
