// SPDX-License-Identifier: MIT
//
// The first program: nodus examples/hello.js [name]
'use strict';

const name = process.argv[2] ?? 'world';
console.log(`Hello, ${name}!`);
