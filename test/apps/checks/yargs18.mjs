// SPDX-License-Identifier: MIT

import yargs from 'yargs18';
import { hideBin, Parser } from 'yargs18/helpers';

const parse = (text) => yargs(text.split(' ')).scriptName('tool').locale('en').exitProcess(false).wrap(80)
  .command('serve [port]', 'start the server', (y) => y.positional('port', { describe: 'port', type: 'number', default: 5000 }), (argv) => console.log('serving', argv.port))
  .command(['build <files..>', 'b'], 'build files', (y) => y.option('minify', { alias: 'm', type: 'boolean' }).option('level', { choices: [1, 2, 3] }))
  .option('verbose', { alias: 'v', count: true }).demandCommand(1).strict().recommendCommands()
  .fail((message, error) => console.log('refused:', message ?? error.message)).parseAsync();
for (const line of ['serve 80 -vv', 'serve', 'build a b --minify --level 2', 'b x --level 9', 'build', 'sreve', 'serve --unknown']) {
  const { $0, ...argv } = await parse(line) ?? {};
  console.log(line, argv);
}
console.log(await yargs(['--help']).scriptName('tool').locale('en').option('a', { describe: 'an option', default: 1 }).wrap(80).getHelp());
console.log(hideBin(['node', 'x', '--y']), Parser('--a.b 1 -c d'));
