// SPDX-License-Identifier: MIT

// An application of decorators in TypeScript.  Here it runs as it is; Node needs a build, which TypeScript's own compiler
// makes.
import fs from 'node:fs';

let entry = new URL('./nest/application.mts', import.meta.url);
if (process.versions.nodus === undefined) {
  const { default: ts } = await import('typescript');
  const { compilerOptions } = ts.readConfigFile(new URL('./nest/tsconfig.json', import.meta.url).pathname, ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, '.');
  const { outputText } = ts.transpileModule(fs.readFileSync(entry, 'utf8'), { compilerOptions: options, fileName: 'application.mts' });
  entry = new URL('./nest/application.built.mjs', import.meta.url);
  fs.writeFileSync(entry, outputText);
}
await import(entry);
