// SPDX-License-Identifier: MIT
//
// A guessing game: readline asks, the player answers. nodus examples/guess.js [NUMBER]
'use strict';

const readline = require('readline/promises');

async function main() {
  const secret = Number(process.argv[2] ?? 1 + Math.floor(Math.random() * 100));
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  terminal.setPrompt('A number from 1 to 100? ');
  terminal.prompt();
  let tries = 0;
  for await (const answer of terminal) {
    tries++;
    const number = Number(answer);
    if (number === secret) {
      console.log(`\nYes, after ${tries} ${tries === 1 ? 'try' : 'tries'}.`);
      return;
    }
    console.log(Number.isNaN(number) ? '\nThat is no number.' : number < secret ? '\nMore.' : '\nLess.');
    terminal.prompt();
  }
  console.log('\nNobody answers.');
}

main();
