// SPDX-License-Identifier: MIT
//
// node:os: what it says of the machine has the right shape, and functions stand for their value.
'use strict';

const assert = require('node:assert');
const os = require('node:os');

assert.strictEqual(os.EOL, '\n');
assert.strictEqual(os.devNull, '/dev/null');
assert.throws(() => { os.EOL = 1; }, TypeError);
assert.strictEqual(os.type(), 'Linux');
assert.strictEqual(`${os.platform}`, process.platform);
assert.strictEqual(`${os.arch}`, process.arch);
assert.ok(['LE', 'BE'].includes(os.endianness()));
assert.ok(os.totalmem() > os.freemem() && os.uptime() > 0);
assert.strictEqual(os.availableParallelism() >= 1, true);
assert.strictEqual(os.loadavg().length, 3);
for (const text of [os.release(), os.version(), os.machine(), os.hostname(), os.homedir()]) {
  assert.ok(typeof text === 'string' && text.length > 0);
}

for (const cpu of os.cpus()) {
  assert.deepStrictEqual(Object.keys(cpu), ['model', 'speed', 'times']);
  assert.deepStrictEqual(Object.keys(cpu.times), ['user', 'nice', 'sys', 'idle', 'irq']);
}
const loopback = Object.values(os.networkInterfaces()).flat().find(({ internal }) => internal);
if (loopback?.family === 'IPv4') assert.strictEqual(loopback.cidr, '127.0.0.1/8');

process.env.TMPDIR = '/tmp/x/';
assert.strictEqual(os.tmpdir(), '/tmp/x');
delete process.env.TMPDIR;
process.env.TMP = '/';
assert.strictEqual(os.tmpdir(), '/');

const user = os.userInfo();
assert.deepStrictEqual(Object.keys(user), ['uid', 'gid', 'username', 'homedir', 'shell']);
assert.strictEqual(Object.getPrototypeOf(user), null);
assert.strictEqual(user.uid, process.getuid());
assert.ok(Buffer.isBuffer(os.userInfo({ encoding: 'buffer' }).username));
