// SPDX-License-Identifier: MIT
//
// Clocks, memory and processor time have the shapes and orders of magnitude they should.
'use strict';

const assert = require('node:assert');

const before = process.hrtime();
const [seconds, nanoseconds] = process.hrtime(before);
assert.ok(seconds >= 0 && nanoseconds >= 0 && nanoseconds < 1e9);
const first = process.hrtime.bigint();
assert.ok(process.hrtime.bigint() >= first);
assert.ok(process.uptime() > 0 && process.uptime() < 600);

const memory = process.memoryUsage();
assert.deepStrictEqual(Object.keys(memory),
                       ['rss', 'heapTotal', 'heapUsed', 'external', 'arrayBuffers']);
for (const value of Object.values(memory)) assert.ok(Number.isInteger(value) && value >= 0);
assert.ok(memory.rss > 1e6 && process.memoryUsage.rss() > 1e6);
assert.ok(memory.heapUsed > 0 && memory.heapUsed <= memory.heapTotal);
assert.ok(process.availableMemory() > 0);
assert.ok(process.constrainedMemory() >= 0);

for (const usage of [process.cpuUsage, process.threadCpuUsage]) {
  const start = usage();
  assert.deepStrictEqual(Object.keys(start), ['user', 'system']);
  const used = usage(start);
  assert.ok(used.user >= 0 && used.system >= 0);
}
while (process.cpuUsage().user === 0); // the system may count in steps of milliseconds
const resources = process.resourceUsage();
assert.strictEqual(Object.keys(resources).length, 16);
assert.ok(resources.maxRSS > 1000 && resources.userCPUTime > 0);
