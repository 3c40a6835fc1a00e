// SPDX-License-Identifier: MIT

import { parse, template, transformAsync, transformFromAstAsync, traverse, types } from '@babel/core';
import presetEnv from '@babel/preset-env';
import presetTypeScript from '@babel/preset-typescript';

const modern = `class A { #x = 1; static s = 2; static { this.t = #x in this; } async *g() { yield* this?.#x ?? 1; } }
const { a, ...rest } = { a: 1n ** 2n, b: 2 };
for await (const x of y) label: { if (x) break label; }
export default async (...args) => { try { await import('x'); } catch { return \`t\${args}\`; } };`;
for (const targets of ['node 26', 'ie 11']) {
  const { code, map } = await transformAsync(modern, { configFile: false, filename: 'a.mjs', sourceMaps: true, presets: [[presetEnv, { targets, modules: targets === 'ie 11' ? 'commonjs' : false }]] });
  console.log(code, map.mappings.length);
}
const typescript = 'enum E { A, B = "x" } export abstract class C<T> { constructor(private x: T, readonly y?: E) {} m(): asserts this is C<T> {} }';
console.log((await transformAsync(typescript, { configFile: false, filename: 'a.ts', presets: [presetTypeScript] })).code);
const tree = parse('const answer = 6 * 7; use(answer);', { configFile: false });
traverse(tree, {
  BinaryExpression(path) { const { confident, value } = path.evaluate(); if (confident) path.replaceWith(types.valueToNode(value)); },
  Identifier(path) { if (path.node.name === 'use') path.node.name = 'print'; },
});
console.log((await transformFromAstAsync(tree, undefined, { configFile: false })).code, template.expression.ast`a + b`.type);
await transformAsync('let x = ;', { configFile: false, filename: 'bad.js' }).catch((error) => console.log(error.code, error.loc, error.message.split('\n')[0].replace(/^.*bad/, 'bad')));
const plugin = { visitor: { StringLiteral(path) { path.node.value = path.node.value.toUpperCase(); } } };
console.log((await transformAsync('x("abc")', { configFile: false, plugins: [plugin], minified: true })).code);
