// SPDX-License-Identifier: MIT
'use strict';

const Handlebars = require('handlebars');

Handlebars.registerHelper('loud', (text) => text.toUpperCase());
Handlebars.registerHelper('list', (items, options) => items.map((item) => `<li>${options.fn(item)}</li>`).join(''));
Handlebars.registerPartial('user', '{{name}} ({{age}})');
const template = Handlebars.compile(
  '{{#if ok}}{{loud title}}{{else}}no{{/if}} {{{raw}}} {{raw}}\n' +
  '{{#each users as |u i|}}{{i}}:{{> user u}} {{@first}}{{#unless @last}}, {{/unless}}{{/each}}\n' +
  '<ul>{{#list users}}{{name}}{{/list}}</ul>{{#with deep.er}}{{value}} {{../title}}{{/with}}');
console.log(template({
  ok: true, title: 'people', raw: '<b>&</b>', users: [{ name: 'Ann', age: 3 }, { name: 'Bob', age: 4 }],
  deep: { er: { value: 7 } },
}));
console.log(Handlebars.precompile('{{a}} {{#each b}}{{this}}{{/each}}'));
try {
  Handlebars.compile('{{#if a}}')({});
} catch (error) {
  console.log(error.message);
}
