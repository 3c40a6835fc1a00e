// SPDX-License-Identifier: MIT
// Modules that require each other: in a circle, in a long chain, and in a chain without an end.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nodus-requires-'));
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));

write('a.js', 'exports.early = 1; exports.b = require("./b"); exports.late = 2;');
write('b.js', 'const a = require("./a"); exports.seen = { ...a };');
assert.deepStrictEqual(require(`${folder}/a`), { early: 1, b: { seen: { early: 1 } }, late: 2 });

const LENGTH = 100;
for (let i = 0; i < LENGTH; i++) write(`c${i}.js`, `module.exports = require("./c${i + 1}") + 1;`);
write(`c${LENGTH}.js`, 'module.exports = 0;');
assert.strictEqual(require(`${folder}/c0`), LENGTH);

write('endless.js', 'delete require.cache[__filename]; require(__filename);');
assert.throws(() => require(`${folder}/endless`),
  { name: 'RangeError', message: /^Maximum call stack size exceeded/ });
