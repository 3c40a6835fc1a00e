// SPDX-License-Identifier: MIT
//
// outline [FILE...]: the headings of Markdown files, or of standard input.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

async function* headings(input) {
  let isCode = false;
  for await (const line of createInterface({ input })) {
    if (line.startsWith('```')) isCode = !isCode;
    const heading = isCode ? null : /^(#{1,6}) +(.+?)(?: +#+)?$/.exec(line);
    if (heading !== null) yield { depth: heading[1].length, title: heading[2] };
  }
}

export async function outline(input) {
  for await (const { depth, title } of headings(input)) {
    console.log(`${'  '.repeat(depth - 1)}- ${title}`);
  }
}

if (import.meta.main) {
  const files = process.argv.slice(2);
  if (files.length === 0) await outline(process.stdin);
  for (const file of files) await outline(createReadStream(file));
}
