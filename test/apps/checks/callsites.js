// SPDX-License-Identifier: MIT
'use strict';

// Structured stacks: the file, line, function and receiver of each frame.
const path = require('path');
const callsites = require('callsites');

function describe(site) {
  const file = site.getFileName();
  return [file && path.basename(file), site.getLineNumber() > 0, site.getFunctionName(), site.isToplevel(), site.isConstructor(), site.isNative(), site.isEval()];
}
function outer() { return inner(); }
function inner() { return callsites().slice(0, 3).map(describe); }
class Thing {
  constructor() { this.sites = callsites().slice(0, 2).map(describe); }
  method() { return callsites()[0].getFunctionName(); }
}
console.log(outer());
console.log(new Thing().sites);
console.log(new Thing().method());
console.log([1].map(function each() { return callsites()[0].getFunctionName(); }), callsites()[0].getLineNumber());
