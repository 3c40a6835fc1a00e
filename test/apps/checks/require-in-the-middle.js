// SPDX-License-Identifier: MIT
'use strict';

const path = require('path');
const fs = require('fs');
const { Hook } = require('require-in-the-middle');

fs.mkdirSync('node_modules/pkg/lib', { recursive: true });
fs.writeFileSync('node_modules/pkg/package.json', '{"name":"pkg","version":"1.2.3","main":"lib/index.js"}');
fs.writeFileSync('node_modules/pkg/lib/index.js', 'exports.value = 1; exports.inner = require("./inner");');
fs.writeFileSync('node_modules/pkg/lib/inner.js', 'module.exports = "inner";');
fs.writeFileSync('main.js', 'module.exports = [require("pkg"), require("pkg"), require("path").patched, require("node:path").patched];');
const hook = new Hook(['pkg', 'path'], { internals: true }, (exports, name, base) => {
  console.log('hook', name, base && path.relative(process.cwd(), base));
  return name === 'path' ? { ...exports, patched: true } : typeof exports === 'object' ? { ...exports, hooked: name } : exports;
});
console.log(require(path.resolve('main.js')));
hook.unhook();
console.log(require('path').patched);
