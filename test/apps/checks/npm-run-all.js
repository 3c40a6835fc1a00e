// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const { Writable } = require('stream');
const runAll = require('npm-run-all');

fs.writeFileSync('package.json', JSON.stringify({
  name: 'app', version: '1.0.0', config: { word: 'configured' },
  scripts: {
    'build:a': 'node step.js a', 'build:b': 'node step.js b', 'build:c:deep': 'node step.js c',
    'args': 'node step.js args', 'fails': 'node -e "process.exit(2)"', 'config': 'node -p process.env.npm_package_config_word',
  },
}));
fs.writeFileSync('step.js', 'require("fs").appendFileSync("log.txt", process.argv.slice(2).join(" ") + "\\n"); console.log("step", ...process.argv.slice(2));');

// npm itself is replaced: what is tested is who starts what. It gets: run [options] NAME [-- arguments].
fs.writeFileSync('npm.js', `
const { spawnSync } = require('child_process');
const words = process.argv.slice(2).filter((word) => word !== '--' && !word.startsWith('--'));
const { scripts, config } = require('./package.json');
const [run, name, ...rest] = words;
const env = { ...process.env, npm_package_config_word: config.word };
process.exitCode = spawnSync(scripts[name] + ' ' + rest.join(' '), { shell: true, stdio: 'inherit', env }).status;
`);
const options = { npmPath: path.resolve('npm.js') };

function capture() {
  const stream = new Writable({ write(chunk, encoding, done) { stream.text += chunk; done(); } });
  stream.text = '';
  return stream;
}

async function run(patterns, more) {
  fs.writeFileSync('log.txt', '');
  const stdout = capture();
  const stderr = capture();
  const results = await runAll(patterns, { ...options, stdout, stderr, ...more }).catch((error) => ({ error: error.message, results: error.results }));
  console.log(patterns, JSON.stringify(results));
  console.log(fs.readFileSync('log.txt', 'utf8').split('\n').sort().join(' '), stdout.text.split('\n').sort().join('|'), stderr.text);
}

(async() => {
  await run('build:*');
  await run(['build:**'], { parallel: true });
  await run(['build:a', 'build:b'], { parallel: true, maxParallel: 1, printLabel: true });
  await run(['args first "second {1}"'], { arguments: ['given'] });
  await run(['build:a', 'fails', 'build:b']);
  await run(['fails', 'build:b'], { continueOnError: true });
  await run('config');
  await run('nothing').catch((error) => console.log(error.message));
  const cli = (name, ...args) => {
    const bin = require.resolve(`npm-run-all/bin/${name}/index.js`);
    const env = { ...process.env, npm_execpath: path.resolve('npm.js') };
    const { status, stdout, stderr } = spawnSync('node', [bin, ...args], { encoding: 'utf8', env });
    console.log(name, status, stdout, stderr);
  };
  cli('run-s', '-s', 'build:a', 'build:b');
  cli('run-p', '-s', 'build:a');
  cli('npm-run-all', '-s', 'build:a', '-s', 'fails', 'build:b');
})();
