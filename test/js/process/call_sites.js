// SPDX-License-Identifier: MIT
//
// Error.prepareStackTrace and Error.captureStackTrace show the calls, wherever they are.
'use strict';

const assert = require('node:assert');
const { basename } = require('node:path');

// What the package `callsites` does.
function callSites() {
  const previous = Error.prepareStackTrace;
  try {
    let result = [];
    Error.prepareStackTrace = (_, sites) => {
      result = sites.slice(1);
      return result;
    };
    new Error().stack; // eslint-disable-line no-unused-expressions
    return result;
  } finally {
    Error.prepareStackTrace = previous;
  }
}

function outer() { return callSites(); }
const [site] = outer();
assert.strictEqual(site.getFunctionName(), 'outer');
assert.strictEqual(site.getFileName(), __filename);
assert.strictEqual(site.getLineNumber(), 25);
assert.strictEqual(site.getColumnNumber(), 27);
assert.strictEqual(site.isNative(), false);
assert.strictEqual(site.isConstructor(), false);
assert.match(String(site), /^outer \(.*call_sites\.js:25:27\)$/);

const holder = {};
(function inner() { Error.captureStackTrace(holder, inner); })();
assert.match(holder.stack, /^Error\n {4}at Object\.<anonymous> \(.*call_sites\.js:36:/);
assert.strictEqual(Object.keys(holder).length, 0);

class Custom extends Error {}
Error.prepareStackTrace = (error, sites) => `${error.message} ${basename(sites[0].getFileName())}`;
assert.strictEqual(new Error('made').stack, 'made call_sites.js');
Error.prepareStackTrace = undefined;
assert.ok(new Custom('x') instanceof Error);
assert.throws(() => Error.captureStackTrace(1), TypeError);
