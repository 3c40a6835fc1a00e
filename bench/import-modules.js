// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');
const measure = require('./support/measure');

// A tree, since Node refuses a chain this long.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
for (let i = 0; i < 1000; i++) {
  const imported = [2 * i + 1, 2 * i + 2].filter((n) => n < 1000);
  fs.writeFileSync(path.join(folder, `module-${i}.mjs`), `${imported.map((n) => `import { describe as describe${n} } from './module-${n}.mjs';`).join('\n')}
export class Thing${i} { constructor(value) { this.value = value; } get double() { return this.value * 2; } }
export const id = ${i};
export const describe = (x) => \`thing \${x} of \${id} with \${[${imported.map((n) => `describe${n}`).join()}].length}\`;
`);
}

measure.once('import 1,000 modules', () => import(pathToFileURL(path.join(folder, 'module-0.mjs')).href))
  .finally(() => fs.rmSync(folder, { recursive: true }));
