// SPDX-License-Identifier: MIT
'use strict';

const chalk = require('chalk');

const forced = new chalk.Instance({ level: 3 });
console.log([forced.red('r'), forced.bold.underline.bgBlue('x'), forced.hex('#336699')('h'), forced.rgb(1, 2, 3).inverse`t ${1 + 1}`]);
console.log(new chalk.Instance({ level: 1 }).hex('#ff0000')('down'), new chalk.Instance({ level: 2 }).bgHex('#00ff00')('256'));
console.log(JSON.stringify(forced.red(`a ${forced.blue('b')} c\nd`)), forced.visible('v'), chalk.level, chalk.supportsColor, chalk.red('plain'));
console.log(JSON.stringify(forced`{bold.green ok} {rgb(1,2,3) x} \u0041`));
