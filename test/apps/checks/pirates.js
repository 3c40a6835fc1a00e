// SPDX-License-Identifier: MIT
'use strict';

// Hooks into the loader: source rewritten before it compiles, by extension and by a matcher.
const fs = require('fs');
const path = require('path');
const { addHook } = require('pirates');

fs.writeFileSync('one.js', 'module.exports = VALUE;');
fs.writeFileSync('two.txt', 'text file');
const undo = addHook((code, file) => code.replace('VALUE', JSON.stringify(path.basename(file))), { exts: ['.js'], ignoreNodeModules: true });
const undoText = addHook((code) => `module.exports = ${JSON.stringify(code)}`, { exts: ['.txt'] });
console.log(require(path.resolve('one.js')), require(path.resolve('two.txt')));
undo();
undoText();
delete require.cache[path.resolve('one.js')];
try {
  require(path.resolve('one.js'));
} catch (error) {
  console.log(error.name);
}
console.log(Object.keys(require.extensions));
