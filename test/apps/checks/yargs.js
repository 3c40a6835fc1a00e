// SPDX-License-Identifier: MIT
'use strict';

const yargs = require('yargs/yargs');

async function run(...argv) {
  try {
    const parser = yargs(argv).scriptName('tool').locale('en').exitProcess(false).wrap(80)
      .usage('$0 <command> [options]').version('1.2.3')
      .option('size', { alias: 's', type: 'number', default: 3, describe: 'how big', choices: [1, 2, 3] })
      .option('tags', { type: 'array', string: true }).option('quiet', { type: 'boolean', conflicts: 'loud' }).option('loud', { count: true })
      .command('build <target> [extra..]', 'builds', (y) => y.positional('target', { type: 'string' }), async(args) => {
        await null;
        console.log('build', args.target, args.extra, args.size);
      })
      .middleware((args) => { args.seen = true; })
      .fail((message, error) => { throw error ?? new Error(message); }).strict().demandCommand(1).help();
    console.log(await parser.parseAsync(argv, (error, args, output) => { if (output) console.log(output); }));
  } catch (error) {
    console.log('failed:', error.message);
  }
}

(async() => {
  await run('build', 'all', 'x', 'y', '-s', '2', '--tags', 'a', 'b', '--loud', '--loud');
  await run('--help');
  await run('build', '--help');
  await run('build');
  await run('build', 'x', '--size', '9');
  await run('build', 'x', '--unknown');
  await run('build', 'x', '--quiet', '--loud');
  console.log(yargs('--a.b 1 --no-c -xyz --d=e -- f'.split(' ')).scriptName('tool').parse());
})();
