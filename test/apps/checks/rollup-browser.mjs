// SPDX-License-Identifier: MIT

// The build of rollup that brings its parser as WebAssembly, which it fetches.
import fs from 'node:fs';

globalThis.fetch = async(url) => new Response(fs.readFileSync(url), { headers: { 'content-type': 'application/wasm' } });
const { rollup, VERSION } = await import('rollup-browser');

const files = {
  entry: 'import { used } from "lib"; import * as all from "lib"; export default used + all.other; export { used as renamed } from "lib"; export const lazy = () => import("lazy");',
  lib: 'export const used = 1; export const other = 2; export const unused = sideEffect(); export function dead() {}',
  lazy: 'import { used } from "lib"; console.log("lazy", used);',
};
const plugin = { name: 'memory', resolveId: (id) => (id in files ? id : null), load: (id) => files[id] };
console.log(VERSION.split('.')[0]);
for (const format of ['es', 'cjs', 'iife']) {
  const bundle = await rollup({ input: 'entry', plugins: [plugin], onwarn: (warning) => console.log('warning', warning.code) });
  const { output } = await bundle.generate({ format, name: 'lib', sourcemap: format === 'es', exports: 'named', inlineDynamicImports: format === 'iife' });
  for (const chunk of output) console.log(`-- ${format} ${chunk.fileName} ${chunk.exports ?? ''}\n${chunk.code ?? ''}`);
  await bundle.close();
}
await rollup({ input: 'bad', plugins: [{ name: 'bad', resolveId: (id) => id, load: () => 'let = 1' }] }).catch((error) => console.log(error.code, error.message.split('\n')[0]));
