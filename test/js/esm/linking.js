// SPDX-License-Identifier: MIT
//
// Imports that nothing exports, names that two modules export, cycles, and errors that stay.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'esm-'));
const files = {
  'a.mjs': 'import { b } from "./b.mjs"; export const a = () => `a${b}`; export let n = 1; n++;',
  'b.mjs': 'import { a, n } from "./a.mjs"; export const b = 1; export { n as again };' +
    'export let early; try { a; } catch (e) { early = e.message; }',
  'missing.mjs': 'import { zz } from "./a.mjs";',
  'star.mjs': 'export * from "./x.mjs"; export * from "./y.mjs";',
  'x.mjs': 'export const same = 1, x = 1;',
  'y.mjs': 'export const same = 2, y = 2;',
  'conflict.mjs': 'import { same } from "./star.mjs";',
  'circle.mjs': 'import { c } from "./circle2.mjs"; export { c };',
  'circle2.mjs': 'export { c } from "./circle.mjs";',
  'named.mjs': 'import { nope } from "./plain.cjs";',
  'plain.cjs': 'exports.some = 1;',
  'throws.mjs': 'throw new Error("once");',
};
for (const name of Object.keys(files)) fs.writeFileSync(path.join(folder, name), files[name]);
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);

(async () => {
  const [a, b] = await Promise.all([load('a.mjs'), load('b.mjs')]);
  assert.deepStrictEqual([a.a(), a.n, b.again], ['a1', 2, 2]);
  assert.strictEqual(b.early, "Cannot access 'a' before initialization");

  const message = (text) => ({ name: 'SyntaxError', message: text });
  await assert.rejects(load('missing.mjs'), message(
    "The requested module './a.mjs' does not provide an export named 'zz'"));
  await assert.rejects(load('conflict.mjs'), message(
    "The requested module './star.mjs' contains conflicting star exports for name 'same'"));
  await assert.rejects(load('circle.mjs'), message(/^Detected cycle while resolving name 'c'/));
  await assert.rejects(load('named.mjs'), message(
    /^Named export 'nope' not found\. The requested module '\.\/plain\.cjs' is a CommonJS module/));
  assert.deepStrictEqual(Object.keys(await load('star.mjs')), ['x', 'y']);

  const errors = await Promise.all([1, 2].map(() => load('throws.mjs').catch((error) => error)));
  assert.strictEqual(errors[0].message, 'once');
  assert.strictEqual(errors[0], errors[1]);
  fs.rmSync(folder, { recursive: true });
})();
