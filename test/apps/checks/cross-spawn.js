// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const spawn = require('cross-spawn');

fs.writeFileSync('script.js', `#!/usr/bin/env node
process.stdin.pipe(process.stdout);
process.on('exit', () => console.error(JSON.stringify(process.argv.slice(2)), process.env.EXTRA));
process.exitCode = 3;
`, { mode: 0o755 });
fs.writeFileSync('prints.js', 'console.log("x".repeat(200000)); console.log(process.argv[2]);');

const result = spawn.sync('./script.js', ['a b', '"quoted"', '$HOME', 'ü'], { input: 'input\n', encoding: 'utf8', env: { ...process.env, EXTRA: 'yes' } });
console.log(result.status, result.signal, result.stdout, result.stderr);
const missing = spawn.sync('no-such-program', ['x']);
console.log(missing.error.code, missing.error.syscall, missing.status);
console.log(spawn.sync('node', ['prints.js', 'last'], { encoding: 'utf8' }).stdout.slice(-6));

const child = spawn('node', ['prints.js', 'later'], { stdio: ['ignore', 'pipe', 'inherit'] });
let length = 0;
child.stdout.on('data', (chunk) => { length += chunk.length; });
child.on('close', (code, signal) => {
  console.log(code, signal, length);
  spawn('no-such-program').on('error', (error) => console.log(error.code, error.path, error.spawnargs));
});
