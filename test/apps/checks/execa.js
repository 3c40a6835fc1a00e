// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const { PassThrough } = require('stream');
const execa = require('execa');

fs.mkdirSync('tools');
fs.writeFileSync('tools/greet', '#!/usr/bin/env node\nconsole.log("greetings from", process.argv[2]);\n', { mode: 0o755 });
fs.writeFileSync('echo.js', 'process.stdin.pipe(process.stdout); console.error("to stderr");');
fs.writeFileSync('fails.js', 'console.log("before"); console.error("why"); process.exit(7);');
fs.writeFileSync('waits.js', 'process.on("SIGTERM", () => { console.log("asked"); process.exit(0); }); console.log("ready"); setInterval(() => {}, 1000);');
fs.writeFileSync('child.js', 'process.on("message", (m) => { process.send({ twice: m.n * 2, flag: process.execArgv.length }); process.disconnect(); });');

const show = ({ command, exitCode, failed, killed, isCanceled, timedOut, signal, signalDescription, stdout, stderr, all, shortMessage }) =>
  console.log(JSON.stringify({ command, exitCode, failed, killed, isCanceled, timedOut, signal, signalDescription, stdout, stderr, all, shortMessage }));

(async() => {
  show(await execa('node', ['-p', '6 * 7']));
  show(await execa('node', ['echo.js'], { input: 'text\nlines\n', all: true }));
  show(await execa('greet', ['tools'], { preferLocal: true, localDir: '.', env: { PATH: `${fs.realpathSync('tools')}:${process.env.PATH}` } }));
  show(await execa('node', ['fails.js']).catch((error) => error));
  show(await execa('node', ['fails.js'], { reject: false, stripFinalNewline: false }));
  show(await execa('no-such-program', ['x']).catch((error) => error));
  show(await execa('node', ['waits.js'], { timeout: 1500, killSignal: 'SIGKILL' }).catch((error) => error));
  show(await execa.command('node -p process.argv.length a b\\ c'));
  show(await execa('echo "$A" | tr a-z A-Z', { shell: true, env: { A: 'shell' } }));
  show(execa.sync('node', ['echo.js'], { input: 'synchronous' }));

  const waiting = execa('node', ['waits.js']);
  waiting.stdout.once('data', () => waiting.kill('SIGTERM', { forceKillAfterTimeout: 20000 }));
  show(await waiting);
  const cancelled = execa('node', ['waits.js']);
  cancelled.stdout.once('data', () => cancelled.cancel());
  show(await cancelled.catch((error) => ({ ...error, command: error.command, shortMessage: undefined, exitCode: 'any', stdout: error.stdout.split('\n')[0] })));

  const child = execa.node('child.js', { nodeOptions: [] });
  child.send({ n: 21 });
  child.on('message', (message) => console.log(message));
  const { command, ...ended } = await child;
  console.log(command === `${process.execPath} child.js`);
  show(ended);

  const through = new PassThrough();
  const piped = execa('node', ['-e', 'for (let i = 0; i < 50000; i++) console.log(i)'], { buffer: false });
  let bytes = 0;
  through.on('data', (chunk) => { bytes += chunk.length; });
  piped.stdout.pipe(through);
  await piped;
  console.log(bytes);
  const limited = await execa('node', ['-p', '"x".repeat(5000)'], { maxBuffer: 1000 }).catch((error) => error);
  console.log(limited.code ?? limited.originalMessage, limited.stdout.length);
})();
