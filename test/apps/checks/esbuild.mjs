// SPDX-License-Identifier: MIT

// Its JavaScript API talks to a child process in a protocol of its own; synchronous calls wait for one here, not for a
// worker thread.
import fs from 'node:fs';

process.env.ESBUILD_WORKER_THREADS = '0';
const esbuild = await import('esbuild');

fs.writeFileSync('entry.ts', 'import { helper } from "./helper"; import data from "./data.json"; enum E { A = 5 } console.log(helper(E.A as number), data.name, virtual); import virtual from "virtual:x";');
fs.writeFileSync('helper.ts', 'export const helper = (n: number): number => n ** 2; export const unused = 1;');
fs.writeFileSync('data.json', '{"name":"data"}');
console.log((await esbuild.transform('const f = <T,>(x: T): T => x ?? <div {...x} />', { loader: 'tsx', target: 'es2017' })).code);
console.log(esbuild.transformSync('a = async () => { for await (x of y) ; }', { minify: true }).code);
const plugin = { name: 'virtual', setup(build) {
  build.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: 'virtual' }));
  build.onLoad({ filter: /.*/, namespace: 'virtual' }, ({ path }) => ({ contents: `export default ${JSON.stringify(path)}` }));
} };
const built = await esbuild.build({ entryPoints: ['entry.ts'], bundle: true, write: false, format: 'esm', plugins: [plugin], metafile: true, sourcemap: true, outdir: 'out' });
console.log(built.outputFiles.map((file) => file.path.slice(process.cwd().length)), built.outputFiles[1].text, Object.keys(built.metafile.inputs));
await esbuild.build({ entryPoints: ['missing.ts'], logLevel: 'silent' }).catch((error) => console.log(error.errors.map((e) => e.text)));
const context = await esbuild.context({ entryPoints: ['helper.ts'], write: false });
console.log((await context.rebuild()).outputFiles[0].text);
await context.dispose();
await esbuild.stop();
