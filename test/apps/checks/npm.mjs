// SPDX-License-Identifier: MIT

// npm's own command line.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';

const cli = createRequire(import.meta.url).resolve('npm/package.json').replace('package.json', 'bin/npm-cli.js');
const run = (...args) => spawnSync('node', [cli, '--offline', '--no-update-notifier', '--loglevel=error', ...args], { encoding: 'utf8' });
const npm = (...args) => {
  const { status, stdout, stderr } = run(...args);
  console.log(`$ npm ${args.join(' ')}\n${stdout}${stderr.replaceAll(/\S*_logs\S*/g, 'LOG')}(${status})`);
};
fs.mkdirSync('own/node_modules/dep', { recursive: true }); // not the home, where npm writes its logs
process.chdir('own');
fs.writeFileSync('node_modules/dep/package.json', '{"name":"dep","version":"2.1.0"}');
fs.writeFileSync('index.js', 'module.exports = 1;');
fs.writeFileSync('package.json', JSON.stringify({
  name: 'own', version: '1.0.0', dependencies: { dep: '^2.0.0', missing: '1' },
  scripts: { pretest: 'echo before', test: 'node -p process.env.npm_lifecycle_event', fails: 'exit 3', args: 'node -p "process.argv.slice(1).join()" --' },
}));
npm('--version');
npm('ls');
npm('ls', '--json', '--depth=0');
npm('test');
npm('run', 'fails');
npm('run', 'args', '--', 'a', 'b c');
npm('run');
const [{ name, version, files, unpackedSize }] = JSON.parse(run('pack', '--json').stdout);
console.log(name, version, files, unpackedSize, fs.existsSync('own-1.0.0.tgz'));
npm('pkg', 'get', 'name', 'dependencies');
npm('pkg', 'set', 'description=x');
npm('version', 'minor', '--no-git-tag-version');
npm('config', 'get', 'ignore-scripts');
npm('explain', 'dep');
npm('no-such-command');
console.log(fs.readFileSync('package.json', 'utf8'));
