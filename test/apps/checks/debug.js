// SPDX-License-Identifier: MIT
'use strict';

process.env.DEBUG = 'app:*,-app:secret';
process.env.DEBUG_COLORS = 'no';
const debug = require('debug');

const lines = [];
debug.log = (...args) => lines.push(require('util').format(...args).replace(/^\S+Z /, 'TIME '));
const app = debug('app:main');
app('hello %s %d %o %O %j %%', 'world', 42, { a: [1, { b: 2 }] }, new Map([[1, 2]]), { j: 1 });
debug('app:secret')('never');
debug('other')('never');
app.extend('sub')('extended', new Error('message').message);
console.log(lines, app.enabled, debug('app:secret').enabled);
debug.enable('other');
console.log(debug('other').enabled, app.enabled, debug.disable());
debug.formatters.h = (v) => v.toString('hex');
debug.enable('x');
debug('x')('%h', Buffer.from('hex'));
console.log(lines.at(-1));
