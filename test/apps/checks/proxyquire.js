// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const path = require('path');
const proxyquire = require('proxyquire');

fs.writeFileSync('subject.js', 'const fs = require("fs"); const dep = require("./dep"); exports.run = () => [fs.readFileSync("x"), dep.name, dep.kept, require("os").EOL];');
fs.writeFileSync('dep.js', 'exports.name = "real"; exports.kept = "kept";');
const subject = proxyquire(path.resolve('subject.js'), { 'fs': { readFileSync: (name) => `stub of ${name}` }, './dep': { name: 'stub' } });
console.log(subject.run());
console.log(proxyquire.noCallThru()(path.resolve('subject.js'), { './dep': { name: 'only' }, 'fs': { readFileSync: () => 1 }, 'os': { EOL: '!' } }).run());
try {
  proxyquire(path.resolve('absent.js'), {});
} catch (error) {
  console.log(error.code);
}
