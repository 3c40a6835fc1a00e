// SPDX-License-Identifier: MIT
//
// `at async f (file:line:column)`: the async functions that an error went through, as V8 shows
// those that wait for the one in which it was made.
'use strict';

const { nameOfFunctionAt, siteAt } = require('internal/syntax/sources');

// Whether a frame is a call in the awaited expression: the function had not waited yet, and is on
// the stack by itself.
function isWithin(frame, site) {
  if (frame.url !== site.url || frame.line < site.line || frame.line > site.endLine) return false;
  if (frame.line === site.line && frame.column < site.column) return false;
  return frame.line !== site.endLine || frame.column <= site.endColumn;
}

function makeFrame(site) {
  return {
    name: site.name,
    isTopLevelCode: false,
    url: site.url,
    line: site.line,
    column: site.column,
    isNative: false,
    isEval: false,
    isConstructor: false,
    isModule: false,
    isAsync: true,
    evalOrigin: undefined,
    constructs: false,
    isCall: true,
  };
}

/**
 * Appends the async frames.
 * @param {object[]} frames of internal/stacks/call_site
 * @param {number[]} sites where the functions waited, innermost first
 * @param {number} limit how many frames there may be
 */
function appendAsync(frames, sites, limit) {
  for (const number of sites) {
    const site = siteAt(number);
    if (site === undefined || frames.some((frame) => isWithin(frame, site))) continue;
    if (frames.length >= limit) return;
    frames.push(makeFrame(site));
  }
}

// The engine knows the name of an async function's first part only, and no classes.  A function
// that goes on after a wait is the outermost one.
function nameFrame(frame, isOutermost) {
  if (frame.isNative || frame.line === 0 || (frame.name === '' && !isOutermost)) return;
  const name = nameOfFunctionAt(frame.url, frame.line, frame.column);
  if (frame.name === '' || name.endsWith(`.${frame.name}`)) frame.name = name;
}

/**
 * Gives async functions their names.
 * @param {object[]} frames of internal/stacks/call_site
 */
function nameAsync(frames) {
  frames.forEach((frame, index) => nameFrame(frame, index === frames.length - 1));
}

module.exports = { appendAsync, nameAsync };
