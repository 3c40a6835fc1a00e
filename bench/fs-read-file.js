// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const measure = require('./support/measure');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));

async function main() {
  for (const [name, size] of [['1 kB', 1 << 10], ['1 MB', 1 << 20]]) {
    const file = path.join(folder, 'file');
    fs.writeFileSync(file, Buffer.alloc(size, 'x'));
    measure.sync(`readFileSync ${name}`, (n) => {
      while (n-- > 0) fs.readFileSync(file);
    });
    measure.sync(`readFileSync utf8 ${name}`, (n) => {
      while (n-- > 0) fs.readFileSync(file, 'utf8');
    });
    await measure.async(`readFile callback ${name}`, (n) => new Promise((resolve, reject) => {
      (function next(error) {
        if (error) reject(error);
        else if (n-- > 0) fs.readFile(file, next);
        else resolve();
      })();
    }));
    await measure.async(`readFile promise ${name}`, async(n) => {
      while (n-- > 0) await fs.promises.readFile(file);
    });
  }
}

main().finally(() => fs.rmSync(folder, { recursive: true }));
