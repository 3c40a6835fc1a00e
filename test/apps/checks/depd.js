// SPDX-License-Identifier: MIT
'use strict';

const depd = require('depd');
const path = require('path');

const deprecate = depd('my-lib');
const seen = [];
process.on('deprecation', (error) => seen.push([error.name, error.namespace, error.message, typeof error.stack]));
function old(a, b) { return a + b; }
const wrapped = deprecate.function(old, 'old is old');
const holder = { property: 1 };
deprecate.property(holder, 'property', 'property is old');
console.log(wrapped(1, 2), wrapped.length, holder.property);
(function caller() { deprecate('message'); })();
console.log(seen);
process.removeAllListeners('deprecation');
const write = process.stderr.write;
process.stderr.write = (text) => { console.log(text.replace(/^.*GMT /, '').replace(/[^ ]*(depd\.js:\d+):\d+/, '$1')); return true; };
const fs = require('fs');
fs.writeFileSync('library.js', `const deprecate = require(${JSON.stringify(require.resolve('depd'))})('other');
exports.old = function() { deprecate('printed'); };`);
require(path.resolve('library.js')).old();
process.stderr.write = write;
console.log(path.basename(__filename));
