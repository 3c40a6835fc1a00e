// SPDX-License-Identifier: MIT
'use strict';

const { Command, Option, InvalidArgumentError } = require('commander');

function run(...argv) {
  const program = new Command('tool');
  program.exitOverride().configureOutput({ writeOut: (s) => process.stdout.write(s), writeErr: (s) => process.stdout.write(`err: ${s}`) })
    .version('1.2.3').option('-v, --verbose [level]', 'how much', '1').requiredOption('-n, --number <n>', 'a number', (value) => {
      if (Number.isNaN(Number(value))) throw new InvalidArgumentError('not a number');
      return Number(value);
    }, 7).addOption(new Option('-c, --colour <name>', 'pick').choices(['red', 'blue']).default('red').env('TOOL_COLOUR')).option('--no-cache');
  program.command('copy <from> [to...]').alias('cp').description('copies files').option('-f, --force').action((from, to, options, command) => {
    console.log('copy', from, to, options, command.parent.opts());
  });
  program.command('wait').action(async() => { await null; console.log('waited'); });
  return program.parseAsync(argv, { from: 'user' }).catch((error) => console.log(error.code, error.exitCode));
}

(async() => {
  await run('copy', 'a', 'b', 'c', '-f');
  await run('cp', 'a', '--', '-x');
  await run('wait', '-n', '3', '--no-cache', '-v');
  await run('--help');
  await run('--version');
  await run('cpoy', 'a');
  await run('wait', '-n', 'x');
  await run('wait', '-c', 'green');
  await run('wait', '--verbse');
  await run('copy');
})();
