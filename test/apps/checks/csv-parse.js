// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const { parse } = require('csv-parse');
const { parse: parseSync } = require('csv-parse/sync');

console.log(parseSync('a;"b ""q"""\n1;\n', { delimiter: ';' }), parseSync('# c\nx,y\n1, 2 \n', { columns: true, comment: '#', trim: true, cast: true }));
fs.writeFileSync('big.csv', 'id,name\n' + Array.from({ length: 5000 }, (_, i) => `${i},"n,${i}"`).join('\n'));
let sum = 0;
const parser = fs.createReadStream('big.csv', { highWaterMark: 1000 }).pipe(parse({ columns: true, bom: true }));
parser.on('data', (row) => { sum += Number(row.id) + row.name.length; });
parser.on('end', () => console.log('sum', sum, parser.info.records));
parse('a,b\n1,2,3', (error) => console.log(error.code, error.message));
(async() => {
  const rows = [];
  for await (const row of parse('x\ty\n\u00e9\t2', { delimiter: '\t', from_line: 2 })) rows.push(row);
  console.log(rows);
})();
