// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const measure = require('./support/measure');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
for (let i = 0; i < 1000; i++) {
  fs.writeFileSync(path.join(folder, `module-${i}.js`), `'use strict';
const next = ${i < 999 ? `require('./module-${i + 1}')` : 'null'};
class Thing${i} { constructor(value) { this.value = value; } get double() { return this.value * 2; } }
module.exports = { Thing${i}, next, id: ${i}, describe: (x) => \`thing \${x} of ${i}\` };
`);
}

measure.once('require 1,000 modules', () => {
  for (let i = 999; i >= 0; i--) require(path.join(folder, `module-${i}.js`));
}).finally(() => fs.rmSync(folder, { recursive: true }));
