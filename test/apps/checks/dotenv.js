// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const dotenv = require('dotenv');

fs.writeFileSync('.env', 'A=1\nB="two words\\nnew"\nC=\'single $A\'\n# comment\nexport D = spaced # end\nE=\nF="multi\nline"\nG=a=b\nPATH=never\n');
const before = process.env.PATH;
const { parsed } = dotenv.config({ quiet: true });
console.log(parsed, process.env.A, process.env.PATH === before);
console.log(dotenv.parse(Buffer.from('X = y\r\nZ: 1\r\n')));
console.log(dotenv.config({ path: 'absent', quiet: true }).error.code);
process.env.A = 'kept';
dotenv.config({ override: true, quiet: true });
console.log(process.env.A);
