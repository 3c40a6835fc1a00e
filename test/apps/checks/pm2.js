// SPDX-License-Identifier: MIT
'use strict';

// The process manager and its daemon: two workers of a server, a reload that drops no request, a program that fails, the end of all.
const fs = require('fs');
const http = require('http');
const path = require('path');
const { spawn } = require('child_process');
const { request } = require('./support/http');

process.env.PM2_HOME = path.resolve('pm2');
process.env.PM2_DISCRETE_MODE = 'true';
// --no-pmx: without pm2's own probe in the programs, which profiles them by a debugger session.
const bin = require.resolve('pm2/bin/pm2');

fs.writeFileSync('app.js', `
const http = require('http');
const server = http.createServer((req, res) => res.end(JSON.stringify({
  instance: process.env.NODE_APP_INSTANCE, pid: process.pid, version: process.env.VERSION, execPath: process.execPath,
})));
server.listen(0, '127.0.0.1', () => {
  require('fs').writeFileSync('port', String(server.address().port));
  process.send('ready');
});
process.on('SIGINT', () => server.close(() => process.exit(0)));
`);
fs.writeFileSync('once.js', 'console.log("out"); console.error("err"); process.exit(3);');

function pm2(...args) {
  return new Promise((resolve) => {
    const child = spawn('node', [bin, '--no-color', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => { output += chunk; });
    child.stderr.on('data', (chunk) => { output += chunk; });
    child.on('exit', (status) => setImmediate(() => resolve({ status, output })));
  });
}

async function list() {
  const { output } = await pm2('jlist');
  return JSON.parse(output.slice(output.indexOf('[{')));
}

const summary = (all) => all.map(({ name, pm_id: id, pm2_env: env }) => `${name} ${id} ${env.status} ${env.exec_mode} ${env.restart_time}`).sort();

async function ask(count) {
  const port = Number(fs.readFileSync('port', 'utf8'));
  const agent = new http.Agent({ keepAlive: false });
  const answers = [];
  for (let i = 0; i < count; i++) answers.push(JSON.parse((await request(port, '/', { agent })).body));
  return answers;
}

(async() => {
  try {
    const started = await pm2('start', 'app.js', '-i', '2', '--wait-ready', '--no-pmx', '--name', 'app');
    console.log('start', started.status);
    const first = await list();
    console.log(summary(first));
    const answers = await ask(20);
    console.log(new Set(answers.map(({ pid }) => pid)).size, answers.every(({ execPath }) => execPath === process.execPath));
    const reload = await pm2('reload', 'app', '--update-env');
    const second = await list();
    console.log('reload', reload.status, summary(second), second.every(({ pid }) => !first.some((old) => old.pid === pid)));
    console.log('scale', (await pm2('scale', 'app', '3')).status, summary(await list()));
    console.log('once', (await pm2('start', 'once.js', '--no-pmx', '--no-autorestart')).status);
    let all;
    do all = await list(); while (all.some(({ name, pm2_env: { status } }) => name === 'once' && status !== 'stopped'));
    const once = all.find(({ name }) => name === 'once');
    console.log(once.pm2_env.status, once.pm2_env.exit_code);
    console.log(fs.readFileSync(once.pm2_env.pm_out_log_path, 'utf8'), fs.readFileSync(once.pm2_env.pm_err_log_path, 'utf8'));
    const table = (await pm2('list')).output;
    console.log(table.split('\n').filter((line) => /\bapp\b/.test(line)).length);
    console.log('stop', (await pm2('stop', 'app')).status, summary(await list()));
    console.log('delete', (await pm2('delete', 'app')).status, summary(await list()));
    const pid = Number(fs.readFileSync('pm2/pm2.pid', 'utf8'));
    console.log('daemon', fs.readlinkSync(`/proc/${pid}/exe`) === process.execPath);
  } finally {
    console.log('kill', (await pm2('kill')).status, fs.existsSync('pm2/pm2.pid'));
  }
})();
