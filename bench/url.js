// SPDX-License-Identifier: MIT
'use strict';

const url = require('url');
const measure = require('./support/measure');

const text = 'https://user:pass@example.com:8080/a/b/../c?x=1&y=two%20words&z=3#hash';
let sink = 0;

measure.sync('new URL', (n) => {
  while (n-- > 0) sink += new URL(text).href.length;
});
measure.sync('new URL, relative', (n) => {
  while (n-- > 0) sink += new URL('../d?q', text).pathname.length;
});
measure.sync('URL setters', (n) => {
  const target = new URL(text);
  while (n-- > 0) {
    target.pathname = `/p${n}`;
    sink += target.href.length;
  }
});
measure.sync('URLSearchParams', (n) => {
  while (n-- > 0) sink += new URLSearchParams('a=1&b=2&c=three+words').toString().length;
});
measure.sync('url.parse', (n) => {
  while (n-- > 0) sink += url.parse(text).pathname.length;
});
measure.sync('url.fileURLToPath', (n) => {
  while (n-- > 0) sink += url.fileURLToPath('file:///tmp/a%20b.js').length;
});
