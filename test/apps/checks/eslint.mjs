// SPDX-License-Identifier: MIT

// Linting files with a configuration that is an ES module, and mending what can be mended.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { ESLint, Linter } from 'eslint';
import js from '@eslint/js';

fs.writeFileSync('eslint.config.mjs', `
const rule = { meta: { fixable: 'code' }, create: (context) => ({
  Identifier(node) {
    if (node.name === 'foo') context.report({ node, message: 'no foo', fix: (fixer) => fixer.replaceText(node, 'bar') });
  } }) };
export default [
  { files: ['**/*.js'], plugins: { own: { rules: { 'no-foo': rule } } }, languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    rules: { 'own/no-foo': 'error', 'no-unused-vars': 'warn', 'prefer-const': 'error', eqeqeq: 'error', 'no-undef': 'error' } },
];`);
fs.writeFileSync('a.js', 'let foo = 1;\nexport function f(unused) {\n  if (foo == 2) return undefinedName;\n  var x\n}\n');
fs.writeFileSync('broken.js', 'const = 1;\n');
const lint = new ESLint({ overrideConfigFile: 'eslint.config.mjs' });
for (const { filePath, messages } of await lint.lintFiles(['*.js'])) {
  console.log(filePath.slice(process.cwd().length + 1), messages.map((m) => `${m.line}:${m.column} ${m.severity} ${m.ruleId} ${m.message}`));
}
const fixing = new ESLint({ overrideConfigFile: 'eslint.config.mjs', fix: true });
const results = await fixing.lintFiles(['a.js']);
await ESLint.outputFixes(results);
console.log(fs.readFileSync('a.js', 'utf8'));
console.log((await lint.loadFormatter('stylish')).format(await lint.lintText('foo === 1', { filePath: 'b.js' })).length > 0);
const linter = new Linter();
const source = fs.readFileSync(createRequire(import.meta.url).resolve('lodash'), 'utf8');
const counts = {};
for (const { ruleId } of linter.verify(source, [js.configs.recommended])) counts[ruleId] = (counts[ruleId] ?? 0) + 1;
console.log(counts);
