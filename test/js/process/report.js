// SPDX-License-Identifier: MIT
//
// process.report: the sections, the files it writes, and its settings.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
const { report } = process;
report.directory = folder;
report.compact = true;
const error = Object.assign(new TypeError('reported'), { code: 'X' });
assert.strictEqual(report.writeReport('r.json', error), 'r.json');
const text = fs.readFileSync(path.join(folder, 'r.json'), 'utf8');
assert.strictEqual(text.trim().split('\n').length, 1);

const written = JSON.parse(text);
assert.deepStrictEqual(Object.keys(written), [
  'header', 'javascriptStack', 'javascriptHeap', 'nativeStack', 'resourceUsage',
  'uvthreadResourceUsage', 'libuv', 'workers', 'environmentVariables', 'userLimits',
  'sharedObjects',
]);
assert.strictEqual(written.header.event, 'JavaScript API');
assert.strictEqual(written.header.trigger, 'API');
assert.strictEqual(written.header.processId, process.pid);
assert.strictEqual(written.javascriptStack.message, 'TypeError: reported');
assert.match(written.javascriptStack.stack[0], /^at Object\.<anonymous> \(.*report\.js:15:/);
assert.deepStrictEqual(written.javascriptStack.errorProperties, { code: 'X' });

report.excludeNetwork = true;
report.excludeEnv = true;
const bare = report.getReport();
assert.strictEqual(bare.header.networkInterfaces, undefined);
assert.strictEqual(bare.environmentVariables, undefined);
assert.strictEqual(bare.javascriptStack.message, 'Error [ERR_SYNTHETIC]: JavaScript Callstack');
assert.throws(() => { report.compact = 3; }, { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => { report.signal = 'NONE'; }, { code: 'ERR_UNKNOWN_SIGNAL' });
assert.throws(() => report.getReport(null), { code: 'ERR_INVALID_ARG_TYPE' });
fs.rmSync(folder, { recursive: true });
