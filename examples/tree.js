// SPDX-License-Identifier: MIT
//
// Draws a folder as a tree, with sizes: nodus examples/tree.js [FOLDER] [DEPTH]
'use strict';

const fs = require('fs');
const path = require('path');

function* draw(folder, depth, indent = '') {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, entry] of entries.entries()) {
    const last = index === entries.length - 1;
    const full = path.join(folder, entry.name);
    const size = entry.isFile() ? `  ${fs.statSync(full).size} bytes` : '';
    yield `${indent}${last ? '`-- ' : '|-- '}${entry.name}${entry.isDirectory() ? '/' : ''}${size}`;
    if (entry.isDirectory() && depth > 1) yield* draw(full, depth - 1, indent + (last ? '    ' : '|   '));
  }
}

const folder = process.argv[2] ?? '.';
console.log(folder);
for (const line of draw(folder, Number(process.argv[3] ?? 3))) console.log(line);
