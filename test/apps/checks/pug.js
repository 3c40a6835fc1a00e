// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const pug = require('pug');

fs.writeFileSync('layout.pug', 'doctype html\nhtml\n  head\n    title= title\n  body\n    block content\n      p default\n');
fs.writeFileSync('page.pug', `extends layout.pug
mixin card(name, ...tags)
  .card(class=tags.length > 1 ? 'many' : 'one' data-n=name)&attributes(attributes)
    h2= name
    block
block append content
  - const list = ['a', 'b<']
  each item, i in list
    +card(item, 'x', 'y')(id='c' + i): p #{i} !{item} #{item}
  else
    p none
  case list.length
    when 2: p two
    default: p other
  if user
    p(style={ color: 'red', width: '3px' }) Hello #[b= user.name]
  //- gone
  // kept
  script.
    var x = '#{title}';
`);
console.log(pug.renderFile('page.pug', { title: 'T & t', user: { name: 'Ann' }, pretty: true }));
console.log(pug.compileClient('p= a\nul: each i in b\n  li= i', { compileDebug: false, name: 'tpl' }));
try {
  pug.render('p(');
} catch (error) {
  console.log(error.code, error.message.split('\n')[0]);
}
