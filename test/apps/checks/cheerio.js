// SPDX-License-Identifier: MIT
'use strict';

const cheerio = require('cheerio');

const $ = cheerio.load(`<!doctype html><title>T &amp; t</title><ul id="l"><li class="a">one<li class="b" data-n='{"x":1}'>two &lt;3</ul>
<table><tr><td>cell</table><p>text<br><script>if (a < b) {}</script><svg viewBox="0 0 1 1"><path d="M0"/></svg>`);
console.log($('li').map((i, el) => $(el).text()).get(), $('li.b').data('n'), $('#l > li:first-child').attr('class'), $('title').text());
$('li').first().addClass('x').removeClass('a').after('<li>mid</li>');
$('ul').append($('<li>').text('<end>').attr({ title: 'q"q' })).wrap('<div></div>');
$('script').remove();
console.log($.html());
console.log($('td').closest('table').find('tr').length, $('li').filter((i) => i % 2).length, $('li:contains("mid")').prevAll().length, $('p').contents().length);
console.log(cheerio.load('<a><b c="d"/>t</a>', { xml: true }).xml(), $('form').serializeArray(), $.root().children().length);
