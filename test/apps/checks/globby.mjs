// SPDX-License-Identifier: MIT

import fs from 'node:fs';
import { globby, globbySync, globbyStream, isGitIgnored } from 'globby';

for (const path of ['src/a.js', 'src/b.ts', 'src/deep/er/c.js', 'dist/d.js', '.hidden/e.js', 'node_modules/x/f.js', 'README.md']) {
  fs.mkdirSync(path.slice(0, path.lastIndexOf('/') + 1) || '.', { recursive: true });
  fs.writeFileSync(path, path);
}
fs.writeFileSync('.gitignore', 'dist\n*.ts\n');
const sorted = (list) => [...list].sort();
console.log(sorted(await globby(['**/*.js', '!node_modules'])));
console.log(sorted(await globby('**', { gitignore: true })), sorted(globbySync('src/*', { objectMode: true }).map((entry) => entry.name)));
console.log(sorted(await globby('**/*.js', { dot: true, ignore: ['src'] })), sorted(await globby('src', { expandDirectories: { extensions: ['ts'] } })));
const streamed = [];
for await (const path of globbyStream('src/**')) streamed.push(path);
console.log(sorted(streamed), (await isGitIgnored())('dist/d.js'));
