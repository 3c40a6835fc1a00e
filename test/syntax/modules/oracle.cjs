// SPDX-License-Identifier: MIT
// What the npm packages find in the files that standard input names: a line of JSON for each.
//   node oracle.cjs cjs   { exports, reexports } of cjs-module-lexer
//   node oracle.cjs esm   { imports, exports, requests } of acorn
'use strict';

const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const packages = createRequire(`${process.argv[3]}/`);

const valueOf = (node) => (node.type === 'Literal' ? node.value : node.name);

function namesOf(pattern) {
  switch (pattern?.type) {
    case 'Identifier': return [pattern.name];
    case 'ObjectPattern': return pattern.properties.flatMap((one) => namesOf(one.value ?? one.argument));
    case 'ArrayPattern': return pattern.elements.flatMap(namesOf);
    case 'AssignmentPattern': return namesOf(pattern.left);
    case 'RestElement': return namesOf(pattern.argument);
    default: return [];
  }
}

function importedBy({ specifiers, source }) {
  return specifiers.map((one) => {
    const name = one.type === 'ImportNamespaceSpecifier' ? null :
      one.type === 'ImportDefaultSpecifier' ? 'default' : valueOf(one.imported);
    return `${name} ${one.local.name} ${source.value}`;
  });
}

function exportedBy(statement) {
  const { type, declaration, specifiers, exported } = statement;
  if (type === 'ExportAllDeclaration') return [exported === null ? '*' : valueOf(exported)];
  if (type === 'ExportDefaultDeclaration') return ['default'];
  if (type !== 'ExportNamedDeclaration') return [];
  if (!declaration) return specifiers.map((one) => valueOf(one.exported));
  return declaration.id ? [declaration.id.name] : declaration.declarations.flatMap(({ id }) => namesOf(id));
}

function ofModule(source) {
  const { body } = packages('acorn').parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  const imports = body.filter(({ type }) => type === 'ImportDeclaration').flatMap(importedBy);
  const requests = [...new Set(body.filter((one) => one.source).map((one) => one.source.value))];
  return { imports: imports.sort(), exports: body.flatMap(exportedBy).sort(), requests };
}

function ofCommonJS(source) {
  const { exports, reexports } = packages('cjs-module-lexer').parse(source);
  return { exports: [...exports].sort(), reexports: [...reexports].sort() };
}

const find = process.argv[2] === 'cjs' ? ofCommonJS : ofModule;
for (const file of readFileSync(0, 'utf8').trim().split('\n')) {
  let found;
  try {
    found = find(readFileSync(file, 'utf8'));
  } catch (error) {
    found = { error: error.message };
  }
  console.log(JSON.stringify(found));
}
