// SPDX-License-Identifier: MIT
'use strict';

const less = require('less');

less.render(`
@base: #336699; @columns: 3;
.mixin(@size; @color: darken(@base, 10%)) when (@size > 1) { width: percentage((1 / @size)); color: @color; }
.box { .mixin(@columns); &:hover { color: fade(@base, 50%); } .inner & { margin: -@columns * 2px; } }
@media (min-width: 100px) and (orientation: landscape) { .box { display: none } }
.loop(@i) when (@i > 0) { .w-@{i} { width: (@i * 10%); } .loop(@i - 1); } .loop(3);
@import (inline) "missing-is-inline.css" (optional);
`.replace(/@import.*\n/, ''), { filename: 'style.less' }).then(async({ css }) => {
  console.log(css);
  await less.render('.a { color: @undefined; }').catch((error) => console.log(error.type, error.message, error.line));
});
