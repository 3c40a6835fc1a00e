// SPDX-License-Identifier: MIT
//
// Starting a process and waiting for its end.
'use strict';

const { spawn, spawnSync } = require('node:child_process');
const path = require('node:path');
const measure = require('./support/measure');

function run(file, args) {
  return new Promise((resolve, reject) => spawn(file, args, { stdio: 'ignore' }).on('exit', resolve).on('error', reject));
}

async function main() {
  await measure.async('spawn true', async (n) => {
    for (let i = 0; i < n; i++) await run('true', []);
  });
  measure.sync('spawnSync true', (n) => {
    for (let i = 0; i < n; i++) spawnSync('true');
  });
  await measure.async('spawn ourselves', async (n) => {
    for (let i = 0; i < n; i++) await run(process.execPath, [path.join(__dirname, 'start-empty.js')]);
  });
}

main();
