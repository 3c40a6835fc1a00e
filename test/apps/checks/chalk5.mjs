// SPDX-License-Identifier: MIT

import chalk, { Chalk, chalkStderr, modifierNames, supportsColor } from 'chalk5';

const colored = new Chalk({ level: 3 });
console.log(chalk.level, chalkStderr.level, supportsColor, modifierNames.join());
console.log(JSON.stringify([
  colored.red('red'), colored.bold.underline.hex('#ff8800')('orange'), colored.bgAnsi256(200).black('x'),
  colored.rgb(1, 2, 3)(`a ${colored.green('nested')} b`), colored.dim('two\nlines'), new Chalk({ level: 1 }).hex('#123456')('downgraded'),
]));
