// SPDX-License-Identifier: MIT
'use strict';

// A TypeScript file of 5,000 lines from cold: types only, so that Node can run it too.
const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const measure = require('./support/measure');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const file = path.join(folder, 'program.ts');
const part = (i) => `interface Shape${i}<T extends string | number = string> { readonly kind: T; size?: number; area(this: Shape${i}<T>): number }
type Keys${i} = { [K in keyof Shape${i}]?: Shape${i}[K] extends Function ? never : K };
abstract class Base${i}<T extends string> implements Shape${i}<T> {
  protected readonly parts: Map<string, Array<number | undefined>> = new Map<string, number[]>();
  constructor(kind: T, size?: number) { this.kind = kind; this.size = size; }
  readonly kind: T;
  size?: number;
  abstract area(): number;
}
class Square${i} extends Base${i}<'square'> {
  area(): number { return (this.size as number)! ** 2 + ${i}; }
}
function total${i}<T extends Shape${i}>(shapes: readonly T[], map: (shape: T, index: number) => number = (shape) => shape.area()): number {
  return shapes.reduce<number>((sum: number, shape) => sum + map(shape, 0), 0) satisfies number;
}
let result${i}: number = total${i}<any>([new Square${i}('square', ${i})]);
`;
fs.writeFileSync(file, `${Array.from({ length: 312 }, (_, i) => part(i)).join('')}console.log(result311);\n`);

const runs = process.versions.deno ? ['run', '-A', '--quiet'] : [];
measure.once('run 5,000 lines of TypeScript', () => {
  const { status, stdout } = spawnSync(process.execPath, [...runs, file], { encoding: 'utf8', env: { ...process.env, DENO_DIR: folder } });
  if (status !== 0 || stdout !== `${311 * 311 + 311}\n`) throw new Error(`ended with ${status}: ${stdout}`);
}).finally(() => fs.rmSync(folder, { recursive: true }));
