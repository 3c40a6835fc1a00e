// SPDX-License-Identifier: MIT
//
// A file whose path has an @ appears whole in stacks.
'use strict';

const assert = require('assert');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { inspect } = require('util');

const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stack-')), '@scope');
fs.mkdirSync(folder);
const file = path.join(folder, 'thrower.js');
fs.writeFileSync(file, 'exports.named = function named() { return new Error("here"); };\nexports.top = new Error("top");\n');
const { named, top } = require(file);

assert.ok(inspect(named()).includes(`at named (${file}:1:43)`) ||
          inspect(named()).includes(`at exports.named (${file}:1:43)`), inspect(named()));
assert.ok(inspect(top).includes(`at Object.<anonymous> (${file}:2:15)`), inspect(top));
