// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const { rimraf, rimrafSync } = require('rimraf');

function tree() {
  fs.mkdirSync('t/deep/er', { recursive: true });
  for (let i = 0; i < 20; i++) fs.writeFileSync(`t/deep/file${i}`, 'x');
  fs.symlinkSync('..', 't/deep/er/up');
}

(async() => {
  tree();
  console.log(await rimraf('t'), fs.existsSync('t'));
  tree();
  console.log(rimrafSync('t/deep/file*', { glob: true }), fs.readdirSync('t/deep').sort());
  console.log(await rimraf('t', { filter: (path) => !path.endsWith('er') }), fs.readdirSync('t/deep'));
  console.log(await rimraf(['t', 'absent']), rimrafSync('absent'), fs.readdirSync('.'));
})();
