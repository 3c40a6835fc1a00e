// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const ejs = require('ejs');

fs.writeFileSync('item.ejs', '<li class="<%= kind %>"><%= item.name %></li>');
fs.writeFileSync('page.ejs', '<ul>\n<% for (const item of items) { -%>\n  <%- include("item", { item, kind: "x\\"y" }) %>\n<% } -%>\n</ul><%# gone %> <%% kept %>');
ejs.renderFile('page.ejs', { items: [{ name: '<a>' }, { name: 'b&c' }] }, (error, html) => {
  console.log(error, html);
  ejs.renderFile('page.ejs', {}, (failure) => console.log(failure.name, /page.ejs:2/.test(failure.message)));
});
console.log(ejs.render('<?= a ?>|<?- b ?>', { a: '<', b: '<' }, { delimiter: '?' }));
console.log(ejs.compile('<%= await later() %>', { async: true }) instanceof Function);
ejs.render('<%= await later() %>', { later: async() => 'later' }, { async: true }).then(console.log);
