// SPDX-License-Identifier: MIT
'use strict';

// A program that is started again when its file changes, when it is told to, and after it failed; as a library, in a folder of its own.
const fs = require('fs');
const nodemon = require('nodemon');

fs.mkdirSync('src');
const write = (version, rest = '') => fs.writeFileSync('src/app.js', `console.log('version ${version}', process.argv[2], process.env.MODE); ${rest}`);
const lives = 'setInterval(() => {}, 1000);';
write(1, lives);

const steps = {
  'version 1': () => write(2, lives),
  'version 2': () => nodemon.emit('restart'),
  'version 2 again': () => write(3, 'process.exit(5);'),
  'crash': () => write(4, lives),
  'version 4': () => fs.writeFileSync('src/data.json', '{}'),
  'version 4 again': () => nodemon.emit('quit'),
};
const seen = new Set();

function step(name) {
  if (seen.has(name)) name += ' again';
  seen.add(name);
  console.log(name);
  // The file's time has to differ from that of the version that runs.
  if (steps[name]) setTimeout(steps[name], 300);
}

nodemon({
  script: 'src/app.js', args: ['argument'], env: { MODE: 'watched' }, watch: ['src'], ext: 'js json', delay: 50, stdout: false,
});
nodemon.on('readable', function() {
  this.stdout.on('data', (chunk) => {
    for (const line of chunk.toString().trim().split('\n')) {
      if (/argument watched$/.test(line)) step(line.split(' ', 2).join(' '));
    }
  });
});
nodemon.on('crash', () => step('crash'));
nodemon.on('restart', (files) => console.log('restart', files?.map((file) => require('path').basename(file))));
nodemon.on('quit', () => { console.log('quit'); process.exit(); });
