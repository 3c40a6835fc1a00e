// SPDX-License-Identifier: MIT
'use strict';

const UglifyJS = require('uglify-js');

const source = `
function sum(list) { var total = 0; for (var i = 0; i < list.length; i++) { total += list[i]; } return total; }
var DEBUG = false;
if (DEBUG) { console.log("never"); } else { console.log(sum([1, 2, 3]), "a" + "b", typeof undefined_thing); }
`;
const result = UglifyJS.minify(source, { toplevel: true, compress: { global_defs: { DEBUG: false } }, sourceMap: { filename: 'a.js' } });
console.log(result.code);
console.log(result.map);
console.log(UglifyJS.minify('if (').error.message);
eval(result.code);
