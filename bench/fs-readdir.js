// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const measure = require('./support/measure');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
for (let i = 0; i < 10000; i++) fs.writeFileSync(path.join(folder, `entry-number-${i}`), '');

async function main() {
  measure.sync('readdirSync 10,000', (n) => {
    while (n-- > 0) fs.readdirSync(folder);
  });
  measure.sync('readdirSync 10,000 withFileTypes', (n) => {
    while (n-- > 0) fs.readdirSync(folder, { withFileTypes: true });
  });
  await measure.async('readdir promise 10,000', async(n) => {
    while (n-- > 0) await fs.promises.readdir(folder);
  });
}

main().finally(() => fs.rmSync(folder, { recursive: true }));
