// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const { Writable } = require('stream');
const concurrently = require('concurrently');

fs.writeFileSync('works.js', 'console.log("works", process.argv[2]); setTimeout(() => console.log("done", process.argv[2]), 20);');
fs.writeFileSync('fails.js', 'console.error("fails"); process.exit(3);');
fs.writeFileSync('waits.js', 'console.log("waiting"); process.on("SIGTERM", () => { console.log("stopped"); process.exit(0); }); setInterval(() => {}, 1000);');

async function run(title, commands, options) {
  let output = '';
  const outputStream = new Writable({ write(chunk, encoding, done) { output += chunk; done(); } });
  const { result } = concurrently(commands, { outputStream, prefixColors: ['reset'], ...options });
  const events = await result.then((list) => list, (list) => list);
  console.log(title, events.map(({ exitCode, killed, command, index }) => `${index} ${command.name} ${exitCode} ${killed}`).sort());
  // Which program writes first is nobody's business: the lines of each are in order.
  const lines = output.split('\n');
  console.log([...new Set(lines.map((line) => line.split(' ')[0]))].sort().map((prefix) => lines.filter((line) => line.split(' ')[0] === prefix).join('\n')).join('\n'));
}

(async() => {
  await run('parallel', [{ command: 'node works.js one', name: 'one' }, { command: 'node works.js two', name: 'two', env: { X: '1' } }], {});
  await run('fails', [{ command: 'node works.js one', name: 'one' }, { command: 'node fails.js', name: 'bad' }], {});
  await run('kill others', [{ command: 'node waits.js', name: 'waits' }, { command: 'node works.js two', name: 'two' }],
            { killOthersOn: ['success'], successCondition: 'first', maxProcesses: 2 });
  await run('one at a time', ['node works.js a', 'node works.js b'], { maxProcesses: 1, raw: true });
  await run('restarts', [{ command: 'node fails.js', name: 'again' }], { restartTries: 2, restartDelay: 10 });
  const bin = path.join(path.dirname(require.resolve('concurrently/package.json')), 'dist/bin/concurrently.js');
  const cli = spawnSync('node', [bin, '--no-color', '-n', 'x,y', '--success', 'all', '-m', '1', 'node works.js 1', 'node fails.js'], { encoding: 'utf8' });
  console.log(cli.status, cli.stdout, cli.stderr);
})();
