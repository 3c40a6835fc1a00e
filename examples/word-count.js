// SPDX-License-Identifier: MIT
//
// Counts lines, words and bytes, like wc: nodus examples/word-count.js FILE...   (or standard input)
//
// Files are read as streams, so that their size does not matter.
'use strict';

const fs = require('fs');

async function count(stream) {
  const total = { lines: 0, words: 0, bytes: 0 };
  let inWord = false;
  for await (const chunk of stream) {
    total.bytes += chunk.length;
    for (const byte of chunk) {
      if (byte === 10) total.lines++;
      const blank = byte === 32 || (byte >= 9 && byte <= 13);
      if (!blank && !inWord) total.words++;
      inWord = !blank;
    }
  }
  return total;
}

async function main(files) {
  if (files.length === 0) {
    const { lines, words, bytes } = await count(process.stdin);
    console.log(lines, words, bytes);
  }
  for (const file of files) {
    const { lines, words, bytes } = await count(fs.createReadStream(file));
    console.log(lines, words, bytes, file);
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`word-count: ${error.message}`);
  process.exitCode = 1;
});
