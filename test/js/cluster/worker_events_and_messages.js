// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const cluster = require('node:cluster');

if (cluster.isWorker) {
  assert.deepStrictEqual(process.argv.slice(2), ['from', 'settings']);
  assert.strictEqual(process.env.ADDED, 'yes');
  process.on('message', (message) => {
    process.send({ echo: message });
    cluster.worker.disconnect();
  });
  return;
}

const events = [];
cluster.setupPrimary({ args: ['from', 'settings'] });
assert.deepStrictEqual(cluster.settings, {
  args: ['from', 'settings'], exec: __filename, execArgv: process.execArgv, silent: false,
});
for (const name of ['fork', 'online', 'message', 'disconnect', 'exit']) {
  cluster.on(name, (who, ...args) => events.push([name, who.id, ...args.slice(0, 1)]));
}
cluster.on('setup', (settings) => assert.deepStrictEqual(settings, cluster.settings));
const worker = cluster.fork({ ADDED: 'yes' });
assert.strictEqual(cluster.workers[1], worker);
assert.strictEqual(worker.isConnected(), true);
assert.strictEqual(worker.exitedAfterDisconnect, undefined);
worker.on('online', () => worker.send('hi'));

process.on('exit', () => {
  assert.deepStrictEqual(events.slice(0, 3),
                         [['fork', 1], ['online', 1], ['message', 1, { echo: 'hi' }]]);
  assert.deepStrictEqual(events.slice(3).sort(), [['disconnect', 1], ['exit', 1, 0]]);
  assert.strictEqual(worker.exitedAfterDisconnect, true);
  assert.deepStrictEqual(cluster.workers, {});
});
