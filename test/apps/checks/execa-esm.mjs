// SPDX-License-Identifier: MIT

import { $, execa, execaNode, execaSync, parseCommandString } from 'execa-esm';
import fs from 'node:fs';

fs.writeFileSync('lines.mjs', 'for (const n of [1, 2, 3]) console.log(`line ${n}`); console.error("trouble"); process.exitCode = Number(process.argv[2] ?? 0);');
const { stdout, exitCode, all } = await execa('node', ['lines.mjs'], { all: true });
console.log(stdout, exitCode, all.split('\n').length);
console.log((await $`node -p ${'1 + 1'}`).stdout, (await $({ input: 'typed' })`cat`).stdout);
const failed = await execa('node', ['lines.mjs', '3'], { reject: false, lines: true });
console.log(failed.failed, failed.exitCode, failed.shortMessage, failed.stdout);
await execa('no-such-program').catch((error) => console.log(error.name, error.code, error.shortMessage));
for await (const line of execa('node', ['lines.mjs'])) console.log('iterated', line);
const piped = await execa('node', ['lines.mjs']).pipe('sort', ['-r']);
console.log(piped.stdout);
console.log(execaSync('node', ['-p', '"sync"']).stdout, parseCommandString('a b\\ c'));
const transform = function* (line) { yield `>${line}`; yield String(line.length); };
console.log((await execa({ stdout: transform })('node', ['lines.mjs'])).stdout);
const controller = new AbortController();
const waiting = execa('sleep', ['60'], { cancelSignal: controller.signal, reject: false });
controller.abort();
console.log((await waiting).isCanceled);
const child = execaNode(new URL('./support/execa_child.mjs', import.meta.url).pathname, { ipc: true });
await child.sendMessage(21);
console.log(await child.getOneMessage());
await child;
