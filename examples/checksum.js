// SPDX-License-Identifier: MIT
//
// SHA-256 of files, in the format of sha256sum: nodus examples/checksum.js FILE... > sums
// With --check it reads such a list and says which files have changed.
'use strict';

const crypto = require('crypto');
const fs = require('fs');
const { pipeline } = require('stream/promises');

async function digest(file) {
  const hash = crypto.createHash('sha256');
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest('hex');
}

async function check(list) {
  let changed = 0;
  for (const line of fs.readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
    const [, sum, file] = /^([0-9a-f]{64}) {2}(.*)$/.exec(line);
    const same = await digest(file) === sum;
    if (!same) changed++;
    console.log(`${file}: ${same ? 'OK' : 'CHANGED'}`);
  }
  process.exitCode = changed > 0 ? 1 : 0;
}

async function main(args) {
  if (args[0] === '--check') return check(args[1]);
  for (const file of args) console.log(`${await digest(file)}  ${file}`);
}

main(process.argv.slice(2));
