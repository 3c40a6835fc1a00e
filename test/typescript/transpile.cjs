// SPDX-License-Identifier: MIT
//
// Reads [{ path, options, module }] from the standard input and writes what TypeScript's transpileModule
// makes of each, as a JSON array of texts.
'use strict';

const fs = require('node:fs');
const ts = require(process.env.TYPESCRIPT ?? 'typescript');

const jsx = {
  preserve: ts.JsxEmit.Preserve,
  classic: ts.JsxEmit.React,
  automatic: ts.JsxEmit.ReactJSX,
  development: ts.JsxEmit.ReactJSXDev,
};

function compilerOptions({ options, module }) {
  const chosen = options.find((option) => option.startsWith('--jsx='))?.slice('--jsx='.length);
  return {
    target: ts.ScriptTarget.ES2022,
    module: module ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
    jsx: jsx[chosen ?? 'classic'],
    alwaysStrict: false,
    experimentalDecorators: options.includes('--legacy-decorators'),
    emitDecoratorMetadata: options.includes('--decorator-metadata'),
    useDefineForClassFields: !options.includes('--assign-fields'),
    verbatimModuleSyntax: options.includes('--verbatim'),
  };
}

const tasks = JSON.parse(fs.readFileSync(0, 'utf8'));
const texts = tasks.map((task) => ts.transpileModule(fs.readFileSync(task.path, 'utf8'), {
  fileName: task.path,
  compilerOptions: compilerOptions(task),
}).outputText);
process.stdout.write(JSON.stringify(texts));
