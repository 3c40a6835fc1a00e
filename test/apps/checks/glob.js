// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const { glob, globSync, Glob, hasMagic, escape } = require('glob');

for (const file of ['a/b/c.js', 'a/b/d.ts', 'a/.hidden/e.js', 'f.js', 'x[1].js', 'node_modules/m/n.js']) {
  fs.mkdirSync(require('path').dirname(file), { recursive: true });
  fs.writeFileSync(file, '');
}
fs.symlinkSync('a', 'link');
(async() => {
  for (const [pattern, options] of [['**/*.js', { ignore: 'node_modules/**' }], ['**/*.{js,ts}', { dot: true }], ['*/', {}], ['a/*/!(c).*', {}], ['x\\[1\\].js', {}],
    ['link/**', { follow: true }], ['[a-f].js', { absolute: false, stat: true }], ['**', { nodir: true, maxDepth: 2 }]])
    console.log(pattern, (await glob(pattern, options)).sort());
  console.log(globSync('a/**', { withFileTypes: true }).map((p) => [p.relative(), p.isDirectory()]).sort());
  let count = 0;
  for await (const path of new Glob('**', {})) count += path.length > 0;
  console.log(count, hasMagic('a*'), escape('a*[b]'));
})();
