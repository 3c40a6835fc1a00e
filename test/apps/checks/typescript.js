// SPDX-License-Identifier: MIT
'use strict';

// The compiler's command line on a small project: a clean build, then one with a type error.
const fs = require('fs');
const path = require('path');

fs.mkdirSync('src');
fs.writeFileSync('tsconfig.json', JSON.stringify({
  compilerOptions: {
    outDir: 'out', rootDir: 'src', target: 'es2020', module: 'commonjs', strict: true, declaration: true,
    sourceMap: true, types: [],
  },
  include: ['src'],
}));
fs.writeFileSync('src/shapes.ts', `
export interface Shape { readonly name: string; area(): number }
export class Circle implements Shape {
  constructor(private r: number, readonly name = 'circle') {}
  area(): number { return Math.round(Math.PI * this.r ** 2); }
}
export enum Unit { Metre, Foot = 'ft' as any }
export const total = (shapes: Shape[]) => shapes.reduce((sum, { area }, i) => sum + shapes[i].area(), 0);
`);
fs.writeFileSync('src/main.ts', `
import { Circle, total, type Shape } from './shapes';
async function* shapes(): AsyncGenerator<Shape> { yield new Circle(1); yield new Circle(2, 'two'); }
export async function main() {
  const all: Shape[] = [];
  for await (const shape of shapes()) all.push(shape);
  return \`\${all.map((s) => s.name).join()} \${total(all)}\`;
}
`);

const ts = require('typescript');
function build() {
  const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: console.log });
  const program = ts.createProgram(config.fileNames, config.options);
  const emitted = program.emit();
  const diagnostics = ts.getPreEmitDiagnostics(program).concat(emitted.diagnostics);
  console.log(ts.formatDiagnostics(diagnostics, {
    getCurrentDirectory: () => process.cwd(), getNewLine: () => '\n', getCanonicalFileName: (name) => name,
  }) || 'no diagnostics');
}

build();
for (const file of fs.readdirSync('out').sort()) {
  console.log(`---- ${file}`);
  console.log(fs.readFileSync(path.join('out', file), 'utf8'));
}
fs.appendFileSync('src/main.ts', 'const wrong: number = new Circle(1).name;\n');
build();
require(path.resolve('out/main.js')).main().then((result) => {
  console.log(result);
  process.argv.splice(2, Infinity, '--version');
  require(path.join(path.dirname(require.resolve('typescript')), 'tsc.js'));
});
