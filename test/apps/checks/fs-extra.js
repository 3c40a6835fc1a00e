// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs-extra');

(async() => {
  await fs.outputFile('a/b/c.txt', 'text');
  await fs.outputJson('a/d.json', { one: [1, 2], two: null }, { spaces: 2 });
  console.log(await fs.readFile('a/d.json', 'utf8'), await fs.readJson('a/d.json'), fs.readJsonSync('none.json', { throws: false }) === null);
})().catch((error) => console.log(error.code)).then(async() => {
  await fs.copy('a', 'copy', { filter: (from) => !from.endsWith('.json'), preserveTimestamps: true });
  console.log(await fs.pathExists('copy/b/c.txt'), await fs.pathExists('copy/d.json'));
  await fs.move('copy', 'moved/here');
  await fs.ensureSymlink('moved/here/b/c.txt', 'link');
  console.log(fs.readlinkSync('link'), fs.readdirSync('moved/here'), await fs.readFile('link', 'utf8'));
  await fs.emptyDir('a');
  console.log(fs.readdirSync('a'));
  await fs.copy('a', 'a/inside').catch((error) => console.log(error.message.replace(/'[^']*'/g, 'PATH')));
  fs.removeSync('moved');
  console.log(fs.readdirSync('.').sort(), fs.statSync('a').isDirectory());
  fs.stat('absent', (error) => console.log(error.code));
});
