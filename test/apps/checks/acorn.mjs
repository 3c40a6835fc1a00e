// SPDX-License-Identifier: MIT

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { isIdentifierStart, Parser, parse, tokenizer, tokTypes } from 'acorn';

const require = createRequire(import.meta.url);
const counts = {};
const visit = (node) => {
  if (Array.isArray(node)) return node.forEach(visit);
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') counts[node.type] = (counts[node.type] ?? 0) + 1;
  for (const key in node) if (typeof node[key] === 'object') visit(node[key]);
};
visit(parse(fs.readFileSync(require.resolve('lodash'), 'utf8'), { ecmaVersion: 'latest', locations: true }));
console.log(counts);
console.log([...tokenizer('let x = /re/u ?? `a${1}`', { ecmaVersion: 2024 })].map((token) => token.type.label).join(' '));
for (const bad of ['let let = 1', 'a => { "use strict"; with (b) c }', 'class A { constructor() {} constructor() {} }', '/(/u', '"\\u{110000}"']) {
  try { parse(bad, { ecmaVersion: 'latest', sourceType: 'module' }); } catch (error) { console.log(error.message, error.pos); }
}
const plugin = (Base) => class extends Base {
  parseLiteral(value) { const node = super.parseLiteral(value); if (typeof value === 'number') node.doubled = value * 2; return node; }
};
console.log(Parser.extend(plugin).parse('21', { ecmaVersion: 'latest' }).body[0].expression, isIdentifierStart(0x3b1), tokTypes.arrow.label);
